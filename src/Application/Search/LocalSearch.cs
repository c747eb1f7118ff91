using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>The catalogue's own answer, from the index.</summary>
internal sealed class LocalSearch(ISearchIndex index, TimeProvider time)
{
    /// <exception cref="SourceUnavailable">There is no index to ask.</exception>
    public Task<SearchAnswer> Answer(SearchQuery query, CancellationToken cancellation) => Answer(query.Text, () => index.Search(query, cancellation));

    /// <summary>The same, and by other names of what the words name.</summary>
    /// <inheritdoc cref="Answer(SearchQuery, CancellationToken)"/>
    public Task<SearchAnswer> Answer(WordQuestion question, CancellationToken cancellation) => Answer(question.Query.Text, () => index.Search(question, cancellation));

    /// <summary>The same for a question that was understood.</summary>
    /// <inheritdoc cref="Answer(SearchQuery, CancellationToken)"/>
    public Task<SearchAnswer> Answer(ConceptQuestion question, CancellationToken cancellation) => Answer(question.Query.Text, () => index.Search(question, cancellation));

    /// <summary>From where a next page goes on when only the first so many of a page's hits were shown.</summary>
    public async Task<SearchCursor?> CursorAfter(SearchQuery query, int shown, CancellationToken cancellation) =>
        shown == 0
            ? new SearchCursor(query.Fingerprint(), double.PositiveInfinity, 0)
            : (await index.Search(query with { Limit = shown }, cancellation)).NextCursor;

    /// <inheritdoc cref="CursorAfter(SearchQuery, int, CancellationToken)"/>
    public async Task<SearchCursor?> CursorAfter(WordQuestion question, int shown, CancellationToken cancellation) =>
        shown == 0
            ? new SearchCursor(question.Query.Fingerprint(), double.PositiveInfinity, 0)
            : (await index.Search(question with { Query = question.Query with { Limit = shown } }, cancellation)).NextCursor;

    /// <inheritdoc cref="CursorAfter(SearchQuery, int, CancellationToken)"/>
    public async Task<SearchCursor?> CursorAfter(ConceptQuestion question, int shown, CancellationToken cancellation) =>
        shown == 0
            ? new SearchCursor(question.Query.Fingerprint(), double.PositiveInfinity, 0)
            : (await index.Search(question with { Query = question.Query with { Limit = shown } }, cancellation)).NextCursor;

    /// <inheritdoc cref="Answer(SearchQuery, CancellationToken)"/>
    /// <param name="asked">As the answer repeats it.</param>
    /// <param name="ask">Asks the index.</param>
    public async Task<SearchAnswer> Answer(string asked, Func<Task<IndexAnswer>> ask)
    {
        var start = time.GetTimestamp();
        var status = index.Status;
        var found = await ask();
        var took = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3);

        var behind = status.State == IndexState.Behind;
        var source = new SourceReport(
            status.IsStarter ? "starter" : "local",
            behind ? SourceStatus.Stale : SourceStatus.Ok,
            found.Total,
            took,
            status.AsOf,
            behind ? "The index lacks the catalogue's latest changes." : null);
        return new SearchAnswer(
            asked,
            found.Total,
            took,
            behind ? Completeness.Partial : Completeness.Complete,
            [source],
            found.Interpretation,
            found.Facets,
            found.Results,
            found.NextCursor);
    }
}
