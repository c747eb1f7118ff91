using System.Globalization;

namespace OmicsOracle.Emulators.Query;

/// <summary>Dates as Entrez takes them: a year, a month or a day. A shorter one stands for the whole of it.</summary>
internal static class EntrezDate
{
    /// <summary>The first and the last day; null where it is no date.</summary>
    public static (DateOnly First, DateOnly Last)? Read(string text)
    {
        var parts = text.Split('/', '-');
        var numbers = new int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 2 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        var (year, month, day) = (numbers[0], numbers[1], numbers[2]);
        if (year is < 1 or > 9998 || (parts.Length > 1 && month is < 1 or > 12))
        {
            return null;
        }

        return parts.Length switch
        {
            1 => (new(year, 1, 1), new(year, 12, 31)),
            2 => (new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month))),
            _ when day >= 1 && day <= DateTime.DaysInMonth(year, month) => (new(year, month, day), new(year, month, day)),
            _ => null,
        };
    }
}
