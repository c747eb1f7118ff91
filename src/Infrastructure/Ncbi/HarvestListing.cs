using System.Runtime.CompilerServices;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>A series to be read, and the slice it was listed in.</summary>
internal readonly record struct ListedSeries(DaySlice Slice, int Uid);

/// <summary>Lists the uids of a scope, slice by slice and ascending in each, with one esearch a slice of up to 10,000.</summary>
/// <remarks>The uids are taken at once rather than page by page from a result kept at NCBI: a kept result expires,
/// and after that its pages need not be the same. A list in hand can neither lose nor repeat a series.</remarks>
internal sealed class HarvestListing(IEntrez entrez, Patience patience, TimeProvider time)
{
    /// <summary>Before GEO's first day, so that none is missed.</summary>
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The place before the first series; null where the scope is empty.</summary>
    /// <exception cref="SourceUnavailable">NCBI refuses the term, or would search something else.</exception>
    public async Task<HarvestPlace?> Start(HarvestScope scope, CancellationToken cancellation)
    {
        if (scope.Term is { } term && EntrezText.FaultOf(term) is { } fault)
        {
            throw Refused(fault);
        }

        var all = new DaySlice(scope.UpdatedSince ?? FirstDay, null);
        var everything = scope == HarvestScope.Everything;
        var answer = await patience.Ask(
            stop => Search(scope, all, 0, 0, stop),
            // Nothing in all of GEO cannot be; and a term of one's own may fail for ever, in the words of a passing fault.
            a => everything ? IsNothing(a) : scope.Term is not null && a.Kind == AnswerKind.Transient,
            cancellation);
        if (answer.Value is not { Total: > 0 } hits)
        {
            return !IsNothing(answer) ? throw Refused(answer.Reason)
                : everything ? throw new SourceUnavailable(SourceUnavailable.Upstream, "NCBI says that all of GEO holds no series, which cannot be; sync again later.")
                : null;
        }

        if (hits.Dropped.Count > 0)
        {
            throw Refused($"it does not search {string.Join(", ", hits.Dropped)}");
        }

        var first = hits.Total > DaySlice.MostSeries ? all.Shorter(hits.Total, Today) ?? all : all;
        return new(first, 0, 0, hits.Total);
    }

    /// <summary>What comes after a place. While a slice is being used, the next one is listed.</summary>
    /// <exception cref="SourceUnavailable">NCBI refuses the term.</exception>
    public async IAsyncEnumerable<ListedSeries> After(HarvestScope scope, HarvestPlace place, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (slice, uids) in Slices(scope, place, cancellation).OneAhead(cancellation))
        {
            foreach (var uid in uids)
            {
                yield return new(slice, uid);
            }
        }
    }

    private async IAsyncEnumerable<(DaySlice Slice, IEnumerable<int> Uids)> Slices(HarvestScope scope, HarvestPlace place, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (DaySlice? next = place.Slice; next is { } slice;)
        {
            var last = slice == place.Slice ? place.Uid : 0;
            var (total, uids) = await List(scope, slice, mayGrow: last > 0, cancellation);
            if (uids is null)
            {
                next = slice.Shorter(total, Today);
                continue;
            }

            yield return (slice, uids.Where(u => u > last));
            next = slice.Next(total, Today);
        }
    }

    private static bool IsNothing(SourceAnswer<EntrezHits> answer) => answer.Kind == AnswerKind.Empty || answer.Value is { Total: 0 };

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <param name="mayGrow">Whether it stays as it is however full, since a part of it is read already.</param>
    /// <returns>The uids, ascending; null where the slice is to be cut shorter.</returns>
    private async Task<(int Total, IReadOnlyCollection<int>? Uids)> List(HarvestScope scope, DaySlice slice, bool mayGrow, CancellationToken cancellation)
    {
        var uids = new SortedSet<int>();
        var total = 0;
        var answer = await patience.Ask(ListOnce, a => a.Kind == AnswerKind.Partial, cancellation);
        if (answer.Kind == AnswerKind.Partial)
        {
            throw new SourceUnavailable(SourceUnavailable.Upstream, $"NCBI counts {total} series and lists only {uids.Count} of them, again and again; sync again later, it goes on where it ended.");
        }

        return answer.HasValue || answer.Kind == AnswerKind.Empty
            ? (total, uids.Count == 0 && total > 0 ? null : uids)
            : throw Refused(answer.Reason);

        async Task<SourceAnswer<EntrezHits>> ListOnce(CancellationToken stop)
        {
            var listed = 0;
            total = 0;
            uids.Clear();
            while (true)
            {
                var answer = await Search(scope, slice, listed, DaySlice.MostSeries, stop);
                if (answer.Value is not { } hits)
                {
                    return answer;
                }

                total = hits.Total;
                if (total > DaySlice.MostSeries && !mayGrow && slice.Shorter(total, Today) is not null)
                {
                    return answer with { Kind = AnswerKind.Ok };
                }

                uids.UnionWith(hits.Uids.Where(IsSeries).Select(u => (int)u));
                listed += DaySlice.MostSeries;
                if (listed >= total)
                {
                    return answer with { Kind = uids.Count >= total ? AnswerKind.Ok : uids.Count > 0 ? AnswerKind.Partial : AnswerKind.Malformed };
                }
            }
        }
    }

    private Task<SourceAnswer<EntrezHits>> Search(HarvestScope scope, DaySlice slice, int start, int count, CancellationToken cancellation)
    {
        var days = EntrezDays.Range(scope.UpdatedSince is null ? EntrezDays.Published : EntrezDays.Updated, slice.From, slice.To);
        var term = $"{(scope.Term is null ? "" : $"({scope.Term}) AND ")}{EntrezTerm.OnlySeries} AND {days}";
        return entrez.Search(new("gds", term, start, count), EntrezTurn.Harvest, cancellation);
    }

    private static bool IsSeries(long uid) => uid is > 200_000_000 and < 300_000_000;

    private static SourceUnavailable Refused(string? reason) => new(SourceUnavailable.Upstream, $"NCBI refuses the query of the harvest: {reason ?? "it does not say why"}.");
}
