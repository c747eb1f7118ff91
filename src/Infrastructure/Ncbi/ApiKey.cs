using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The key while NCBI takes it. Once refused it is not sent again until the program starts anew, and the limit falls to that without a key.</summary>
internal sealed partial class ApiKey(IOptions<NcbiOptions> options, ILogger<ApiKey> log)
{
    /// <summary>Requests a second (NBK25497).</summary>
    public const double LimitWithout = 3, LimitWith = 10;

    private string? _value = string.IsNullOrWhiteSpace(options.Value.ApiKey) ? null : options.Value.ApiKey.Trim();

    public string? Value => Volatile.Read(ref _value);

    public double Limit => options.Value.RequestsPerSecond ?? (Value is null ? LimitWithout : LimitWith);

    /// <returns>Whether it was this refusal that ended its use.</returns>
    public bool Drop()
    {
        var isFirst = Interlocked.Exchange(ref _value, null) is not null;
        if (isFirst)
        {
            LogRefused(log);
        }

        return isFirst;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "NCBI refuses the API key (Ncbi:ApiKey). It is asked on without one, at 3 requests a second; correct the key and start again.")]
    private static partial void LogRefused(ILogger log);
}
