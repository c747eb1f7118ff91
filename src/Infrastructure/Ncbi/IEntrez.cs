using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The E-utilities and GEO's file site, paced, retried and classified: each call says what it wants of NCBI, each answer what it turned out to be.
/// The adapters beside it turn that into the application's ports; nothing of the wire passes it.</summary>
internal interface IEntrez
{
    /// <summary>esearch: the uids of a term.</summary>
    /// <returns>Empty for no hits, with a value that still tells translation and dropped terms.</returns>
    Task<SourceAnswer<EntrezHits>> Search(EntrezSearch search, EntrezTurn turn, CancellationToken cancellation);

    /// <summary>esummary of db gds for uids, up to 200 a call (more are asked for in several calls), in their order. Partial where records are missing.</summary>
    Task<SourceAnswer<EntrezSeries>> Series(IReadOnlyList<int> uids, EntrezTurn turn, CancellationToken cancellation);

    /// <summary>esummary of db gds for a page of a search kept at NCBI.</summary>
    Task<SourceAnswer<EntrezSeries>> Series(EntrezHistory history, int start, int count, EntrezTurn turn, CancellationToken cancellation);

    /// <summary>esummary of db pubmed.</summary>
    Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, EntrezTurn turn, CancellationToken cancellation);

    /// <summary>elink from one database to another: the linked uids of each uid asked.</summary>
    Task<SourceAnswer<ILookup<int, long>>> Links(string from, IReadOnlyList<int> uids, string to, EntrezTurn turn, CancellationToken cancellation);

    /// <summary>esummary of db sra.</summary>
    Task<SourceAnswer<IReadOnlyList<SequencingRun>>> Runs(IReadOnlyList<long> uids, EntrezTurn turn, CancellationToken cancellation);

    /// <summary>The family SOFT file from GEO's file site, or acc.cgi where that has none.</summary>
    Task<SourceAnswer<Dataset>> Soft(Accession series, EntrezTurn turn, CancellationToken cancellation);

    SourceBudget Budget { get; }
}

/// <summary>Whose turn a call is: people go before the harvest.</summary>
internal enum EntrezTurn
{
    Person,
    Harvest,
}

/// <param name="Database">gds, pubmed, sra.</param>
/// <param name="Start">Of the page, from 0.</param>
/// <param name="Count">Uids wanted, at most 10,000; 0 asks for the count alone.</param>
/// <param name="Keep">Whether NCBI keeps the result, so that its pages can be asked for by <see cref="EntrezHistory"/>.</param>
/// <param name="Sort">"relevance" where the database has it; null for its usual order.</param>
internal sealed record EntrezSearch(string Database, string Term, int Start, int Count, bool Keep = false, string? Sort = null);

/// <param name="Total">All hits, not only this page's.</param>
/// <param name="History">Where it was asked to be kept.</param>
internal sealed record EntrezHits(int Total, IReadOnlyList<long> Uids, string? Translation, IReadOnlyList<string> Dropped, EntrezHistory? History);

/// <summary>A search kept at NCBI.</summary>
internal sealed record EntrezHistory(string WebEnv, string QueryKey);

/// <param name="Missing">Asked for and not answered with a record.</param>
internal sealed record EntrezSeries(IReadOnlyList<Dataset> Datasets, IReadOnlyList<int> Missing);
