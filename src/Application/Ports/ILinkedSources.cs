using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>What other NCBI databases know of a series.</summary>
public interface ILinkedSources
{
    /// <summary>The papers of the PubMed ids, in their order.</summary>
    Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, CancellationToken cancellation);

    /// <summary>The sequencing runs behind a series.</summary>
    Task<SourceAnswer<IReadOnlyList<SequencingRun>>> Runs(Accession series, CancellationToken cancellation);
}
