namespace OmicsOracle.Presentation.Web.Settings;

/// <summary>What may have been meant by a name that there is not.</summary>
internal static class Spelling
{
    private const int MostSlips = 2;

    /// <summary>The known name that is at most two slips away, whatever the case; null where there is none.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(k => (Name: k, Slips: Slips(k.ToUpperInvariant(), name.ToUpperInvariant()))).Where(k => k.Slips <= MostSlips).OrderBy(k => k.Slips).Select(k => k.Name).FirstOrDefault();

    /// <summary>Letters to put in, take out or change (Levenshtein).</summary>
    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, above) = (row[0], 0);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
