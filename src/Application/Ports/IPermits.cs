namespace OmicsOracle.Application.Ports;

/// <summary>The permits of whoever is calling now.</summary>
public interface IPermits
{
    /// <summary>Takes <paramref name="cost"/> permits, or says when there will be enough.</summary>
    bool TrySpend(int cost, out TimeSpan retryAfter);
}
