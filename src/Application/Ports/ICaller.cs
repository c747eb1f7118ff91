namespace OmicsOracle.Application.Ports;

/// <summary>Who is calling, as far as limits are concerned.</summary>
public interface ICaller
{
    /// <summary>An address or the like; null for the operator at the terminal, who has no limit.</summary>
    string? Key { get; }

    /// <summary>The same as a null <see cref="Key"/>, at less cost where a key has to be written first.</summary>
    bool IsOperator => Key is null;
}
