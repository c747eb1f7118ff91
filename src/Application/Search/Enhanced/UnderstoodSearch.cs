using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced.Around;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The catalogue's part of an answer.</summary>
/// <param name="CursorAfter">From where a next page goes on when only the first so many of the hits were shown.</param>
internal sealed record HeldPart(SearchAnswer Answer, Func<int, Task<SearchCursor?>> CursorAfter);

/// <summary>The catalogue asked for what a question means; word by word where that finds nothing and the words do.</summary>
internal sealed class UnderstoodSearch(LocalSearch local, ISearchIndex index, AroundHits around)
{
    private const string WordByWord = "Nothing holds this as it was understood, so its words were searched as they stand.";

    /// <exception cref="SourceUnavailable">There is no index to ask.</exception>
    public async Task<HeldPart> Answer(ReadQuestion read, SearchQuery query, CancellationToken cancellation)
    {
        var understood = read.Asked;
        using var asked = query.After is null
            ? await Opened(query, () => index.Open(understood, AroundHits.Best, cancellation))
            : new(await local.Answer(understood, cancellation), null);
        if (asked.Found.Total > 0)
        {
            return Part(asked, shown => local.CursorAfter(understood, shown, cancellation), read.Concepts, read.Notes);
        }

        // Limits that the question states still hold; what it excludes words alone cannot leave out.
        var worded = new WordQuestion(query with { Filters = understood.Query.Filters }, []) { Mentioned = understood.Mentioned };
        using var words = understood.Excluded.Count > 0 ? null
            : query.After is null ? await Opened(query, () => index.Open(worded, AroundHits.Best, cancellation))
            : new(await local.Answer(worded, cancellation), null);
        IReadOnlyList<string> notes = read.Concepts.Count > 0 ? [WordByWord] : read.Notes;
        return words is { Found.Total: > 0 }
            ? Part(words, shown => local.CursorAfter(worded, shown, cancellation), [], notes)
            : Part(asked with { Found = asked.Found with { Interpretation = asked.Found.Interpretation with { Dropped = (words ?? asked).Found.Interpretation.Dropped } } }, _ => Task.FromResult<SearchCursor?>(null), read.Concepts, read.Notes);

        HeldPart Part(Asked outcome, Func<int, Task<SearchCursor?>> cursorAfter, IReadOnlyList<FoundConcept> concepts, IReadOnlyList<string> told)
        {
            var fingerprint = SearchEnhanced.Fingerprint(query);
            var found = outcome.Found with { Interpretation = outcome.Found.Interpretation with { Concepts = concepts, Notes = told } };
            var answer = outcome.Opened is null ? found : around.With(found, query, read, outcome.Opened, cancellation);
            return new(
                answer with { NextCursor = Stamped(answer.NextCursor) },
                async shown => Stamped(await cursorAfter(shown)));

            // The filters that were taken from the question are none of the cursor's: it belongs to the question as asked.
            SearchCursor? Stamped(SearchCursor? cursor) => cursor is null ? null : cursor with { Fingerprint = fingerprint };
        }
    }

    /// <summary>A first page is opened for what stands around it.</summary>
    private async Task<Asked> Opened(SearchQuery query, Func<Task<IOpenedQuestion>> open)
    {
        IOpenedQuestion? opened = null;
        var found = await local.Answer(query.Text, async () => (opened = await open()).Answer);
        return new(found, opened);
    }

    /// <param name="Opened">Null for a further page.</param>
    private sealed record Asked(SearchAnswer Found, IOpenedQuestion? Opened) : IDisposable
    {
        public void Dispose() => Opened?.Dispose();
    }
}
