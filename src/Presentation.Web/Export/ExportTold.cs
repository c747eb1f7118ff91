using System.Globalization;
using System.Text;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>What was asked, when, how many there are, and from which state of the catalogue.</summary>
internal static class ExportTold
{
    private const int LongestName = 60;

    public static IEnumerable<string> Sentences(ExportHead head) =>
    [
        $"Asked{(head.Enhanced ? " (enhanced)" : "")}: {head.Query}",
        string.Create(CultureInfo.InvariantCulture, $"{head.Total:N0} series of NCBI GEO, listed by OmicsOracle at {Time(head.AskedAt)}."),
        string.Create(CultureInfo.InvariantCulture, $"From the catalogue's change {head.Sequence}, indexed at {Time(head.AsOf)}."),
    ];

    /// <summary>The same as headers of an answer; the question is percent-encoded UTF-8, since headers hold ASCII.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(ExportHead head) =>
    [
        ("X-Export-Query", Uri.EscapeDataString(head.Query)),
        ("X-Export-Mode", head.Enhanced ? "enhanced" : "simple"),
        ("X-Export-Time", Time(head.AskedAt)),
        ("X-Export-Total", head.Total.ToString(CultureInfo.InvariantCulture)),
        ("X-Export-Catalog", string.Create(CultureInfo.InvariantCulture, $"sequence={head.Sequence}; indexed={Time(head.AsOf)}")),
    ];

    /// <summary>"geo-breast-cancer-2026-01-31.csv".</summary>
    public static string FileName(ExportHead head, string ending)
    {
        var name = new StringBuilder("geo");
        foreach (var word in head.Query.Split(c => !char.IsAsciiLetterOrDigit(c)).TakeWhile(w => name.Length + w.Length < LongestName))
        {
            name.Append('-').Append(word.ToLowerInvariant());
        }

        return name.Append(CultureInfo.InvariantCulture, $"-{head.AskedAt:yyyy-MM-dd}.{ending}").ToString();
    }

    private static string[] Split(this string text, Func<char, bool> isBetween) =>
        new string([.. text.Select(c => isBetween(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "unknown";
}
