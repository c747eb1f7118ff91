using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>GEO's answer to a question, or why there is none.</summary>
/// <param name="Hits">Null where GEO did not answer.</param>
internal sealed record LiveReport(SourceReport Source, LiveHits? Hits, AnswerKind Kind, TimeSpan? RetryAfter = null);

/// <summary>One question to one source elsewhere.</summary>
/// <param name="Source">In the answer's sources: "geo".</param>
/// <param name="Name">For people: "GEO".</param>
/// <param name="Key">By which its answer is kept.</param>
/// <param name="Limit">Series wanted.</param>
internal sealed record LiveQuestion(string Source, string Name, string Key, int Limit, Func<CancellationToken, Task<SourceAnswer<LiveHits>>> Ask);

/// <summary>GEO asked live. The same question is asked once while its answer is kept (a refusal: a minute), whoever asks.</summary>
internal sealed partial class LiveSearch(
    IGeoSource geo,
    IHarvestCheckpoints checkpoints,
    IAnswerCache cache,
    LiveKeeping keeping,
    IOptions<LiveOptions> options,
    TimeProvider time,
    ILogger<LiveSearch> log)
{
    public const string Source = "geo";
    public const string Name = "GEO";
    private static readonly string[] Tags = [CacheTag.Upstream];

    public TimeSpan Deadline => options.Value.Deadline;

    public bool IsOn => options.Value.Enabled && !geo.Budget.IsOff;

    /// <summary>Whether GEO can know little that the catalogue does not: everything was harvested, and lately.</summary>
    public async Task<bool> CatalogIsFresh(CancellationToken cancellation)
    {
        try
        {
            return await checkpoints.Find(HarvestScope.Everything.Key, cancellation) is { EndedAt: not null } harvest
                && time.GetUtcNow() - harvest.StartedAt < options.Value.FreshFor;
        }
        catch (SourceUnavailable)
        {
            return false;
        }
    }

    /// <inheritdoc cref="Ask(LiveQuestion, TimeSpan, CancellationToken)"/>
    public Task<LiveReport> Ask(SearchQuery query, TimeSpan patience, CancellationToken cancellation) =>
        Ask(new LiveQuestion(Source, Name, query.Canonical("upstream:geo:"), query.Limit, stop => geo.Search(query, stop)), patience, cancellation);

    /// <summary>Never throws for a fault of the source's.</summary>
    /// <param name="patience">After that the answer is a timeout. What comes later is kept, and answers whoever asks next.</param>
    public async Task<LiveReport> Ask(LiveQuestion question, TimeSpan patience, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var asked = Task.Run(() => Asked(question), CancellationToken.None);
        CachedAnswer<SourceAnswer<LiveHits>> kept;
        try
        {
            kept = await asked.WaitAsync(patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            _ = KeepLate(asked);
            return Failed(SourceStatus.Timeout, AnswerKind.Transient, FormattableString.Invariant($"{question.Name} did not answer within {patience.TotalSeconds:0.#} s."), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(SourceStatus.Timeout, AnswerKind.Transient, $"{question.Name} did not answer in time.", null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogUnexpected(question.Name, failure);
            return Failed(SourceStatus.Unavailable, AnswerKind.Malformed, $"{question.Name}'s answer could not be used.", null);
        }

        var answer = kept.Answer;
        return answer.HasValue || answer.Kind is AnswerKind.Empty ? Answered(answer) : Failed(StatusOf(answer.Kind), answer.Kind, LiveFailure.Sentence(answer.Kind, answer.Reason, question.Name), answer.RetryAfter);

        LiveReport Answered(SourceAnswer<LiveHits> told)
        {
            var hits = told.Value ?? new LiveHits(0, [], "", null, []);
            // Terms that NCBI dropped make an answer to another question, which the interpretation tells; only missing records make a thinner one.
            var thin = told.Kind is AnswerKind.Partial && hits.Datasets.Count < Math.Min(question.Limit, hits.Total);
            var (status, reason) = kept.Outcome.IsStale ? (SourceStatus.Stale, Ageing.Sentence(kept.Outcome.Age))
                : thin ? (SourceStatus.Stale, $"{question.Name} left out records that it had listed.")
                : (SourceStatus.Ok, null);
            return new(new(question.Source, status, hits.Total, Took(), time.GetUtcNow() - kept.Outcome.Age, reason), hits, told.Kind);
        }

        LiveReport Failed(SourceStatus status, AnswerKind kind, string reason, TimeSpan? retryAfter) =>
            new(new(question.Source, status, 0, Took(), null, reason), null, kind, retryAfter);

        double Took() => Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3);
    }

    /// <summary>Without the caller's cancellation: others may wait for the same answer, and a late one is kept.</summary>
    private async Task<CachedAnswer<SourceAnswer<LiveHits>>> Asked(LiveQuestion question) => await cache.GetOrCreate(
        new CacheEntry(question.Key, CacheProfile.Upstream, Tags, LiveFailure.Worth<LiveHits>),
        question.Ask,
        CancellationToken.None);

    private async Task KeepLate(Task<CachedAnswer<SourceAnswer<LiveHits>>> asked)
    {
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (asked is { IsCompletedSuccessfully: true, Result.Answer.Value: { } hits })
        {
            keeping.Keep(hits.Datasets);
        }
    }

    private static SourceStatus StatusOf(AnswerKind kind) => kind is AnswerKind.Throttled ? SourceStatus.Throttled : SourceStatus.Unavailable;

    [LoggerMessage(LogLevel.Error, "{Source}'s answer could not be used")]
    private partial void LogUnexpected(string source, Exception failure);
}
