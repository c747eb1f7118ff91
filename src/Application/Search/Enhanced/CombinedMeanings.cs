using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Reads what several words say together: "ER-negative HER2-negative breast cancer" names two kinds of breast cancer, and what is both is a third.</summary>
internal sealed partial class CombinedMeanings(IVocabulary vocabulary)
{
    private const int MostQualifiers = 4;
    private const int LongestLineage = 8;
    private const double Renamed = 0.8;
    private static readonly string[] CancerHeads = ["cancer", "carcinoma", "tumor", "tumour", "neoplasm", "malignancy", "cancers", "carcinomas", "tumors", "tumours", "neoplasms", "malignancies"];
    private static readonly string[] IllnessHeads = ["disorder", "disease", "syndrome", "illness", "psychosis", "disorders", "diseases", "syndromes"];

    /// <summary>Gives each qualifier before a name its own meaning with that name, and puts what all of them have in common in their place.</summary>
    /// <param name="taken">Pieces of the text that are not to be read.</param>
    public List<Meaning> Of(string text, List<Meaning> meanings, IReadOnlyList<Range> taken)
    {
        var combined = new List<Meaning>(meanings.Count);
        foreach (var meaning in WithOtherHeads(text, meanings, taken))
        {
            var kinds = meaning.Concept.Kind is ConceptKind.Disease ? KindsOf(text, meaning, combined) : [];
            if (kinds.Count == 0)
            {
                combined.Add(meaning);
                continue;
            }

            var start = kinds[^1].Start;
            combined.RemoveAll(m => Meanings.Overlap(m.Start, m.End, start, meaning.End));
            // "Breast cancer" says no more than its kinds do; "HER2-positive breast cancer" says what the kinds before it do not.
            List<Meaning> said = [.. kinds.Select(k => k with { End = meaning.End }), .. kinds.Any(k => IsAbove(meaning.Concept, k.Concept)) ? Array.Empty<Meaning>() : [meaning]];
            combined.AddRange(Common([.. said.Select(s => s.Concept).Distinct()]) is { } one
                ? [new(start, meaning.End, one, meaning.Confidence, false, [])]
                : said.DistinctBy(s => s.Concept));
        }

        return combined;
    }

    /// <summary>"Bipolar affective psychosis" is known as a disorder, "liver malignancy" as a cancer: where a name ends in one of several words for the same, the others are tried.</summary>
    private List<Meaning> WithOtherHeads(string text, List<Meaning> meanings, IReadOnlyList<Range> taken)
    {
        var known = meanings.ToList();
        foreach (Match head in Heads().Matches(text))
        {
            var others = (CancerHeads.Contains(head.Value, StringComparer.OrdinalIgnoreCase) ? CancerHeads : IllnessHeads).Where(h => !h.Equals(head.Value, StringComparison.OrdinalIgnoreCase)).ToList();
            var end = head.Index + head.Length;
            var start = head.Index;
            Meaning? longest = null;
            for (var words = 0; words < MostQualifiers && WordBefore(text, start) is { } before; words++)
            {
                start = before;
                var qualifiers = text[start..head.Index];
                longest = others.Select(h => Named(qualifiers + h)).OfType<Concept>().FirstOrDefault() is { } named ? new(start, end, named, Renamed, false, []) : longest;
            }

            if (longest is not null && !taken.Any(r => Meanings.Overlap(longest.Start, end, r.Start.Value, r.End.Value)) && !known.Any(m => m.Start <= longest.Start && m.End >= end))
            {
                known.RemoveAll(m => Meanings.Overlap(m.Start, m.End, longest.Start, end));
                known.Add(longest);
            }
        }

        return [.. known.OrderBy(m => m.Start)];
    }

    /// <summary>What the words before a name make of it, the nearest first.</summary>
    private List<Meaning> KindsOf(string text, Meaning head, List<Meaning> before)
    {
        var kinds = new List<Meaning>();
        var name = text[head.Start..head.End];
        var end = head.Start;
        while (kinds.Count < MostQualifiers && WordBefore(text, end) is { } start)
        {
            var qualifier = text[start..end].Trim(' ', ',', '/');
            if (before.Any(m => m.Concept.Kind is ConceptKind.Disease && Meanings.Overlap(m.Start, m.End, start, end))
                || Endings(name).Select(e => Named($"{qualifier} {e}")).OfType<Concept>().FirstOrDefault() is not { } kind)
            {
                break;
            }

            kinds.Add(new(start, head.End, kind, head.Confidence, false, []));
            end = start;
        }

        return kinds;
    }

    /// <summary>The disease that a whole text names; null where it names none.</summary>
    private Concept? Named(string text) =>
        vocabulary.Find(text).FirstOrDefault(f => f.Start == 0 && f.End == text.Length)?.Meanings.FirstOrDefault(m => m.Kind is ConceptKind.Disease);

    /// <summary>A name and what is left of it without its first words: the qualifiers before it share its end, not its beginning.</summary>
    private static IEnumerable<string> Endings(string name)
    {
        yield return name;
        for (var blank = name.IndexOf(' ', StringComparison.Ordinal); blank > 0; blank = name.IndexOf(' ', blank + 1))
        {
            yield return name[(blank + 1)..];
        }
    }

    private static int? WordBefore(string text, int end)
    {
        var last = end - 1;
        while (last >= 0 && (char.IsWhiteSpace(text[last]) || text[last] is ',' or '/'))
        {
            last--;
        }

        if (last < 0)
        {
            return null;
        }

        var first = last;
        while (first > 0 && !char.IsWhiteSpace(text[first - 1]) && text[first - 1] is not (',' or '/'))
        {
            first--;
        }

        return first;
    }

    private bool IsAbove(Concept broad, Concept narrow)
    {
        List<Concept> level = [narrow];
        for (var i = 0; i < LongestLineage && level.Count > 0; i++)
        {
            if (level.Contains(broad))
            {
                return true;
            }

            level = [.. level.SelectMany(vocabulary.Broader).Distinct()];
        }

        return false;
    }

    /// <summary>The concept of which every one of these is a broader one; null where there is none, or more than one.</summary>
    private Concept? Common(List<Concept> all)
    {
        if (all.Count < 2)
        {
            return null;
        }

        Concept[] below = [.. vocabulary.Narrower(all[0]).Where(n => all.Skip(1).All(vocabulary.Broader(n).Contains))];
        return below.Length == 1 ? below[0] : null;
    }

    [GeneratedRegex(@"\b(?:cancers?|carcinomas?|tumou?rs?|neoplasms?|malignanc(?:y|ies)|disorders?|diseases?|syndromes?|illness|psychosis)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Heads();
}
