namespace OmicsOracle.Application.Pipeline;

/// <param name="AllocatedBytes">Exact for what ended on the thread it began on without waiting; otherwise what the whole process allocated meanwhile, an upper bound.</param>
/// <param name="WorkingSetDelta">Bytes; the working set is read a few times a second at most, so short requests show 0.</param>
internal readonly record struct RequestFigures(TimeSpan Duration, long AllocatedBytes, long WorkingSetDelta);

/// <summary>The state of clock and memory when a request began.</summary>
internal readonly record struct Measurement(long Timestamp, long ThreadBytes, long ProcessBytes, long WorkingSet)
{
    public static Measurement Begin(TimeProvider time) =>
        new(time.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(), SampledWorkingSet.Bytes(time));

    public RequestFigures End(TimeProvider time, bool atOnce) => new(
        time.GetElapsedTime(Timestamp),
        atOnce ? GC.GetAllocatedBytesForCurrentThread() - ThreadBytes : GC.GetTotalAllocatedBytes() - ProcessBytes,
        SampledWorkingSet.Bytes(time) - WorkingSet);

    /// <summary>Asking the system costs more than a cached answer, so one reading serves a quarter of a second.</summary>
    private static class SampledWorkingSet
    {
        private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(250);
        private static long _readAt = long.MinValue;
        private static long _bytes;

        public static long Bytes(TimeProvider time)
        {
            var now = time.GetTimestamp();
            var readAt = Volatile.Read(ref _readAt);
            if (readAt == long.MinValue || time.GetElapsedTime(readAt, now) is var age && (age > Lifetime || age < TimeSpan.Zero))
            {
                Volatile.Write(ref _readAt, now);
                Volatile.Write(ref _bytes, Environment.WorkingSet);
            }

            return Volatile.Read(ref _bytes);
        }
    }
}
