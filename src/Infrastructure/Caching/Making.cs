using FluentValidation;
using OmicsOracle.Application;
using OmicsOracle.Application.Pipeline;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>An answer being worked out: decides how what comes of it is kept.</summary>
internal sealed class Making<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, EntryOptions options, CacheOptions settings, RecentDrops drops, TimeProvider time)
{
    private int _hasRun;

    /// <summary>Whether it was needed: no tier had the answer.</summary>
    public bool HasRun => Volatile.Read(ref _hasRun) == 1;

    public bool HadStale { get; private set; }

    /// <summary>What is to be replaced though it need not be; null where there is nothing, or it is overdue anyway.</summary>
    public Kept<T>? Held { get; init; }

    /// <summary>Null until it is done, and where it failed.</summary>
    public Kept<T>? Made { get; private set; }

    public bool IsStored { get; private set; }

    public async Task<Kept<T>> Run(FusionCacheFactoryExecutionContext<Kept<T>> context, CancellationToken cancellation)
    {
        HadStale = context.HasStaleValue;
        Volatile.Write(ref _hasRun, 1);
        var begun = time.GetUtcNow();
        try
        {
            var answer = await create(cancellation);
            var worth = entry.Worth?.Invoke(answer!) ?? CacheWorth.Whole;
            if (worth is CacheWorth.Thin && Held is { IsThin: false })
            {
                throw new SourceUnavailable(SourceUnavailable.Upstream, "Not every source answers now.");
            }

            if (worth is CacheWorth.Thin && context.StaleValue is { HasValue: true, Value.IsThin: false })
            {
                return context.Fail("A thinner answer does not replace a whole one.");
            }

            Made = new Kept<T>(answer, begun, begun + (worth is CacheWorth.Whole ? options.Fresh : settings.Negative), worth is CacheWorth.Thin);
            Keep(context, begun, worth, AnswerSize.Of(answer));
            return Made;
        }
        catch (Exception failure) when (failure is NotFoundException or ValidationException)
        {
            // It can be had, and the answer is no: an older yes would be untrue.
            context.Options.IsFailSafeEnabled = false;
            throw;
        }
    }

    private void Keep(FusionCacheFactoryExecutionContext<Kept<T>> context, DateTimeOffset begun, CacheWorth worth, long size)
    {
        context.Options.Size = size;
        IsStored = !drops.AnySince(begun, entry.Tags);
        if (!IsStored)
        {
            (context.Options.SkipMemoryCacheWrite, context.Options.SkipDistributedCacheWrite) = (true, true);
        }
        else if (worth is not CacheWorth.Whole)
        {
            EntryOptions.MakeBrief(context.Options, settings.Negative);
        }
    }
}
