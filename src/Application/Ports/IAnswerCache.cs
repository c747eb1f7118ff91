using OmicsOracle.Application.Pipeline;

namespace OmicsOracle.Application.Ports;

/// <summary>Keeps answers.</summary>
public interface IAnswerCache
{
    /// <summary>The kept answer, or a new one by <paramref name="create"/>, which runs once however many callers wait. A failure is not kept.</summary>
    ValueTask<T> GetOrCreate<T>(CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation);

    /// <summary>Drops every answer that carries the tag.</summary>
    ValueTask Drop(string tag, CancellationToken cancellation);
}
