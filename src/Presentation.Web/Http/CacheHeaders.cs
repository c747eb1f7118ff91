using System.Globalization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>What an answer's headers say of the cache (RFC 9111, RFC 9211). The texts change once a second at most, so they are made once for all answers between.</summary>
internal sealed class CacheHeaders
{
    /// <summary>For what is of the moment, or none of a cache's business.</summary>
    public const string NoStore = "no-store";

    /// <summary>May be kept, but each use is asked for first, by its ETag: exact for what lacks something or is overdue, where <c>max-age=0</c> would let a cache
    /// that is cut off from here give it again (RFC 9111, 4.2.4).</summary>
    private const string AskFirst = "no-cache";

    private readonly CacheOutcome _outcome;

    private CacheHeaders(in CacheOutcome outcome, TimeSpan clientMaxAge)
    {
        _outcome = outcome;
        var (age, left) = (Seconds(outcome.Age), Seconds(outcome.Left));
        Age = outcome.Forward is null ? age.ToString(CultureInfo.InvariantCulture) : null;
        var reuse = Math.Min(left, Seconds(clientMaxAge));
        Control = reuse > 0 && IsLasting(outcome)
            ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={(Age is null ? 0 : age) + reuse}, stale-while-revalidate={Seconds(clientMaxAge)}")
            : AskFirst;
        Status = outcome.Forward is { } forward
            ? string.Concat("OmicsOracle; fwd=", Word(forward), outcome.IsStored ? "; stored" : "", outcome.IsShared ? "; collapsed" : "")
            : string.Create(CultureInfo.InvariantCulture, $"OmicsOracle; hit; ttl={(outcome.IsStale ? Math.Min(left, -1) : left)}; detail={Word(outcome.Tier)}");
    }

    /// <summary>Whole seconds since the answer was made; null for one made for this call.</summary>
    public string? Age { get; }

    public string Control { get; }

    public string Status { get; }

    /// <param name="last">Headers made before, given again where they are the same.</param>
    public static CacheHeaders Of(in CacheOutcome outcome, TimeSpan clientMaxAge, CacheHeaders? last) =>
        last is not null && last.Says(outcome) ? last : new(outcome, clientMaxAge);

    private bool Says(in CacheOutcome other) =>
        Rounded(other) == Rounded(_outcome);

    private static CacheOutcome Rounded(in CacheOutcome outcome) => outcome with { Age = TimeSpan.FromSeconds(Seconds(outcome.Age)), Left = TimeSpan.FromSeconds(Seconds(outcome.Left)) };

    private static bool IsLasting(in CacheOutcome outcome) => outcome is { IsStale: false, IsThin: false } && (outcome.Forward is null || outcome.IsStored);

    private static long Seconds(TimeSpan time) => (long)Math.Floor(time.TotalSeconds);

    private static string Word(CacheForward forward) => forward switch
    {
        CacheForward.Bypass => "bypass",
        CacheForward.Stale => "stale",
        CacheForward.Request => "request",
        _ => "miss",
    };

    private static string Word(CacheTier tier) => tier switch
    {
        CacheTier.Redis => "redis",
        CacheTier.Disk => "disk",
        _ => "memory",
    };
}
