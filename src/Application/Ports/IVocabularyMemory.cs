namespace OmicsOracle.Application.Ports;

/// <summary>What <see cref="IVocabulary"/> answers from.</summary>
public interface IVocabularyMemory
{
    /// <summary>Brings it up to what is held; until it is done, what was there before answers. Costs next to nothing where nothing has changed.</summary>
    /// <returns>Whether questions were read differently before, in this process.</returns>
    Task<bool> CatchUp(CancellationToken cancellation);
}
