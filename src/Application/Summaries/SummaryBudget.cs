using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Summaries;

/// <summary>What models may still cost today, in all and for each caller. What a call may cost at most is set aside before it, so that many at once do not spend more than there is.</summary>
internal sealed class SummaryBudget(ISpendings spendings, ICaller caller, IOptions<SummaryOptions> options, TimeProvider time)
{
    /// <summary>Callers remembered in a day; more are counted as one.</summary>
    private const int MostCallers = 10_000;
    private const string Others = "others";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, decimal> _byCaller = new(StringComparer.Ordinal);
    private decimal _setAside;
    private DateOnly _day;

    /// <summary>Sets aside what a call may cost; null, with the reason, where that is more than there is left.</summary>
    /// <param name="estimate">Null where nobody knows: then nothing can be kept to, and a budget that is set allows nothing.</param>
    public (Reservation? Reservation, string? Reason) Reserve(decimal? estimate)
    {
        var (set, amount) = (options.Value, estimate ?? 0);
        if (estimate is null && (set.DailyBudget is not null || set.CallerDailyBudget is not null))
        {
            return (null, "A budget is set for the language model and no price for it, so it is not asked.");
        }

        lock (_gate)
        {
            var today = Today();
            var key = caller.Key is { } named ? _byCaller.ContainsKey(named) || _byCaller.Count < MostCallers ? named : Others : null;
            if (set.DailyBudget is { } all && spendings.On(today) + _setAside + amount > all)
            {
                return (null, "Today's budget for the language model is used up; it is renewed at midnight UTC.");
            }

            if (key is not null && set.CallerDailyBudget is { } each && _byCaller.GetValueOrDefault(key) + amount > each)
            {
                return (null, "Your budget for the language model is used up for today; it is renewed at midnight UTC.");
            }

            _setAside += amount;
            if (key is not null)
            {
                _byCaller[key] = _byCaller.GetValueOrDefault(key) + amount;
            }

            return (new(this, key, today, amount), null);
        }
    }

    private void Settle(Reservation reservation, decimal cost)
    {
        lock (_gate)
        {
            if (Today() == reservation.Day)
            {
                _setAside -= reservation.Amount;
                if (reservation.Key is { } key)
                {
                    _byCaller[key] = _byCaller.GetValueOrDefault(key) - reservation.Amount + cost;
                }
            }

            if (cost > 0)
            {
                spendings.Add(reservation.Day, cost);
            }
        }
    }

    private DateOnly Today()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today != _day)
        {
            (_day, _setAside) = (today, 0);
            _byCaller.Clear();
        }

        return today;
    }

    /// <summary>What was set aside for one call; what is not settled when it is disposed has cost what was set aside, since nobody knows better.</summary>
    internal sealed class Reservation(SummaryBudget budget, string? key, DateOnly day, decimal amount) : IDisposable
    {
        private bool _isSettled;

        public string? Key => key;

        public DateOnly Day => day;

        public decimal Amount => amount;

        public void Settle(decimal cost)
        {
            if (!_isSettled)
            {
                _isSettled = true;
                budget.Settle(this, cost);
            }
        }

        public void Dispose() => Settle(amount);
    }
}
