using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The catalogue's part of an answer.</summary>
/// <param name="CursorAfter">From where a next page goes on when only the first so many of the hits were shown.</param>
internal sealed record HeldPart(SearchAnswer Answer, Func<int, Task<SearchCursor?>> CursorAfter);

/// <summary>The catalogue asked for what a question means; word by word where that finds nothing and the words do.</summary>
internal sealed class UnderstoodSearch(LocalSearch local)
{
    private const string WordByWord = "Nothing holds this as it was understood, so its words were searched as they stand.";

    /// <exception cref="SourceUnavailable">There is no index to ask.</exception>
    public async Task<HeldPart> Answer(ReadQuestion read, SearchQuery query, CancellationToken cancellation)
    {
        var found = await local.Answer(read.Asked, cancellation);
        if (found.Total > 0)
        {
            return Part(found with { Interpretation = Told(found.Interpretation, read.Concepts, read.Notes) }, query, shown => local.CursorAfter(read.Asked, shown, cancellation));
        }

        // Limits that the question states still hold; what it excludes words alone cannot leave out.
        var worded = query with { Filters = read.Asked.Query.Filters };
        var words = read.Asked.Excluded.Count > 0 ? found : await local.Answer(worded, cancellation);
        IReadOnlyList<string> notes = read.Concepts.Count > 0 ? [WordByWord] : read.Notes;
        return words.Total == 0
            ? Part(found with { Interpretation = Told(found.Interpretation with { Dropped = words.Interpretation.Dropped }, read.Concepts, read.Notes) }, query, _ => Task.FromResult<SearchCursor?>(null))
            : Part(words with { Interpretation = Told(words.Interpretation, [], notes) }, query, shown => local.CursorAfter(worded, shown, cancellation));
    }

    private static Interpretation Told(Interpretation interpretation, IReadOnlyList<FoundConcept> concepts, IReadOnlyList<string> notes) =>
        interpretation with { Concepts = concepts, Notes = notes };

    private static HeldPart Part(SearchAnswer answer, SearchQuery query, Func<int, Task<SearchCursor?>> cursorAfter)
    {
        var fingerprint = SearchEnhanced.Fingerprint(query);
        return new(
            answer with { NextCursor = Stamped(answer.NextCursor) },
            async shown => Stamped(await cursorAfter(shown)));

        // The filters that were taken from the question are none of the cursor's: it belongs to the question as asked.
        SearchCursor? Stamped(SearchCursor? cursor) => cursor is null ? null : cursor with { Fingerprint = fingerprint };
    }
}
