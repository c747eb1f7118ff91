using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>The tier that outlives the process: a SQLite file, bounded by bytes, the least used go first. Reads go straight to the file; everything else is done behind,
/// by one writer in batches. Whatever ails the file, the tier steps aside and says so.</summary>
internal sealed partial class DiskTier : ILowerTier, IDisposable, IAsyncDisposable
{
    private const string FileName = "answers.db";

    // Half of what "within a second" leaves for hearing of a tag that another process has dropped.
    private static readonly TimeSpan LookAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TidyAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WarnAgainAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan StopTakes = TimeSpan.FromSeconds(2);

    private readonly PendingWrites _pending = new();
    private readonly NotedUses _uses = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CacheMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<DiskTier> _log;
    private readonly string _folder;
    private readonly long _maxBytes;
    private readonly bool _isQuiet;
    private readonly Task _work;

    private volatile DiskStore? _store;
    private volatile TierStatus _status;
    private volatile Exception? _seenDamage;
    private string? _knownFile;
    private DateTimeOffset _tryAt, _tidyAt, _warnedAt = DateTimeOffset.MinValue;

    public DiskTier(DataDirectory data, CacheMetrics metrics, TimeProvider time, ILogger<DiskTier> log, IOptions<CacheOptions> options)
    {
        (_metrics, _time, _log, _maxBytes) = (metrics, time, log, options.Value.Disk.MaxBytes);
        _folder = Path.GetFullPath(options.Value.Disk.Directory ?? Path.Combine(data.Root, "cache"));
        _isQuiet = data.Access == CatalogAccess.Read;
        var isOn = options.Value is { Enabled: true, Disk.Enabled: true };
        _status = new(CacheTier.Disk, isOn ? TierStatus.On : TierStatus.Off, null, null, null, _maxBytes);
        _work = isOn ? Task.Run(Work) : Task.CompletedTask;
    }

    /// <summary>Told on a thread of the tier: another process on the same folder has dropped this tag.</summary>
    public event Action<string>? DroppedElsewhere;

    public TierStatus Status => _status;

    public async ValueTask<TierEntry?> Get(string key, CancellationToken cancellation)
    {
        if (_status.State == TierStatus.Off)
        {
            return null;
        }

        if (!_opened.Task.IsCompleted)
        {
            await _opened.Task.WaitAsync(cancellation);
        }

        var now = _time.GetUtcNow().UtcTicks;
        if (_pending.TryGet(key, out var pending))
        {
            return pending.Bytes is { } bytes ? Left(bytes.ToArray(), pending.ExpiresAt, now) : null;
        }

        if (_store is not { } store || _seenDamage is not null || _pending.OwesAll)
        {
            return null;
        }

        try
        {
            if (store.Find(key) is not { } found)
            {
                return null;
            }

            if (_uses.Note(DiskStore.IdOf(key), now))
            {
                _pending.Wake();
            }

            return Left(found.Bytes, found.ExpiresAt, now);
        }
        catch (Exception failure) when (DiskFault.IsOne(failure) || failure is ObjectDisposedException)
        {
            _metrics.Failed(CacheTier.Disk);
            if (DiskFault.IsDamage(failure) && ReferenceEquals(store, _store))
            {
                _seenDamage = failure;
                _pending.Wake();
            }

            return null;
        }
    }

    public async ValueTask Set(string key, ReadOnlyMemory<byte> bytes, TimeSpan lifetime, CancellationToken cancellation)
    {
        // Marks wait for the file even while it is away; answers do not.
        if (!IsStopped && (!_opened.Task.IsCompleted || _store is not null || TagMarks.IsOne(key)))
        {
            await Queued(new(key, bytes, (_time.GetUtcNow() + lifetime).UtcTicks), cancellation);
        }
    }

    public async ValueTask Remove(string key, CancellationToken cancellation)
    {
        if (!IsStopped)
        {
            await Queued(new(key, null, 0), cancellation);
        }
    }

    /// <summary>Writes what is pending, within a bounded time.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_work, Task.Delay(StopTakes, TimeProvider.System));
        _status = _status with { State = TierStatus.Off };
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private bool IsStopped => _status.State == TierStatus.Off || _stopping.IsCancellationRequested;

    private static TierEntry? Left(byte[] bytes, long expiresAt, long now) => expiresAt > now ? new TierEntry(bytes, TimeSpan.FromTicks(expiresAt - now)) : null;

    private Task Queued(PendingWrite write, CancellationToken cancellation)
    {
        var done = _pending.Add(write);

        // While the file is away nothing is done soon; what is owed is remembered.
        return _opened.Task.IsCompleted && _store is null ? Task.CompletedTask : done.WaitAsync(cancellation);
    }
}
