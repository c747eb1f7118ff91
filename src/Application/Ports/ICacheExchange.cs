namespace OmicsOracle.Application.Ports;

/// <summary>What a caller asks of the cache, and what it is told of it.</summary>
public interface ICacheExchange
{
    /// <summary>Whether the caller wants its answer worked out anew (within its rate).</summary>
    bool WantsNew { get; }

    void Tell(in CacheOutcome outcome);
}

/// <summary>Where no headers are exchanged, such as at the terminal.</summary>
internal sealed class NoCacheExchange : ICacheExchange
{
    public bool WantsNew => false;

    public void Tell(in CacheOutcome outcome)
    {
    }
}
