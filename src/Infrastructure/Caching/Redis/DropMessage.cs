using ZiggyCreatures.Caching.Fusion.Backplane;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>What all nodes have to hear of once: a tag dropped, or a key removed.</summary>
/// <param name="Name">What happened to which key: of two with the same name only the later one counts.</param>
/// <param name="At">Milliseconds since year 1, rounded up, so that a number of Redis holds it exactly and nothing older than the drop survives it.</param>
internal readonly record struct DropMessage(string Name, long At)
{
    private const string SourceElsewhere = "redis";

    public static DropMessage Of(BackplaneMessage message) => new(
        $"{(char)('0' + (int)message.Action)}{message.CacheKey}",
        (message.Timestamp + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond);

    /// <param name="source">Who tells it; any other node when null.</param>
    public BackplaneMessage ToMessage(string? source = null) => new(At * TimeSpan.TicksPerMillisecond)
    {
        SourceId = source ?? SourceElsewhere,
        Action = (BackplaneMessageAction)(Name[0] - '0'),
        CacheKey = Name[1..],
    };
}
