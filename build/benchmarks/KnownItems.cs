using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>Questions by which a person looks for one series that they know: what they remember of its title.</summary>
internal static class KnownItems
{
    private const int Most = 200;
    private const int LeastWords = 5;

    /// <summary>Of three words of a title this many are remembered.</summary>
    private const int Remembered = 2;

    /// <summary>By rule, so the same each time: titles spread over all records, without their function words and every third of the others.</summary>
    public static IReadOnlyList<(string Question, string Accession)> Read()
    {
        var titles = SummaryFile.Read(Workbench.RealSummaries)
            .Select(r => (r.Accession, Words: r.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !StopWords.Contains(w.ToLowerInvariant())).ToArray()))
            .Where(r => r.Words.Length >= LeastWords)
            .OrderBy(r => r.Accession, StringComparer.Ordinal)
            .ToList();
        return [.. Enumerable.Range(0, Most).Select(i => titles[(int)((long)i * titles.Count / Most)]).Select(r => (Question(r.Words), r.Accession))];
    }

    /// <summary>The mean reciprocal rank: 1 where every series comes first, ½ where every one comes second.</summary>
    public static async Task<double> MeanReciprocalRank(Func<SearchQuery, Task<IReadOnlyList<SearchHit>>> search, int depth)
    {
        var sum = 0.0;
        foreach (var (question, accession) in Read())
        {
            var hits = await search(new SearchQuery(question, SearchFilters.None, Limit: depth));
            var place = hits.Select(h => h.Accession.ToString()).ToList().IndexOf(accession);
            sum += place < 0 ? 0 : 1.0 / (place + 1);
        }

        return sum / Most;
    }

    private static string Question(string[] words) => string.Join(' ', words.Where((_, i) => i % 3 < Remembered));
}
