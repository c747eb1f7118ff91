using Microsoft.Extensions.Options;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>Tells the other nodes what was dropped, through Redis' publish/subscribe, which forgets at once; who was cut off reads the <see cref="DropLog"/> when it is back,
/// and adds to it what it knows and Redis lost or never heard.</summary>
internal sealed class RedisBackplane(RedisConnection connection, IOptions<CacheOptions> options, TimeProvider time) : IFusionCacheBackplane
{
    /// <summary>For catching up, for which no request waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly RedisTierOptions _redis = options.Value.Redis;
    private readonly TimeSpan _longest = KeepingRules.LongestOf(options.Value);
    private readonly KnownDrops _known = new(DropLog.Most);
    private Subscription? _subscription;

    public void Subscribe(BackplaneSubscriptionOptions options)
    {
        var channel = RedisChannel.Literal(_redis.Prefix + options.ChannelName);
        _subscription = new(options, channel, new DropLog(_redis.Prefix + "drops", channel, _longest, time));
        connection.Follow(CatchUp);
    }

    public ValueTask SubscribeAsync(BackplaneSubscriptionOptions options)
    {
        Subscribe(options);
        return ValueTask.CompletedTask;
    }

    public void Unsubscribe() => UnsubscribeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask UnsubscribeAsync()
    {
        connection.Follow(null);
        if (Interlocked.Exchange(ref _subscription, null) is { Queue: { } queue })
        {
            await queue.UnsubscribeAsync(CommandFlags.FireAndForget);
        }
    }

    public void Publish(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default) =>
        PublishAsync(message, options, token).AsTask().GetAwaiter().GetResult();

    /// <exception cref="RedisException">It could not be told now; FusionCache tries again.</exception>
    /// <exception cref="TimeoutException">Likewise.</exception>
    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default)
    {
        var drop = DropMessage.Of(message);
        _known.Learn(drop);
        if (!connection.Tried.IsCompleted)
        {
            await connection.Tried.WaitAsync(_redis.Timeout, time, token); // a command that ends soon would take the message with it
        }

        if (_subscription is not { } subscription || connection.Usable is not { } redis)
        {
            throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "Redis is away.");
        }

        try
        {
            await subscription.Log.Tell(redis, drop, Packed(drop, message.SourceId!)).WaitAsync(_redis.Timeout, time, token);
            connection.Answered();
        }
        catch (Exception failure) when (failure is TimeoutException or RedisException)
        {
            connection.NotAnswered();
            throw;
        }
    }

    private static byte[] Packed(DropMessage drop, string source) => BackplaneMessage.ToByteArray(drop.ToMessage(source));

    private async Task CatchUp(IDatabase redis)
    {
        if (_subscription is not { } subscription)
        {
            return;
        }

        var subscriber = redis.Multiplexer.GetSubscriber();
        if (subscription.Queue is null)
        {
            subscription.Queue = await subscriber.SubscribeAsync(subscription.Channel).WaitAsync(Patience, time);
            subscription.Queue.OnMessage(told => Hear(subscription, told.Message));
        }

        await subscriber.PingAsync().WaitAsync(Patience, time); // behind it, whatever is told is heard; before it, it stands in the log
        await subscription.Options.ConnectHandlerAsync!(new(subscription.HasCaughtUp));
        var told = await subscription.Log.Read(redis).WaitAsync(Patience, time);
        foreach (var drop in told.Where(_known.Learn))
        {
            await subscription.Options.IncomingMessageHandlerAsync!(drop.ToMessage());
        }

        var held = told.ToDictionary(d => d.Name, d => d.At, StringComparer.Ordinal);
        var missing = _known.All.Where(d => !held.TryGetValue(d.Name, out var at) || at < d.At);
        await Task.WhenAll(missing.Select(d => subscription.Log.Tell(redis, d, Packed(d, subscription.Options.CacheInstanceId!)))).WaitAsync(Patience, time);
        subscription.HasCaughtUp = true;
    }

    private async Task Hear(Subscription subscription, RedisValue told)
    {
        BackplaneMessage message;
        try
        {
            message = BackplaneMessage.FromByteArray((byte[])told!);
        }
        catch (Exception)
        {
            return; // not a node's
        }

        if (message.IsValid() && _known.Learn(DropMessage.Of(message)))
        {
            await subscription.Options.IncomingMessageHandlerAsync!(message);
        }
    }

    private sealed class Subscription(BackplaneSubscriptionOptions options, RedisChannel channel, DropLog log)
    {
        public BackplaneSubscriptionOptions Options { get; } = options;

        public RedisChannel Channel { get; } = channel;

        public DropLog Log { get; } = log;

        public ChannelMessageQueue? Queue { get; set; }

        public bool HasCaughtUp { get; set; }
    }
}
