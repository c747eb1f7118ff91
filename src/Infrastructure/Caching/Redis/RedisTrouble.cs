using StackExchange.Redis;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>What is wrong with Redis, in words that show neither its address nor its password: a slip in the connection string may put one in the other's place.</summary>
internal static class RedisTrouble
{
    public const string Unreadable = "Cache:Redis:ConnectionString cannot be read (it looks like 127.0.0.1:6379 or host:6379,password=…)";
    public const string Unreachable = "Redis cannot be reached as Cache:Redis:ConnectionString says";
    public const string Refused = "Redis refuses the user or password of Cache:Redis:ConnectionString";
    public const string Silent = "Redis does not answer";

    /// <param name="wasThere">Whether it has answered before: then the settings are right.</param>
    public static string Of(Exception failure, bool wasThere)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } || (cause is RedisServerException && IsRefusal(cause.Message)))
            {
                return Refused;
            }
        }

        return wasThere ? Silent : Unreachable;
    }

    private static bool IsRefusal(string answer) => answer.Split(' ', 2)[0] is "NOAUTH" or "WRONGPASS" or "NOPERM";
}
