namespace OmicsOracle.Application.Ports;

/// <summary>The permits of whoever is calling now.</summary>
public interface IPermits
{
    /// <summary>Takes <paramref name="cost"/> permits, or says when there will be enough.</summary>
    bool TrySpend(int cost, out TimeSpan retryAfter);

    /// <summary>What whoever is calling could spend at once; null for the operator, who has no limit.</summary>
    PermitsLeft? Left { get; }

    /// <summary>The same for every caller.</summary>
    PermitPolicy Policy { get; }
}

/// <param name="Burst">Permits that can be saved up.</param>
/// <param name="Window">Seconds in which so many come back.</param>
public readonly record struct PermitPolicy(int Burst, int Window);

/// <param name="Permits">Whole ones.</param>
/// <param name="UntilAll">Seconds until all are back; 0 where none is spent.</param>
public readonly record struct PermitsLeft(int Permits, int UntilAll);
