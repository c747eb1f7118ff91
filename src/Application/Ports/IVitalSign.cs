namespace OmicsOracle.Application.Ports;

/// <summary>Something that the service cannot answer without, looked at now and then behind the answers.</summary>
public interface IVitalSign
{
    /// <summary>One word: store, disk.</summary>
    string Name { get; }

    /// <summary>Looks. May take as long as a bad disk does; whoever asks does not wait for ever.</summary>
    /// <returns>How it is, with a sentence where it is not well.</returns>
    VitalSignSeen Look();
}

/// <param name="Reason">One sentence; null where all is well.</param>
public readonly record struct VitalSignSeen(Catalog.ReadinessStatus Status, string? Reason)
{
    public static VitalSignSeen Well => new(Catalog.ReadinessStatus.Ready, null);
}
