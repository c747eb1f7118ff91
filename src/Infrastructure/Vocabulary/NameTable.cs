using System.IO.Hashing;
using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Concepts and their names, with the automaton that finds them. Made once, read by many.</summary>
internal sealed class NameTable
{
    private readonly NameArrays _arrays;
    private readonly NameAutomaton _automaton;
    private readonly ILookup<int, string> _types;

    public NameTable(NameArrays arrays)
    {
        _arrays = arrays;
        _automaton = new(arrays.States, arrays.StateNames);
        _types = Encoding.UTF8.GetString(arrays.Types).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            .ToLookup(line => int.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture), line => line[1]);
        Words = new(arrays);
    }

    public NameArrays Arrays => _arrays;

    /// <summary>The words of which names are made.</summary>
    public WordCorrection Words { get; }

    public int Concepts => _arrays.Kinds.Length;

    /// <summary>That can be found.</summary>
    public int Names => _arrays.Sorted.Length;

    public Concept this[int concept] => new(
        Text(_arrays.IdLetters, _arrays.IdAt, concept),
        (ConceptKind)_arrays.Kinds[concept],
        NameOf(_arrays.FirstName[concept]));

    public int? Find(string id)
    {
        var slots = _arrays.IdSlots;
        for (var at = SlotOf(id, slots.Length); slots[at] > 0; at = at + 1 == slots.Length ? 0 : at + 1)
        {
            var number = slots[at] - 1;
            if (string.Equals(Text(_arrays.IdLetters, _arrays.IdAt, number), id, StringComparison.OrdinalIgnoreCase))
            {
                return number < Concepts ? number : _arrays.FurtherIds[number - Concepts];
            }
        }

        return null;
    }

    /// <summary>Where the search for an id begins, whatever its letter case.</summary>
    public static int SlotOf(string id, int slots) =>
        (int)Math.BigMul(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(id.ToUpperInvariant())), (ulong)slots, out _);

    public ReadOnlySpan<int> Broader(int concept) => Items(_arrays.Broader, _arrays.BroaderAt, concept);

    public ReadOnlySpan<int> Narrower(int concept) => Items(_arrays.Narrower, _arrays.NarrowerAt, concept);

    public IEnumerable<string> TypesOf(int concept) => _types[concept];

    public string NameOf(int name) => Text(_arrays.Letters, _arrays.LettersAt, name);

    public int ConceptOf(int name) => _arrays.ConceptOfName[name];

    public NameUse UseOf(int name) => (NameUse)_arrays.Uses[name];

    /// <summary>Names by which one concept can be found, its label first.</summary>
    public IEnumerable<int> NamesOf(int concept)
    {
        for (var name = _arrays.FirstName[concept]; name < _arrays.FirstName[concept + 1]; name++)
        {
            if (UseOf(name) is not NameUse.Never)
            {
                yield return name;
            }
        }
    }

    /// <summary>Calls back for each name that begins with the first of the terms, with the number of terms it has.</summary>
    public void Match(IReadOnlyList<ulong> terms, int from, Action<int, int> found)
    {
        var state = NameAutomaton.Start;
        for (var i = from; i < terms.Count; i++)
        {
            state = NameAutomaton.Next(state, terms[i]);
            if (!_automaton.TryGet(state, out var name))
            {
                return;
            }

            for (; name >= 0; name = _arrays.NextOfState[name])
            {
                found(name, i - from + 1);
            }
        }
    }

    /// <summary>Names that begin with a prefix, in any letter case, those of the first concepts first, one a concept.</summary>
    public IReadOnlyList<int> Complete(string prefix, int limit)
    {
        // Names are numbered by concept, so the lowest numbers are the most usual; all of the range are looked at, 10 ns each.
        var (low, high) = (Bound(prefix, after: false), Bound(prefix, after: true));
        var best = new List<int>(limit + 1);
        foreach (var name in _arrays.Sorted.AsSpan(low, Math.Max(0, high - low)))
        {
            if (best.Count == limit && (limit == 0 || name > best[^1]))
            {
                continue;
            }

            var same = best.FindIndex(b => ConceptOf(b) == ConceptOf(name));
            if (same >= 0 && best[same] < name)
            {
                continue;
            }

            if (same >= 0)
            {
                best.RemoveAt(same);
            }

            best.Insert(~best.BinarySearch(name), name);
            if (best.Count > limit)
            {
                best.RemoveAt(limit);
            }
        }

        return best;
    }

    /// <summary>The place of the first name not before the prefix, or of the first after all that begin with it.</summary>
    private int Bound(string prefix, bool after)
    {
        var (low, high) = (0, _arrays.Sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = string.Compare(NameOf(_arrays.Sorted[middle]), 0, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase);
            (low, high) = order < 0 || (after && order == 0) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string Text(byte[] letters, int[] at, int number) => Encoding.UTF8.GetString(letters, at[number], at[number + 1] - at[number]);

    private static ReadOnlySpan<int> Items(int[] items, int[] at, int number) => items.AsSpan(at[number], at[number + 1] - at[number]);
}
