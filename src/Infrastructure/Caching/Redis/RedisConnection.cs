using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using StackExchange.Redis;

namespace OmicsOracle.Infrastructure.Caching.Redis;

/// <summary>The one connection to Redis. Made and mended behind, by a beat that asks Redis every second whether it is there; a request finds it usable or not, and never waits for it.</summary>
internal sealed partial class RedisConnection(IOptions<CacheOptions> options, TimeProvider time, ILogger<RedisConnection> log) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private const int MostVague = 5;
    private readonly RedisTierOptions _redis = options.Value.Redis;
    private readonly string _without = options.Value.Disk.Enabled ? "memory and disk serve." : "memory serves.";
    private readonly Breaker _breaker = new(time);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<bool> _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<IDatabase, Task>? _catchUp;
    private ConnectionMultiplexer? _multiplexer;
    private Task _keeping = Task.CompletedTask;
    private volatile IDatabase? _usable;
    private volatile string? _trouble = RedisTrouble.Silent;
    private volatile bool _mayHaveMissed;
    private volatile bool _hasSaid, _wasThere;
    private int _vague;
    private int _isDisposed;

    /// <summary>Whether the settings name a Redis.</summary>
    public bool IsOn { get; } = options.Value.Enabled && !string.IsNullOrWhiteSpace(options.Value.Redis.ConnectionString);

    /// <summary>Null while Redis is away: do without.</summary>
    public IDatabase? Usable => _usable;

    /// <summary>Ends with the first attempt to reach Redis, and tells whether it was reached.</summary>
    public Task<bool> Tried => _tried.Task;

    public TierStatus Status => new(
        CacheTier.Redis,
        !IsOn ? TierStatus.Off : _trouble is null ? TierStatus.On : TierStatus.Away,
        IsOn && _trouble is { } trouble ? $"{trouble}; {_without}" : null,
        null,
        null,
        null);

    /// <exception cref="CannotProceed">Redis is not optional and cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return;
        }

        if (RedisSettings.Read(_redis) is { } settings)
        {
            _keeping = Task.Run(() => Keep(settings), CancellationToken.None);
        }
        else
        {
            Leave(RedisTrouble.Unreadable);
            _tried.SetResult(false);
        }

        if (!_redis.Optional && !await _tried.Task.WaitAsync(cancellationToken))
        {
            throw new CannotProceed($"{_trouble}; Cache:Redis:Optional is false, so the service does not start without it.");
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _keeping.WaitAsync(cancellationToken);
    }

    /// <summary>Redis is usable only to who has caught up with what happened while it was away.</summary>
    public void Follow(Func<IDatabase, Task>? catchUp)
    {
        lock (_gate)
        {
            (_catchUp, _usable, _mayHaveMissed) = (catchUp, null, true);
            _wake.TrySetResult();
        }
    }

    public void Answered() => _breaker.Succeed();

    /// <summary>Redis has not answered a request, or not in time.</summary>
    public void NotAnswered()
    {
        if (_breaker.Fail())
        {
            Leave(RedisTrouble.Silent);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return; // the container does so twice, once for each way to ask for it
        }

        await _stopping.CancelAsync();
        await _keeping;
        if (_multiplexer is { } multiplexer)
        {
            await multiplexer.CloseAsync(allowCommandsToComplete: false);
            await multiplexer.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task Keep(ConfigurationOptions settings)
    {
        while (!_stopping.IsCancellationRequested)
        {
            var wake = _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await Look(settings);
            if (_trouble is null || _hasSaid)
            {
                _tried.TrySetResult(_trouble is null);
            }

            await wake.Task.WaitAsync(Beat, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether Redis is there; and where it is there again, what it had to tell meanwhile.</summary>
    private async Task Look(ConfigurationOptions settings)
    {
        try
        {
            var database = (_multiplexer ??= await Connect(settings)).GetDatabase();
            await database.PingAsync().WaitAsync(_redis.Timeout, time, _stopping.Token);
            _breaker.Succeed();
            if (_mayHaveMissed || (_usable is null && _breaker.MayClose))
            {
                await Join(database);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The service ends.
        }
        catch (TimeoutException)
        {
            NotAnswered();
        }
        catch (Exception failure)
        {
            // Between two attempts nobody knows why it failed: it may be the password.
            var isVague = failure.InnerException is null && !_wasThere && ++_vague < MostVague;
            if (!isVague)
            {
                Leave(RedisTrouble.Of(failure, _wasThere));
            }
        }
    }

    private async Task<ConnectionMultiplexer> Connect(ConfigurationOptions settings)
    {
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(settings).WaitAsync(_stopping.Token);
        multiplexer.ConnectionFailed += (_, e) =>
        {
            _mayHaveMissed = true;
            if (e.ConnectionType is ConnectionType.Interactive && _wasThere)
            {
                Leave(e.FailureType is ConnectionFailureType.AuthenticationFailure ? RedisTrouble.Refused : RedisTrouble.Silent);
            }
        };
        multiplexer.ConnectionRestored += (_, _) =>
        {
            _mayHaveMissed = true;
            _wake.TrySetResult();
        };
        return multiplexer;
    }

    private async Task Join(IDatabase database)
    {
        _mayHaveMissed = false;
        var catchUp = _catchUp;
        try
        {
            await (catchUp?.Invoke(database) ?? Task.CompletedTask);
        }
        catch
        {
            _mayHaveMissed = true;
            throw;
        }

        lock (_gate)
        {
            if (catchUp != _catchUp || _mayHaveMissed || !_breaker.MayClose)
            {
                return; // the next beat tries again
            }

            if (_usable is null)
            {
                _breaker.Close();
            }

            (_usable, _trouble, _wasThere) = (database, null, true);
            if (_hasSaid)
            {
                _hasSaid = false;
                SayBack(log);
            }
        }
    }

    private void Leave(string trouble)
    {
        lock (_gate)
        {
            if (_usable is not null)
            {
                _breaker.Open();
            }

            var isNews = !_hasSaid || (trouble == RedisTrouble.Refused && _trouble != trouble);
            (_usable, _trouble) = (null, trouble);
            if (isNews)
            {
                _hasSaid = true;
                SayAway(log, trouble, _without);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Trouble}; {Without}")]
    private static partial void SayAway(ILogger log, string trouble, string without);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis answers.")]
    private static partial void SayBack(ILogger log);
}
