using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Finds the names of a table in a text.</summary>
internal static class NamesInText
{
    /// <summary>A name that means more than this says nothing; the likeliest come first.</summary>
    private const int MostMeanings = 32;

    public static IReadOnlyList<NameFound> Find(string text, NameTable table)
    {
        var tokens = new List<Token>();
        var terms = NameTerms.Of(text, tokens);
        var found = Find(text, terms, table);
        if (NameTerms.Joined(terms, tokens) is not { } joined)
        {
            return found;
        }

        found.AddRange(Find(text, joined, table).Where(f => !found.Any(k => k.Start == f.Start && k.End == f.End)));
        return [.. found.OrderBy(f => f.Start).ThenByDescending(f => f.End)];
    }

    private static List<NameFound> Find(string text, List<NameTerm> words, NameTable table)
    {
        var hashes = words.ConvertAll(w => NameAutomaton.HashOf(w.Term));
        var found = new List<NameFound>();
        var here = new List<(int Name, int Words)>();
        for (var first = 0; first < words.Count; first++)
        {
            here.Clear();
            table.Match(hashes, first, (name, length) => here.Add((name, length)));
            foreach (var length in here.GroupBy(h => h.Words).OrderByDescending(g => g.Key))
            {
                var (start, end) = (words[first].Start, words[first + length.Key - 1].End);
                var breaks = NameBreaks.Between(text, words, first, length.Key);
                if (Meant(text.AsSpan(start, end - start), length.Select(l => l.Name).Where(n => breaks.Count == 0 || breaks.All(b => NameBreaks.Has(table.NameOf(n), b))), table) is { Meanings.Count: > 0 } meant)
                {
                    found.Add(new(start, end, meant.Meanings, meant.IsAbbreviation));
                }
            }
        }

        return found;
    }

    private static (List<Concept> Meanings, bool IsAbbreviation) Meant(ReadOnlySpan<char> typed, IEnumerable<int> names, NameTable table)
    {
        var meanings = new List<int>();
        var abbreviation = true;
        foreach (var name in names)
        {
            var use = table.UseOf(name);
            if (meanings.Count == MostMeanings || (use is NameUse.AsWritten && !IsWritten(typed, table.NameOf(name))) || !HasSignsOf(table.NameOf(name), typed))
            {
                continue;
            }

            abbreviation &= use is NameUse.AsWritten;
            if (!meanings.Contains(table.ConceptOf(name)))
            {
                meanings.Add(table.ConceptOf(name));
            }
        }

        return ([.. meanings.Select(m => table[m])], abbreviation);
    }

    /// <summary>Whether a plus or minus that the name has after its words is typed too: HER2+ breast cancer is not HER2- breast cancer.</summary>
    private static bool HasSignsOf(string name, ReadOnlySpan<char> typed)
    {
        var at = 0;
        for (var sign = SignAfterWord(name, 0); sign >= 0; sign = SignAfterWord(name, sign + 1))
        {
            at = SignAfterWord(typed, at);
            if (at < 0 || (typed[at++] is '+') != (name[sign] is '+'))
            {
                return false;
            }
        }

        // A minus that the name has not says that it is not there: CD4- T cells are no CD4 T cells.
        for (at = SignAfterWord(typed, at); at >= 0; at = SignAfterWord(typed, at + 1))
        {
            if (typed[at] is not '+')
            {
                return false;
            }
        }

        return true;
    }

    private static int SignAfterWord(ReadOnlySpan<char> text, int from)
    {
        for (var i = Math.Max(1, from); i + 1 < text.Length; i++)
        {
            if (text[i] is '+' or '-' or '−' or '–' && char.IsLetterOrDigit(text[i - 1]) && text[i + 1] is (' ' or '/'))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Capitals as written; a plural s and signs do not matter, as they do not in the words of the index.</summary>
    private static bool IsWritten(ReadOnlySpan<char> typed, string name)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            i = SkipSigns(typed, i);
            j = SkipSigns(name, j);
            if (j == name.Length)
            {
                return i == typed.Length || (i == typed.Length - 1 && typed[i] is 's');
            }

            if (i == typed.Length || typed[i++] != name[j++])
            {
                return false;
            }
        }
    }

    private static int SkipSigns(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
