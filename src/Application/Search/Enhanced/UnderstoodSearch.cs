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
    /// <exception cref="SourceUnavailable">There is no index to ask.</exception>
    public async Task<HeldPart> Answer(ReadQuestion read, SearchQuery query, CancellationToken cancellation)
    {
        var decided = await WordFallback.Decide(
            read,
            query,
            async understood => query.After is null ? await Opened(query, () => index.Open(understood, AroundHits.Best, cancellation)) : new Asked(await local.Answer(understood, cancellation), null),
            async words => query.After is null ? await Opened(query, () => index.Open(words, AroundHits.Best, cancellation)) : new Asked(await local.Answer(words, cancellation), null),
            asked => asked.Found.Total);
        using var outcome = decided.Found;
        using var other = decided.Other;
        var fingerprint = SearchEnhanced.Fingerprint(query);
        var found = Told();
        var answer = outcome.Opened is null ? found : around.With(found, query, read, outcome.Opened, cancellation);
        return new(
            answer with { NextCursor = Stamped(answer.NextCursor) },
            async shown => found.Total == 0 ? null : Stamped(decided.InWords is { } words ? await local.CursorAfter(words, shown, cancellation) : await local.CursorAfter(read.Asked, shown, cancellation)));

        SearchAnswer Told()
        {
            var (told, total) = (outcome.Found.Interpretation, outcome.Found.Total);
            var dropped = total == 0 && other is not null ? other.Found.Interpretation.Dropped : told.Dropped;
            return outcome.Found with
            {
                Interpretation = told with
                {
                    Concepts = decided.Concepts,
                    Dropped = dropped,
                    Notes = [.. decided.Notes, .. told.Notes, .. TellingNothing.Notes(read.Asked, total, index.Status.Records)],
                },
            };
        }

        // The filters that were taken from the question are none of the cursor's: it belongs to the question as asked.
        SearchCursor? Stamped(SearchCursor? cursor) => cursor is null ? null : cursor with { Fingerprint = fingerprint };
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
