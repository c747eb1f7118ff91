using System.Globalization;

namespace OmicsOracle.Application.Search.Fielded;

/// <summary>A date as Entrez writes it: 2015, 2015/03 or 2015/03/31. Days that a month does not have are its last; 3000 means no end.</summary>
public static class QueryDate
{
    /// <summary>The first and the last day that a date means.</summary>
    public static bool TryRead(string text, out DateOnly first, out DateOnly last)
    {
        (first, last) = (default, default);
        var parts = text.Trim().Split('/', '-');
        if (parts.Length > 3 || !Number(parts[0], 1000, 9999, out var year) || parts[0].Length != 4)
        {
            return false;
        }

        if (parts.Length == 1)
        {
            (first, last) = (new(year, 1, 1), new(year, 12, 31));
            return true;
        }

        if (!Number(parts[1], 1, 12, out var month))
        {
            return false;
        }

        var days = DateTime.DaysInMonth(year, month);
        if (parts.Length == 2)
        {
            (first, last) = (new(year, month, 1), new(year, month, days));
            return true;
        }

        if (!Number(parts[2], 1, 31, out var day))
        {
            return false;
        }

        first = last = new(year, month, Math.Min(day, days));
        return true;
    }

    private static bool Number(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
