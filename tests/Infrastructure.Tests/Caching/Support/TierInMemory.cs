using System.Collections.Concurrent;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Caching;

namespace OmicsOracle.Infrastructure.Tests.Caching.Support;

/// <summary>A lower tier whose bytes a test can see and spoil.</summary>
internal sealed class TierInMemory(CacheTier tier) : ILowerTier
{
    public ConcurrentDictionary<string, (byte[] Bytes, TimeSpan Lifetime)> Entries { get; } = new();

    public TierStatus Status => new(tier, TierStatus.On, null, Entries.Count, null, null);

    public ValueTask<TierEntry?> Get(string key, CancellationToken cancellation) =>
        new(Entries.TryGetValue(key, out var found) ? new TierEntry((byte[])found.Bytes.Clone(), found.Lifetime) : (TierEntry?)null);

    public ValueTask Set(string key, ReadOnlyMemory<byte> bytes, TimeSpan lifetime, CancellationToken cancellation)
    {
        Entries[key] = (bytes.ToArray(), lifetime);
        return ValueTask.CompletedTask;
    }

    public ValueTask Remove(string key, CancellationToken cancellation)
    {
        Entries.TryRemove(key, out _);
        return ValueTask.CompletedTask;
    }
}
