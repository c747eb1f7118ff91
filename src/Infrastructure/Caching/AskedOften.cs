using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Counts the first pages that are asked for, a bounded number of them.</summary>
internal sealed class AskedOften : IAskedOften
{
    private const int LongestKey = 2_000;
    private const int FewestCounted = 1_000;
    private const int CountedForEachKept = 8;
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(1);

    private readonly ICaller _caller;
    private readonly AskedFile _file;
    private readonly TimeProvider _time;
    private readonly int _kept;
    private readonly int _most;
    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private int _counted;
    private long _fadedAt;
    private volatile bool _isRecalled;

    public AskedOften(ICaller caller, AskedFile file, TimeProvider time, IOptions<CacheOptions> options)
    {
        (_caller, _file, _time, _fadedAt) = (caller, file, time, time.GetTimestamp());
        _kept = options.Value.Enabled ? options.Value.Warm.Searches : 0;
        _most = Math.Max(FewestCounted, CountedForEachKept * _kept);
    }

    public bool IsOn => _kept > 0;

    public void Note(string key, IKeptWarm asked)
    {
        if (_kept == 0 || _caller.IsOperator)
        {
            return;
        }

        if (_tallies.TryGetValue(key, out var tally))
        {
            tally.Again();
        }
        else if (asked is SearchDatasets { Query.After: null } search)
        {
            Add(key, search, weight: 1);
        }
    }

    public IReadOnlyList<SearchDatasets> Most() => [.. Ranked().Take(_kept).Select(t => t.Value.Search)];

    public async Task Recall(CancellationToken cancellation)
    {
        foreach (var (search, weight) in await _file.Read(cancellation))
        {
            var key = search.Cache.Key;
            if (_tallies.TryGetValue(key, out var tally))
            {
                tally.Add(weight);
            }
            else
            {
                Add(key, search, weight);
            }
        }

        _isRecalled = true;
    }

    public async Task Remember(CancellationToken cancellation)
    {
        if (_isRecalled)
        {
            Fade();
            await _file.Write([.. Ranked().Take(_kept).Select(t => new Asked(t.Value.Search, t.Value.Weight))], cancellation);
        }
    }

    private void Add(string key, SearchDatasets search, double weight)
    {
        if (key.Length > LongestKey || Volatile.Read(ref _counted) >= _most)
        {
            return;
        }

        if (_tallies.TryAdd(key, new(search, weight)))
        {
            Interlocked.Increment(ref _counted);
        }
    }

    /// <summary>Half of the room becomes free, so that what is asked from now on finds a place however much was asked once.</summary>
    private void Fade()
    {
        var now = _time.GetTimestamp();
        var left = Math.Pow(0.5, _time.GetElapsedTime(_fadedAt, now) / HalfLife);
        _fadedAt = now;
        foreach (var (key, _) in Ranked().Skip(_most / 2))
        {
            if (_tallies.TryRemove(key, out _))
            {
                Interlocked.Decrement(ref _counted);
            }
        }

        foreach (var tally in _tallies.Values)
        {
            tally.Fade(left);
        }
    }

    private IEnumerable<KeyValuePair<string, Tally>> Ranked() => _tallies.ToArray().OrderByDescending(t => t.Value.Weight).ThenBy(t => t.Key, StringComparer.Ordinal);

    /// <summary>How often something was asked: what has faded, and what came since.</summary>
    private sealed class Tally(SearchDatasets search, double weight)
    {
        private double _faded = weight;
        private long _since;

        public SearchDatasets Search { get; } = search;

        public double Weight => Volatile.Read(ref _faded) + Interlocked.Read(ref _since);

        public void Again() => Interlocked.Increment(ref _since);

        public void Add(double weight) => Volatile.Write(ref _faded, _faded + weight);

        public void Fade(double left) => Volatile.Write(ref _faded, (_faded + Interlocked.Exchange(ref _since, 0)) * left);
    }
}

/// <param name="Weight">How often, the longer ago the less.</param>
internal readonly record struct Asked(SearchDatasets Search, double Weight);
