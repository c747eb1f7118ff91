using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>What is kept of a question's way through a snapshot besides its page.</summary>
/// <param name="most">Of the best hits.</param>
internal sealed class Opening(IndexSnapshot snapshot, int most)
{
    /// <summary>All of them.</summary>
    public RecordSet Hits { get; } = new(snapshot.Reader.MaxDoc);

    /// <summary>The best in order.</summary>
    public Ranked[] Best { get; private set; } = [];

    /// <summary>The query with a page that has room for the best.</summary>
    public SearchQuery Widened(SearchQuery query) => query with { Limit = Math.Max(query.Limit, most) };

    /// <summary>Keeps the best of what was found for a widened query.</summary>
    /// <returns>The page that was asked for.</returns>
    public Ranked[] Page(Ranked[] ranked, SearchQuery query)
    {
        Best = ranked[..Math.Min(most, ranked.Length)];
        return ranked[..Math.Min(query.Limit, ranked.Length)];
    }
}
