using System.Collections.Concurrent;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>Keeps nothing unless a test lets it, and notes what is dropped.</summary>
internal sealed class CacheInMemory(bool keeps = false) : IAnswerCache
{
    private readonly ConcurrentDictionary<string, object> _kept = [];

    public IReadOnlyList<TierStatus> Tiers => [];

    public ConcurrentQueue<string> Dropped { get; } = [];

    public async ValueTask<CachedAnswer<T>> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation)
    {
        if (!keeps)
        {
            return new(await create(cancellation), default);
        }

        if (!_kept.TryGetValue(entry.Key, out var kept))
        {
            _kept[entry.Key] = kept = (await create(cancellation))!;
        }

        return new((T)kept, default);
    }

    public ValueTask Drop(string tag, CancellationToken cancellation)
    {
        Dropped.Enqueue(tag);
        return ValueTask.CompletedTask;
    }
}
