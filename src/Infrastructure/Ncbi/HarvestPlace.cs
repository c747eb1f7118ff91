using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>How far a harvest is. It names the last series read and not a count, so the place stays right whatever NCBI's order is and whatever is added or withdrawn meanwhile.</summary>
/// <param name="Uid">The last one read of the slice, in ascending order; 0 for none.</param>
/// <param name="Done">Series read so far.</param>
/// <param name="Total">Series in the scope when it was begun.</param>
internal sealed record HarvestPlace(DaySlice Slice, int Uid, int Done, int Total)
{
    private const string Version = "1";

    /// <summary>The form that is stored: <c>1.20200101-20200331.200012345.5000.250000</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{Slice}.{Uid}.{Done}.{Total}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out HarvestPlace? place)
    {
        place = text?.Split('.') is [Version, var days, var last, var read, var all]
            && DaySlice.TryParse(days, out var slice) && Number(last, out var uid) && Number(read, out var done) && Number(all, out var total)
            ? new(slice, uid, done, total)
            : null;
        return place is not null;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
