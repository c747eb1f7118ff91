using System.Threading.Channels;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>What is to be done to one key.</summary>
/// <param name="Bytes">Null: it is to go.</param>
/// <param name="ExpiresAt">UTC ticks.</param>
internal sealed record PendingWrite(string Key, ReadOnlyMemory<byte>? Bytes, long ExpiresAt)
{
    /// <summary>Whether something untrue would come back if it were forgotten: a removal, or a tag's mark.</summary>
    public bool IsOwed => Bytes is null || TagMarks.IsOne(Key);
}

/// <summary>Writes on their way to the file, the latest of each key, taken in batches by the one who writes. Bounded: beyond that, answers are given up, and where
/// even what is owed grows too much, all entries are.</summary>
internal sealed class PendingWrites
{
    private const int Most = 4_096;
    private const int MostOwed = 65_536;
    private const long MostBytes = 32_000_000;

    private readonly Lock _gate = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Dictionary<string, PendingWrite> _next = new(StringComparer.Ordinal);
    private Dictionary<string, PendingWrite> _taken = new(StringComparer.Ordinal);
    private TaskCompletionSource _nextDone = New(), _takenDone = New();
    private long _bytes;
    private bool _isClosed;

    /// <summary>Whether more is owed than can be remembered, so that nothing in the file may be given any more.</summary>
    public bool OwesAll { get; private set; }

    /// <summary>Whether something untrue would come back if the file were read again as it is.</summary>
    public bool OwesAny
    {
        get
        {
            lock (_gate)
            {
                return OwesAll || _next.Values.Any(w => w.IsOwed);
            }
        }
    }

    public ChannelReader<bool> Signal => _signal.Reader;

    public void Wake() => _signal.Writer.TryWrite(true);

    /// <returns>Done when it is in the file, or given up.</returns>
    public Task Add(PendingWrite write)
    {
        lock (_gate)
        {
            var size = write.Bytes?.Length ?? 0;
            if (_isClosed || (!write.IsOwed && (_next.Count >= Most || _bytes + size > MostBytes)))
            {
                return Task.CompletedTask;
            }

            if (_next.Count >= MostOwed)
            {
                OwesAll = true;
                return Task.CompletedTask;
            }

            _bytes += size - (_next.GetValueOrDefault(write.Key)?.Bytes?.Length ?? 0);
            _next[write.Key] = write;
            Wake();
            return _nextDone.Task;
        }
    }

    public bool TryGet(string key, out PendingWrite write)
    {
        lock (_gate)
        {
            return _next.TryGetValue(key, out write!) || _taken.TryGetValue(key, out write!);
        }
    }

    /// <summary>All there is, to be followed by <see cref="Written"/> or <see cref="GiveUp"/>.</summary>
    public IReadOnlyCollection<PendingWrite> Take()
    {
        lock (_gate)
        {
            (_taken, _next, _takenDone, _nextDone, _bytes) = (_next, new(StringComparer.Ordinal), _nextDone, New(), 0);
            return _taken.Values;
        }
    }

    /// <summary>The taken ones are in the file.</summary>
    public void Written()
    {
        lock (_gate)
        {
            OwesAll = false;
            _taken = new(StringComparer.Ordinal);
        }

        _takenDone.TrySetResult();
    }

    /// <summary>Nothing can be written now: answers are given up, what is owed waits for the next time.</summary>
    public void GiveUp()
    {
        TaskCompletionSource done;
        lock (_gate)
        {
            foreach (var (key, write) in _taken)
            {
                _next.TryAdd(key, write);
            }

            _next = new(_next.Where(w => w.Value.IsOwed), StringComparer.Ordinal);
            _taken = new(StringComparer.Ordinal);
            (done, _nextDone, _bytes) = (_nextDone, New(), 0);
        }

        _takenDone.TrySetResult();
        done.TrySetResult();
    }

    /// <summary>Nothing will be written any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        GiveUp();
    }

    /// <summary>Nothing is owed to a file that holds nothing yet, save marks, which may concern answers kept elsewhere.</summary>
    public void ForgetRemovals()
    {
        lock (_gate)
        {
            OwesAll = false;
            foreach (var removal in _next.Values.Where(w => w.Bytes is null).ToList())
            {
                _next.Remove(removal.Key);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
