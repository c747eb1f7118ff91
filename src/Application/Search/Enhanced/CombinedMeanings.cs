using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Reads what several words say together: "ER-negative HER2-negative breast cancer" names two kinds of breast cancer, and what is both is a third.</summary>
internal sealed class CombinedMeanings(IVocabulary vocabulary)
{
    private const int MostQualifiers = 4;

    /// <summary>Gives each qualifier before a name its own meaning with that name, and puts what all of them have in common in their place.</summary>
    public List<Meaning> Of(string text, List<Meaning> meanings)
    {
        var combined = new List<Meaning>(meanings.Count);
        foreach (var meaning in meanings)
        {
            var kinds = meaning.Concept.Kind is ConceptKind.Disease ? KindsOf(text, meaning, combined) : [];
            if (kinds.Count == 0)
            {
                combined.Add(meaning);
                continue;
            }

            var start = kinds[^1].Start;
            combined.RemoveAll(m => Meanings.Overlap(m.Start, m.End, start, meaning.End));
            var all = kinds.Select(k => k.Concept).Append(meaning.Concept).Distinct().ToList();
            var common = Common(all);
            combined.AddRange(common is { } one
                ? [new(start, meaning.End, one, meaning.Confidence, false, [])]
                : kinds.Select(k => k with { End = meaning.End }));
        }

        return combined;
    }

    /// <summary>What the words before a name make of it, the nearest first.</summary>
    private List<Meaning> KindsOf(string text, Meaning head, List<Meaning> before)
    {
        var kinds = new List<Meaning>();
        var name = text[head.Start..head.End];
        var end = head.Start;
        while (kinds.Count < MostQualifiers && WordBefore(text, end) is { } start)
        {
            var qualifier = text[start..end].Trim();
            var whole = $"{qualifier} {name}";
            if (before.Any(m => m.Concept.Kind is ConceptKind.Disease && Meanings.Overlap(m.Start, m.End, start, end))
                || vocabulary.Find(whole).FirstOrDefault(f => f.Start == 0 && f.End == whole.Length)?.Meanings.FirstOrDefault(m => m.Kind is ConceptKind.Disease) is not { } kind)
            {
                break;
            }

            kinds.Add(new(start, head.End, kind, head.Confidence, false, []));
            end = start;
        }

        return kinds;
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

    /// <summary>The concept of which all of these are the broader ones; null where there is none, or more than one.</summary>
    private Concept? Common(List<Concept> all)
    {
        if (all.Count < 2)
        {
            return null;
        }

        Concept[] below = [.. vocabulary.Narrower(all[0]).Where(n => all.Skip(1).Count(vocabulary.Broader(n).Contains) >= all.Count - 2)];
        return below.Length == 1 ? below[0] : null;
    }
}
