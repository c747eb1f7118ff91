using System.Globalization;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>A run of days that is asked for at once, both ends included.</summary>
/// <param name="To">Null where it is open: also for days to come.</param>
internal readonly record struct DaySlice(DateOnly From, DateOnly? To)
{
    /// <summary>esearch gives at most so many uids a call (NBK25499).</summary>
    public const int MostSeries = 10_000;

    /// <summary>A slice is cut for this many, so that one that turns out fuller still fits.</summary>
    private const int AimedSeries = 8_000;
    private const int FastestGrowth = 4;

    /// <summary>A shorter slice from the same day, cut in proportion and at least in half; null where it is a single day.</summary>
    /// <param name="total">Series in this one.</param>
    public DaySlice? Shorter(int total, DateOnly today)
    {
        var days = Days(today);
        if (days > 1)
        {
            return this with { To = From.AddDays((int)Math.Clamp((long)days * AimedSeries / Math.Max(total, 1), 1, days / 2) - 1) };
        }

        return To is null ? this with { To = From } : null;
    }

    /// <summary>The slice after this one, longer or shorter by how full this one was; null after the last.</summary>
    public DaySlice? Next(int total, DateOnly today)
    {
        if (To is not { } last)
        {
            return null;
        }

        var days = Days(today);
        var from = last.AddDays(1);
        var to = from.DayNumber + Math.Clamp((long)days * AimedSeries / Math.Max(total, 1), 1, (long)days * FastestGrowth) - 1;
        return new(from, to >= today.DayNumber ? null : DateOnly.FromDayNumber((int)to));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyyMMdd}-{To:yyyyMMdd}");

    public static bool TryParse(string text, out DaySlice slice)
    {
        slice = default;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !Day(text.AsSpan(0, dash), out var from))
        {
            return false;
        }

        var end = text.AsSpan(dash + 1);
        var closed = Day(end, out var to);
        slice = new(from, closed ? to : null);
        return end.IsEmpty || (closed && to >= from);
    }

    private int Days(DateOnly today) => Math.Max(1, (To ?? today).DayNumber - From.DayNumber + 1);

    private static bool Day(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
