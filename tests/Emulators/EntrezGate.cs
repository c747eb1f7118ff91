using System.Globalization;
using Microsoft.AspNetCore.Http;
using OmicsOracle.Emulators.Endpoints;
using OmicsOracle.Emulators.Faults;
using OmicsOracle.Emulators.Traffic;

namespace OmicsOracle.Emulators;

/// <summary>What stands before NCBI's services: the length of addresses, the keys, the rates. GEO's site has a rate of its own.</summary>
internal sealed class EntrezGate(EmulatorOptions options, TrafficCount traffic)
{
    private const int MostIdsInAddress = 200;

    private readonly RateLimit _limit = new(options.Time);
    private readonly RateLimit _geoLimit = new(options.Time);

    /// <summary>Null where it lets through. Says in the headers what is left.</summary>
    public Answer? Refusal(EntrezRequest request, HttpContext context)
    {
        if (!request.IsEntrez)
        {
            return TooFastForGeo(context);
        }

        if (request.Method == HttpMethods.Get && request.Ids.Length > MostIdsInAddress)
        {
            return Answer.Html("414 Request-URI Too Large", "<p>The requested URL's length exceeds the capacity limit for this server.</p>", StatusCodes.Status414UriTooLong);
        }

        if (request.ApiKey is { } key && options.ApiKeys is { } known && !known.Contains(key))
        {
            return Fault.InvalidKey(request);
        }

        return options.RequestsPerSecond is { } withoutKey ? TooFast(request, context, request.ApiKey is null ? withoutKey : options.RequestsPerSecondWithKey) : null;
    }

    private Answer? TooFast(EntrezRequest request, HttpContext context, int limit)
    {
        var count = _limit.Count(request.ApiKey ?? Caller(context));
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = Math.Max(0, limit - count).ToString(CultureInfo.InvariantCulture);
        if (count <= limit)
        {
            return null;
        }

        Refuse(headers);
        return Fault.RateLimitExceeded(request, count, limit);
    }

    private Answer? TooFastForGeo(HttpContext context)
    {
        if (options.GeoRequestsPerSecond is not { } limit || _geoLimit.Count(Caller(context)) <= limit)
        {
            return null;
        }

        Refuse(context.Response.Headers);
        return Answer.Html("429 Too Many Requests", "<p>You have sent too many requests in a given amount of time.</p>", StatusCodes.Status429TooManyRequests);
    }

    private void Refuse(IHeaderDictionary headers)
    {
        traffic.Refused();
        if (options.RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Caller(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
