using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.LanguageModels.Extractive;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Bench;

/// <summary>Which terms set a record apart from the others of the benchmark.</summary>
internal sealed class KeyTerms
{
    /// <summary>Of all records; a term in more of them than this sets none apart.</summary>
    private const double MostRecords = 0.1;

    private const int OfDesign = 20;

    private readonly Dictionary<string, int> _records = new(StringComparer.Ordinal);
    private readonly int _all;

    public KeyTerms(IReadOnlyCollection<Dataset> all)
    {
        _all = all.Count;
        foreach (var term in all.SelectMany(d => Telling.Of($"{d.Title}\n{d.Summary}\n{d.OverallDesign}")))
        {
            _records[term] = _records.GetValueOrDefault(term) + 1;
        }
    }

    public IReadOnlyList<string> OfTitle(Dataset series) => [.. Telling.Of(series.Title).Where(SetsApart)];

    public IReadOnlyList<string> OfDesignOf(Dataset series)
    {
        var tokens = new List<Token>();
        Words.Of(series.OverallDesign, tokens);
        var counts = tokens.Where(t => !t.Joins).CountBy(t => t.Term).ToDictionary(StringComparer.Ordinal);
        return [.. Telling.Of(series.OverallDesign).Where(SetsApart).OrderByDescending(t => counts[t] * Math.Log((double)_all / _records[t])).ThenBy(t => t, StringComparer.Ordinal).Take(OfDesign)];
    }

    private bool SetsApart(string term) => _records[term] < MostRecords * _all;
}

/// <summary>What share of a record's key terms a summary holds, ours and the first three sentences at the same length.</summary>
internal sealed record Covered(double Title, double TitleByFirst, double Design, double DesignByFirst, int Letters)
{
    public static Covered Of(Dataset series, KeyTerms terms)
    {
        var untitled = series with { Title = "", Organisms = [], StudyTypes = [], Platforms = [], SampleCount = null, PublishedOn = null };
        var ours = string.Join(' ', PickedProse.Of(RecordText.Of(untitled)));
        var first = First($"{series.Summary}\n{series.OverallDesign}", ours.Length);
        var (ofTitle, ofDesign) = (terms.OfTitle(series), terms.OfDesignOf(series));
        return new(Share(ours, ofTitle), Share(first, ofTitle), Share(ours, ofDesign), Share(first, ofDesign), ours.Length);
    }

    /// <summary>The first three sentences, cut or extended to a length: the text's first letters, and what is left of the last word.</summary>
    private static string First(string text, int length)
    {
        var end = Math.Min(length, text.Length);
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    private static double Share(string text, IReadOnlyList<string> keyTerms)
    {
        var held = Telling.Of(text).ToHashSet(StringComparer.Ordinal);
        return keyTerms.Count == 0 ? double.NaN : (double)keyTerms.Count(held.Contains) / keyTerms.Count;
    }
}
