namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>The words of which names are made, to see which one a mistyped word was meant to be.</summary>
internal sealed class WordCorrection
{
    private const int Shortest = 5;
    private const int LongWord = 10;

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<(char First, int Length), List<string>> _shelves = [];

    /// <param name="names">A word that stands in more of them is the likelier one.</param>
    public WordCorrection(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            foreach (var range in name.AsSpan().SplitAny(' ', '-', '/', ','))
            {
                var word = name.AsSpan(range);
                if (word.Length is >= Shortest and <= 40 && !word.ContainsAnyExcept(AsciiLetters))
                {
                    var folded = word.ToString().ToLowerInvariant();
                    _uses[folded] = _uses.GetValueOrDefault(folded) + 1;
                }
            }
        }

        foreach (var word in _uses.Keys)
        {
            var shelf = (word[0], word.Length);
            (_shelves.TryGetValue(shelf, out var words) ? words : _shelves[shelf] = []).Add(word);
        }
    }

    private static readonly System.Buffers.SearchValues<char> AsciiLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The nearest known word with the same first letter: one slip apart, in a long word two. Null where the word is known or none is near.</summary>
    public string? Of(string word)
    {
        var typed = word.ToLowerInvariant();
        if (typed.Length < Shortest || _uses.ContainsKey(typed) || (typed.EndsWith('s') && _uses.ContainsKey(typed[..^1])) || typed.AsSpan().ContainsAnyExcept(AsciiLetters))
        {
            return null;
        }

        var most = typed.Length >= LongWord ? 2 : 1;
        (string? Word, int Slips, int Uses) best = (null, most + 1, 0);
        for (var length = typed.Length - most; length <= typed.Length + most; length++)
        {
            if (!_shelves.TryGetValue((typed[0], length), out var words))
            {
                continue;
            }

            foreach (var candidate in words)
            {
                var slips = Slips(typed, candidate, Math.Min(most, best.Slips));
                if (slips < best.Slips || (slips == best.Slips && slips <= most && _uses[candidate] > best.Uses))
                {
                    best = (candidate, slips, _uses[candidate]);
                }
            }
        }

        return best.Word;
    }

    /// <summary>Letters added, left out, changed or swapped with their neighbour (optimal string alignment); more than the limit is limit + 1.</summary>
    private static int Slips(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }
}
