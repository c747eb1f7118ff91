using System.Runtime.InteropServices;
using OmicsOracle.Emulators.Query;

namespace OmicsOracle.Emulators.Records;

/// <summary>Where in a record a word stands.</summary>
[Flags]
internal enum Place
{
    Title = 1,
    Description = 2,
    Elsewhere = 4,

    /// <summary>Accessions of the record and of what belongs to it. All Fields do not hold them: a bare accession finds nothing, one with [ACCN] does.</summary>
    Accession = 8,
    Text = Title | Description | Elsewhere,
}

/// <summary>Which words stand in which records; no stems, as in Entrez.</summary>
internal sealed class WordIndex
{
    private const int PlaceBits = 4;

    // An ordinal and its places in one number.
    private readonly Dictionary<string, List<int>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordIndex() => _bySpan = _postings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Ordinals have to come in their order.</summary>
    public void Add(int ordinal, Place place, string text)
    {
        Span<char> buffer = stackalloc char[64];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                buffer[Math.Min(length++, buffer.Length - 1)] = char.ToLowerInvariant(c);
            }
            else if (length > 0)
            {
                Put(buffer[..Math.Min(length, buffer.Length)], ordinal, place);
                length = 0;
            }
        }

        if (length > 0)
        {
            Put(buffer[..Math.Min(length, buffer.Length)], ordinal, place);
        }
    }

    /// <param name="word">Lower case; a last * stands for any ending.</param>
    public RecordSet Find(string word, Place places, int size)
    {
        var set = new RecordSet(size);
        var lists = word.EndsWith('*')
            ? _postings.Where(p => p.Key.StartsWith(word[..^1], StringComparison.Ordinal)).Select(p => p.Value)
            : _postings.TryGetValue(word, out var list) ? [list] : [];
        foreach (var posting in lists.SelectMany(l => l))
        {
            if ((posting & (int)places) != 0)
            {
                set.Add(posting >> PlaceBits);
            }
        }

        return set;
    }

    /// <summary>The words of a text as the index holds them; a last * of a word is kept.</summary>
    public static string[] Words(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) || c == '*' ? char.ToLowerInvariant(c) : ' ')]);
        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private void Put(ReadOnlySpan<char> word, int ordinal, Place place)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, word, out _);
        list ??= [];
        if (list.Count > 0 && list[^1] >> PlaceBits == ordinal)
        {
            list[^1] |= (int)place;
        }
        else
        {
            list.Add((ordinal << PlaceBits) | (int)place);
        }
    }
}
