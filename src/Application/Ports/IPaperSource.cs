namespace OmicsOracle.Application.Ports;

/// <summary>Papers elsewhere, asked for the series that they rest on.</summary>
public interface IPaperSource
{
    /// <summary>The GEO series of the papers on what a question is about, in the order of the papers' relevance, and within the question's filters.
    /// Excluded groups are left out as far as title and summary tell.</summary>
    Task<SourceAnswer<LiveHits>> Series(ConceptQuestion question, CancellationToken cancellation);
}
