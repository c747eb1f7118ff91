using OmicsOracle.Emulators.Endpoints;

namespace OmicsOracle.Emulators.Faults;

/// <summary>Which answers go wrong, and how. A planned fault waits for a request that it fits; others pass unharmed.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Left)> _next = [];
    private readonly Dictionary<string, long> _injected = [];
    private Fault[] _always = [];
    private Fault[] _mixture = [];
    private double _rate;
    private Random _random = new(0);

    internal FaultPlan()
    {
    }

    /// <summary>How often each went out, by name.</summary>
    public IReadOnlyDictionary<string, long> Injected
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, long>(_injected);
            }
        }
    }

    /// <summary>The next so many requests that it fits.</summary>
    public void Next(Fault fault, int count = 1)
    {
        lock (_gate)
        {
            _next.Add((fault, count));
        }
    }

    /// <summary>Every request that it fits, until <see cref="Clear"/>.</summary>
    public void Always(params Fault[] faults)
    {
        lock (_gate)
        {
            _always = faults;
        }
    }

    /// <summary>A share of the requests, each with one of the kinds that fit it, by a seed.</summary>
    /// <param name="rate">0 to 1.</param>
    /// <param name="kinds">None: <see cref="Fault.Passing"/>.</param>
    public void AtRate(double rate, int seed = 0, params IReadOnlyList<Fault> kinds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        lock (_gate)
        {
            (_rate, _random, _mixture) = (rate, new Random(seed), kinds is { Count: > 0 } ? [.. kinds] : [.. Fault.Passing]);
        }
    }

    /// <summary>From now on all is well.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _next.Clear();
            (_always, _rate) = ([], 0);
        }
    }

    internal Fault? Choose(EntrezRequest request)
    {
        lock (_gate)
        {
            var fault = Planned(request) ?? Array.Find(_always, f => f.Fits(request)) ?? Drawn(request);
            if (fault is not null)
            {
                _injected[fault.Name] = _injected.GetValueOrDefault(fault.Name) + 1;
            }

            return fault;
        }
    }

    private Fault? Planned(EntrezRequest request)
    {
        var place = _next.FindIndex(p => p.Fault.Fits(request));
        if (place < 0)
        {
            return null;
        }

        var (fault, left) = _next[place];
        if (left > 1)
        {
            _next[place] = (fault, left - 1);
        }
        else
        {
            _next.RemoveAt(place);
        }

        return fault;
    }

    private Fault? Drawn(EntrezRequest request)
    {
        if (_rate <= 0 || _random.NextDouble() >= _rate)
        {
            return null;
        }

        var fitting = Array.FindAll(_mixture, f => f.Fits(request));
        return fitting.Length == 0 ? null : fitting[_random.Next(fitting.Length)];
    }
}
