using StackExchange.Redis;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>How the connection to Redis behaves: nothing waits for it, and it comes back by itself.</summary>
internal static class RedisSettings
{
    private const int ConnectMilliseconds = 2_000;

    /// <summary>Null where the text cannot be read. A URL is refused: its password would be taken for part of a host's name.</summary>
    public static ConfigurationOptions? Read(RedisTierOptions redis)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(redis.ConnectionString!);
            if (settings.EndPoints.Count == 0 || redis.ConnectionString!.Contains("://", StringComparison.Ordinal))
            {
                return null;
            }

            settings.AbortOnConnectFail = false;
            settings.AllowAdmin = false;
            settings.BacklogPolicy = BacklogPolicy.FailFast;
            settings.ConnectTimeout = ConnectMilliseconds;
            settings.ConnectRetry = 1;
            settings.AsyncTimeout = settings.SyncTimeout = Math.Max(1_000, (int)redis.Timeout.TotalMilliseconds);
            settings.KeepAlive = 5;
            settings.ReconnectRetryPolicy = new ExponentialRetry(250, 5_000);
            settings.IncludeDetailInExceptions = false;
            settings.ClientName = "omics-oracle";
            return settings;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
