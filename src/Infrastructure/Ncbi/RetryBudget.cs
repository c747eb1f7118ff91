namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Permits retries as a share of the requests, so that a failing NCBI is not asked several times over by everyone.</summary>
internal sealed class RetryBudget
{
    private const double Most = 20, EarnedByARequest = 0.4;
    private readonly Lock _lock = new();
    private double _held = Most;

    public void Earn()
    {
        lock (_lock)
        {
            _held = Math.Min(Most, _held + EarnedByARequest);
        }
    }

    public bool TrySpend()
    {
        lock (_lock)
        {
            if (_held < 1)
            {
                return false;
            }

            _held--;
            return true;
        }
    }
}
