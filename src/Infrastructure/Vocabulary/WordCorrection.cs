using System.Numerics;
using System.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Sees which word of the names a mistyped word was meant to be.</summary>
internal sealed class WordCorrection(NameArrays arrays)
{
    private const int LongWord = 10;

    /// <summary>The nearest known word with the same first letter: one slip apart, in a long word two. Null where the word is known or none is near.</summary>
    public string? Of(string word)
    {
        if (!WordShelves.IsWord(word))
        {
            return null;
        }

        Span<byte> typed = stackalloc byte[word.Length];
        Encoding.ASCII.GetBytes(word.ToLowerInvariant(), typed);
        if (IsKnown(typed) || (typed[^1] == (byte)'s' && IsKnown(typed[..^1])))
        {
            return null;
        }

        var most = typed.Length >= LongWord ? 2 : 1;
        var letters = LettersOf(typed);
        (int At, int Length, int Slips, int Uses) best = (0, 0, most + 1, 0);
        for (var length = Math.Max(WordShelves.Shortest, typed.Length - most); length <= Math.Min(WordShelves.Longest, typed.Length + most); length++)
        {
            var (at, first, count) = Shelf(typed[0], length);
            for (var i = 0; i < count; i++, at += length)
            {
                var candidate = arrays.WordLetters.AsSpan(at, length);
                if (BitOperations.PopCount(letters ^ LettersOf(candidate)) > 2 * most)
                {
                    continue; // one slip brings at most one letter and takes one away
                }

                var slips = Slips(typed, candidate, Math.Min(most, best.Slips));
                if (slips < best.Slips || (slips == best.Slips && slips <= most && arrays.WordUses[first + i] > best.Uses))
                {
                    best = (at, length, slips, arrays.WordUses[first + i]);
                }
            }
        }

        return best.Length == 0 ? null : Encoding.ASCII.GetString(arrays.WordLetters, best.At, best.Length);
    }

    /// <summary>A bit for each letter that stands in it.</summary>
    private static uint LettersOf(ReadOnlySpan<byte> word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (letter - 'a');
        }

        return letters;
    }

    private bool IsKnown(ReadOnlySpan<byte> word)
    {
        if (word.Length < WordShelves.Shortest)
        {
            return false;
        }

        var (begin, _, count) = Shelf(word[0], word.Length);
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = arrays.WordLetters.AsSpan(begin + (middle * word.Length), word.Length).SequenceCompareTo(word);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return false;
    }

    private (int At, int First, int Count) Shelf(byte letter, int length)
    {
        var shelf = 2 * WordShelves.ShelfOf(letter, length);
        return (arrays.WordShelves[shelf], arrays.WordShelves[shelf + 1], arrays.WordShelves[shelf + 3] - arrays.WordShelves[shelf + 1]);
    }

    /// <summary>Letters added, left out, changed or swapped with their neighbour (optimal string alignment); more than the limit is limit + 1.</summary>
    private static int Slips(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
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
