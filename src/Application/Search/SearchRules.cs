using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>What every search that is answered page by page keeps to.</summary>
internal static class SearchRules
{
    /// <param name="fingerprint">What a cursor of this search carries; 0 where the question has none.</param>
    public static void Check(SearchQuery query, SearchSource source, uint fingerprint, ref Faults faults)
    {
        SearchQueryRules.Check(query, ref faults);
        faults.Require(Enum.IsDefined(source), "source", "Look in auto, local or live.");
        if (query.After is { } cursor)
        {
            faults.Require(source is not SearchSource.Live, "cursor", "A live search has one page; raise the limit, or leave source out.");
            faults.Require(cursor.Fingerprint == fingerprint, "cursor", "The cursor belongs to another question; leave it out for the first page.");
        }
    }
}
