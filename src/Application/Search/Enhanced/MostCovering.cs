using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Of names that overlap, those that together cover most of the text; where several choices cover as much, the fewest, so the longest, names.
/// "Stem cell differentiation" is the stem cell and its differentiation, not cell differentiation.</summary>
internal static class MostCovering
{
    private const int ALetter = 2, ANameCosts = 2;

    /// <summary>A disease of several words holds together: "prostate cancer cells" are not cancer cells of a prostate.</summary>
    private const int ALetterOfADisease = 3;

    /// <returns>In the order of their start.</returns>
    public static List<NameFound> Of(string text, IReadOnlyList<NameFound> names)
    {
        var ordered = names.OrderBy(n => n.End).ThenBy(n => n.Start).ToList();
        var best = new int[ordered.Count + 1];
        var takes = new bool[ordered.Count];
        for (var i = 0; i < ordered.Count; i++)
        {
            var with = best[Before(ordered, i)] + Worth(text, ordered[i]) - ANameCosts;
            takes[i] = with > best[i];
            best[i + 1] = Math.Max(with, best[i]);
        }

        var chosen = new List<NameFound>();
        for (var i = ordered.Count; i > 0;)
        {
            if (takes[i - 1])
            {
                chosen.Add(ordered[i - 1]);
                i = Before(ordered, i - 1);
            }
            else
            {
                i--;
            }
        }

        chosen.Reverse();
        return chosen;
    }

    /// <summary>How many names end before one begins.</summary>
    private static int Before(List<NameFound> ordered, int name)
    {
        var at = name;
        while (at > 0 && ordered[at - 1].End > ordered[name].Start)
        {
            at--;
        }

        return at;
    }

    private static int Worth(string text, NameFound name)
    {
        var (letters, blanks) = (0, 0);
        foreach (var c in text.AsSpan(name.Start, name.End - name.Start))
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
            blanks += c is ' ' ? 1 : 0;
        }

        return letters * (blanks > 0 && name.Meanings[0].Kind is ConceptKind.Disease ? ALetterOfADisease : ALetter);
    }
}
