using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>A tier below memory: entries as bytes in an <see cref="Envelope"/>. A guest: whatever is wrong with it, it answers at once and never throws;
/// it tells its <see cref="Status"/> instead.</summary>
internal interface ILowerTier
{
    TierStatus Status { get; }

    /// <summary>Null where the tier has no such entry, or a damaged one, or cannot answer now. The bytes are the caller's to change.</summary>
    ValueTask<TierEntry?> Get(string key, CancellationToken cancellation);

    /// <summary>Returns when the entry is safe or has been given up.</summary>
    /// <param name="lifetime">Above 0.</param>
    ValueTask Set(string key, ReadOnlyMemory<byte> bytes, TimeSpan lifetime, CancellationToken cancellation);

    ValueTask Remove(string key, CancellationToken cancellation);
}

/// <param name="Left">Of its lifetime in this tier; null where that would cost a question more and nobody needs it, as no lower tier is above to be filled.</param>
internal readonly record struct TierEntry(byte[] Bytes, TimeSpan? Left);
