using OmicsOracle.Application.Ports;
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
        Words.Of(text, tokens);
        Token[] words = [.. tokens.Where(t => !t.Joins)];
        var hashes = Array.ConvertAll(words, w => NameAutomaton.HashOf(w.Term));
        var found = new List<NameFound>();
        var here = new List<(int Name, int Words)>();
        for (var first = 0; first < words.Length; first++)
        {
            here.Clear();
            table.Match(hashes, first, (name, length) => here.Add((name, length)));
            foreach (var length in here.GroupBy(h => h.Words).OrderByDescending(g => g.Key))
            {
                var (start, end) = (words[first].Start, words[first + length.Key - 1].End);
                var typed = text.AsSpan(start, end - start);
                var meanings = new List<int>();
                var abbreviation = true;
                foreach (var (name, _) in length)
                {
                    var use = table.UseOf(name);
                    if (meanings.Count == MostMeanings || (use is NameUse.AsWritten && !IsWritten(typed, table.NameOf(name))))
                    {
                        continue;
                    }

                    abbreviation &= use is NameUse.AsWritten;
                    if (!meanings.Contains(table.ConceptOf(name)))
                    {
                        meanings.Add(table.ConceptOf(name));
                    }
                }

                if (meanings.Count > 0)
                {
                    found.Add(new(start, end, [.. meanings.Select(m => table[m])], abbreviation));
                }
            }
        }

        return found;
    }

    /// <summary>Capitals as written; a plural s and hyphens do not matter.</summary>
    private static bool IsWritten(ReadOnlySpan<char> typed, string name)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            i = SkipHyphens(typed, i);
            j = SkipHyphens(name, j);
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

    private static int SkipHyphens(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Letters.IsHyphen(text[at]))
        {
            at++;
        }

        return at;
    }
}
