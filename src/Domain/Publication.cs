namespace OmicsOracle.Domain;

/// <summary>A paper, as PubMed lists it.</summary>
/// <param name="PublishedOn">The first day it can be sorted by; null where PubMed has none.</param>
/// <param name="IsRetracted">Whether it has been taken back.</param>
public sealed record Publication(int PubMedId, string Title, IReadOnlyList<string> Authors, string? Journal, DateOnly? PublishedOn, string? Doi, bool IsRetracted);

/// <summary>One run of the Sequence Read Archive.</summary>
/// <param name="Run">SRR…, ERR… or DRR….</param>
/// <param name="Experiment">SRX… and the like.</param>
/// <param name="Spots">Reads or read pairs; null where the archive does not say.</param>
/// <param name="Bases">Null where the archive does not say.</param>
public sealed record SequencingRun(string Run, string? Experiment, string? Study, string? Sample, string? Strategy, string? Layout, string? Platform, long? Spots, long? Bases);
