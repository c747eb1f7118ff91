namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>What a window of time saw: how many answers, how many of them failed, and how long they took. Takes a fixed amount of memory, and none for an answer.</summary>
internal sealed class AnswerWindow
{
    private const int Slices = 30;
    private const double Shortest = 0.001;
    private const int Buckets = 128;

    /// <summary>From one bucket to the next: a percentile is right within a tenth.</summary>
    private static readonly double Step = Math.Log(1.1);

    private readonly Slice[] _slices = [.. Enumerable.Range(0, Slices).Select(_ => new Slice())];
    private readonly TimeProvider _time;
    private readonly long _began, _ticksASlice;

    public AnswerWindow(TimeSpan length, TimeProvider time)
    {
        (_time, _began) = (time, time.GetTimestamp());
        _ticksASlice = Math.Max(1, (long)(length.TotalSeconds * time.TimestampFrequency / Slices));
    }

    public void Add(double seconds, bool isFailure)
    {
        var slice = Current();
        Interlocked.Increment(ref slice.Counts[Bucket(seconds)]);
        Interlocked.Increment(ref slice.All);
        if (isFailure)
        {
            Interlocked.Increment(ref slice.Failed);
        }
    }

    /// <summary>The share of failures.</summary>
    public Reading FailureShare()
    {
        var (all, failed) = (0L, 0L);
        foreach (var slice in Recent())
        {
            all += Volatile.Read(ref slice.All);
            failed += Volatile.Read(ref slice.Failed);
        }

        return all == 0 ? Reading.None : new((double)failed / all, all);
    }

    /// <summary>How many answers there were.</summary>
    public Reading Count() => new(Recent().Sum(s => Volatile.Read(ref s.All)));

    /// <summary>Seconds within which this share of the answers came.</summary>
    public Reading Percentile(double share)
    {
        var counts = new long[Buckets];
        var all = 0L;
        foreach (var slice in Recent())
        {
            for (var i = 0; i < Buckets; i++)
            {
                var count = Volatile.Read(ref slice.Counts[i]);
                counts[i] += count;
                all += count;
            }
        }

        if (all == 0)
        {
            return Reading.None;
        }

        var (rank, bucket) = ((long)Math.Ceiling(share * all), 0);
        for (var seen = counts[0]; seen < rank; seen += counts[bucket])
        {
            bucket++;
        }

        return new(Shortest * Math.Exp(Step * bucket), all);
    }

    private static int Bucket(double seconds) => seconds <= Shortest ? 0 : Math.Min(Buckets - 1, 1 + (int)(Math.Log(seconds / Shortest) / Step));

    private long Number => (_time.GetTimestamp() - _began) / _ticksASlice;

    private IEnumerable<Slice> Recent()
    {
        var now = Number;
        return _slices.Where(s => now - Volatile.Read(ref s.Number) < Slices);
    }

    private Slice Current()
    {
        var number = Number;
        var slice = _slices[number % Slices];
        if (Volatile.Read(ref slice.Number) != number)
        {
            slice.Begin(number);
        }

        return slice;
    }

    private sealed class Slice
    {
        public readonly long[] Counts = new long[Buckets];
        public long All, Failed, Number = long.MinValue / 2;

        public void Begin(long number)
        {
            lock (Counts)
            {
                if (Number < number)
                {
                    Array.Clear(Counts);
                    (All, Failed) = (0, 0);
                    Volatile.Write(ref Number, number);
                }
            }
        }
    }
}
