using Lucene.Net.Tartarus.Snowball.Ext;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Infrastructure.Search.Text;

/// <summary>The term under which a word is indexed. GEO repeats its words, so a small table of the last ones seen spares most of the stemming and every string.</summary>
internal static class Stems
{
    private const int TableSize = 1 << 15;
    private const int LongestTerm = 100;
    private static readonly Entry?[] Table = new Entry?[TableSize];

    [ThreadStatic]
    private static EnglishStemmer? _stemmer;

    /// <summary>The stem; null for a stop word. A word with a digit (p53, h3k27me3) is a name and stays as it is.</summary>
    /// <param name="folded">Lower case, no accents.</param>
    public static string? Of(ReadOnlySpan<char> folded)
    {
        folded = folded[..Math.Min(folded.Length, LongestTerm)];

        // Threads may overwrite each other's entries: an entry is whole or not there, and a lost one is made again.
        ref var slot = ref Table[string.GetHashCode(folded) & (TableSize - 1)];
        if (slot is { } known && folded.SequenceEqual(known.Word))
        {
            return known.Term;
        }

        var entry = Make(folded.ToString());
        slot = entry;
        return entry.Term;
    }

    private static Entry Make(string word)
    {
        if (word.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            return new(word, word);
        }

        if (StopWords.Contains(word))
        {
            return new(word, null);
        }

        var stemmer = _stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        var stem = stemmer.Current;
        return new(word, stem == word ? word : stem);
    }

    private sealed record Entry(string Word, string? Term);
}
