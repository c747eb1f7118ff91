using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using OmicsOracle.Infrastructure.Caching;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace OmicsOracle.Infrastructure.Tests.Caching.Redis;

/// <summary>Redis as the second level, with what a node keeps for itself behind it.</summary>
internal sealed class SharedAndOwn(IEnumerable<ILowerTier> tiers) : IDistributedCache
{
    private readonly ILowerTier _tier = tiers.First();

    public ConcurrentDictionary<string, byte[]> Own { get; } = new();

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        (await _tier.Get(key, token))?.Bytes ?? Own.GetValueOrDefault(key);

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await _tier.Set(key, value, options.AbsoluteExpirationRelativeToNow ?? options.AbsoluteExpiration!.Value - DateTimeOffset.UtcNow, token);
        Own[key] = value;
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await _tier.Remove(key, token);
        Own.TryRemove(key, out _);
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();
}

/// <summary>Entries as JSON in an envelope.</summary>
internal sealed class EnvelopedJson : IFusionCacheSerializer
{
    public byte[] Serialize<T>(T? obj)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(obj);
        var whole = new byte[Envelope.HeaderLength + payload.Length];
        payload.CopyTo(whole, Envelope.HeaderLength);
        Envelope.Seal(whole, 1);
        return whole;
    }

    public T? Deserialize<T>(byte[] data) => JsonSerializer.Deserialize<T>(data.AsSpan(Envelope.HeaderLength));

    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));
}
