using OmicsOracle.Emulators.Endpoints;

namespace OmicsOracle.Emulators.Traffic;

/// <summary>What came in, counted where it arrives.</summary>
public sealed class TrafficCount
{
    private const int MostKept = 20_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<string, long> _byEndpoint = [];
    private readonly Queue<SeenRequest> _requests = new();
    private RateLimit _window;
    private int _inFlight, _mostInFlight, _mostInASecond;
    private long _throttled;

    internal TrafficCount(TimeProvider time) => (_time, _window) = (time, new(time));

    /// <summary>All requests, whatever they asked and got.</summary>
    public long Total => Read(() => _byEndpoint.Values.Sum());

    /// <summary>Requests by esearch, esummary, efetch, elink, einfo, epost, acc (acc.cgi) and geo (the file site).</summary>
    public IReadOnlyDictionary<string, long> ByEndpoint => Read(() => new Dictionary<string, long>(_byEndpoint));

    /// <summary>The greatest number of E-utilities requests within any second, of all callers together.</summary>
    public int MostInASecond => Read(() => _mostInASecond);

    public int InFlight => Read(() => _inFlight);

    public int MostInFlight => Read(() => _mostInFlight);

    /// <summary>Requests that were refused for the rate.</summary>
    public long Throttled => Read(() => _throttled);

    /// <summary>The last 20,000, oldest first.</summary>
    public IReadOnlyList<SeenRequest> Requests => Read(() => _requests.ToArray());

    public long Of(string endpoint) => Read(() => _byEndpoint.GetValueOrDefault(endpoint));

    /// <summary>Counts from nothing; what is in flight stays counted.</summary>
    public void Reset() => Read(() =>
    {
        _byEndpoint.Clear();
        _requests.Clear();
        (_mostInASecond, _throttled, _mostInFlight, _window) = (0, 0, _inFlight, new(_time));
        return 0;
    });

    internal void Arrived(EntrezRequest request) => Read(() =>
    {
        _byEndpoint[request.Endpoint] = _byEndpoint.GetValueOrDefault(request.Endpoint) + 1;
        if (request.IsEntrez)
        {
            _mostInASecond = Math.Max(_mostInASecond, _window.Count(""));
        }

        _mostInFlight = Math.Max(_mostInFlight, ++_inFlight);
        _requests.Enqueue(new(_time.GetUtcNow(), request.Endpoint, request.Method, request.Parameters));
        return _requests.Count > MostKept ? _requests.Dequeue() : null;
    });

    internal void Refused() => Read(() => ++_throttled);

    internal void Left() => Read(() => --_inFlight);

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}

/// <summary>One request as it arrived.</summary>
/// <param name="Parameters">Of the address and the form together; several values of one name joined by commas.</param>
public sealed record SeenRequest(DateTimeOffset At, string Endpoint, string Method, IReadOnlyDictionary<string, string> Parameters);
