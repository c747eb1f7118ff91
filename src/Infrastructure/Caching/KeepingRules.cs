using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Pipeline;
using ZiggyCreatures.Caching.Fusion;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>What FusionCache is told once, for all entries.</summary>
internal static class KeepingRules
{
    private const int MostToRecover = 5_000;
    private static readonly TimeSpan MarkInMemory = TimeSpan.FromHours(1);
    private static readonly TimeSpan RecoveryDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>A mark outlives every answer that it may concern, in every tier.</summary>
    public static TimeSpan LongestOf(CacheOptions settings) =>
        (Enum.GetValues<CacheProfile>().Select(settings.For).Max(l => new[] { l.Memory, l.Redis, l.Disk }.Max()) * (1 + settings.Jitter)) + settings.Stale;

    public static void Apply(FusionCacheOptions fusion, CacheOptions settings)
    {
        fusion.RemoveByTagBehavior = RemoveByTagBehavior.Remove; // what was dropped is known to be wrong, so it is not given as stale either
        fusion.FactoryErrorsLogLevel = LogLevel.None; // a failure travels to its caller, who logs what is worth it
        fusion.SerializationErrorsLogLevel = LogLevel.None; // the text it logs holds the key
        fusion.DistributedCacheKeyModifierMode = CacheKeyModifierMode.None; // the envelope knows its version

        fusion.AutoRecoveryDelay = RecoveryDelay;
        fusion.AutoRecoveryMaxItems = MostToRecover;

        var longest = LongestOf(settings);
        var marks = fusion.TagsDefaultEntryOptions;
        marks.Size = AnswerSize.Marker;
        marks.Duration = MarkInMemory;
        marks.IsFailSafeEnabled = true;
        (marks.DistributedCacheDuration, marks.FailSafeMaxDuration, marks.DistributedCacheFailSafeMaxDuration) = (longest, longest, longest);
        marks.AllowBackgroundDistributedCacheOperations = false; // a drop that has returned stands in every tier,
        marks.AllowBackgroundBackplaneOperations = false; // and has been told, or waits to be
    }
}
