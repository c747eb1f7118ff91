using System.Buffers;
using System.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>The words of which names are made: by first letter and length, then by letters. Words of one shelf have one length, so they stand end to end.</summary>
/// <param name="Letters">Small ones of ASCII.</param>
/// <param name="Shelves">For each shelf, where its letters and where its words begin.</param>
/// <param name="Uses">Names in which each word stands.</param>
internal sealed record WordShelves(byte[] Letters, int[] Shelves, int[] Uses)
{
    public const int Shortest = 5;
    public const int Longest = 40;
    public const int Count = 26 * Lengths;
    private const int Lengths = Longest - Shortest + 1;

    private static readonly SearchValues<char> AsciiLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static bool IsWord(ReadOnlySpan<char> word) => word.Length is >= Shortest and <= Longest && !word.ContainsAnyExcept(AsciiLetters);

    /// <param name="first">A small letter.</param>
    public static int ShelfOf(byte first, int length) => ((first - 'a') * Lengths) + length - Shortest;

    /// <param name="names">A word that stands in more of them is the likelier one.</param>
    public static WordShelves Of(IEnumerable<string> names)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var range in name.AsSpan().SplitAny(' ', '-', '/', ','))
            {
                if (IsWord(name.AsSpan(range)))
                {
                    var folded = name[range].ToLowerInvariant();
                    uses[folded] = uses.GetValueOrDefault(folded) + 1;
                }
            }
        }

        string[] words = [.. uses.Keys.OrderBy(w => ShelfOf((byte)w[0], w.Length)).ThenBy(w => w, StringComparer.Ordinal)];
        var shelves = new int[2 * (Count + 1)];
        foreach (var word in words)
        {
            var shelf = ShelfOf((byte)word[0], word.Length) + 1;
            shelves[2 * shelf] += word.Length;
            shelves[(2 * shelf) + 1]++;
        }

        for (var i = 2; i < shelves.Length; i++)
        {
            shelves[i] += shelves[i - 2];
        }

        return new(Encoding.ASCII.GetBytes(string.Concat(words)), shelves, [.. words.Select(w => uses[w])]);
    }
}
