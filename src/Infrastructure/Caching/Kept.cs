using System.Text.Json.Serialization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>An answer as the tiers keep it.</summary>
/// <param name="answer">The answer.</param>
/// <param name="madeAt">When the work on it began: what has changed since is not in it.</param>
/// <param name="freshUntil">When it has to be worked out again.</param>
/// <param name="isThin">Whether it lacks something.</param>
internal sealed class Kept<T>(T answer, DateTimeOffset madeAt, DateTimeOffset freshUntil, bool isThin)
{
    private int _from = (int)CacheTier.Memory;
    private int _isOutlived;

    public T Answer { get; init; } = answer;

    public DateTimeOffset MadeAt { get; init; } = madeAt;

    public DateTimeOffset FreshUntil { get; init; } = freshUntil;

    public bool IsThin { get; init; } = isThin;

    /// <summary>Whether it was given because no newer one could be had.</summary>
    [JsonIgnore]
    public bool IsOutlived => Volatile.Read(ref _isOutlived) == 1;

    public void Outlive() => Volatile.Write(ref _isOutlived, 1);

    /// <summary>The tier it was just read from; told once, since afterwards it is in memory.</summary>
    public CacheTier TakeOrigin() =>
        Volatile.Read(ref _from) == (int)CacheTier.Memory ? CacheTier.Memory : (CacheTier)Interlocked.Exchange(ref _from, (int)CacheTier.Memory);

    public void CameFrom(CacheTier tier) => Volatile.Write(ref _from, (int)tier);
}
