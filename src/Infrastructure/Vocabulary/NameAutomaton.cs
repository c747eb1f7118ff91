using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Finds names word by word. A state is the hash of the words read so far; each has the first of the names that end there, or none where longer names only pass.
/// Two arrays and no objects: a state costs 16 bytes.</summary>
/// <param name="states">0 marks an empty place.</param>
/// <param name="names">Of the state at the same place.</param>
internal readonly struct NameAutomaton(ulong[] states, int[] names)
{
    public const ulong Start = 0x9E3779B97F4A7C15;
    public const int PassesOnly = -1;
    private const double Fullness = 0.75;

    /// <summary>One in whose states no name ends yet.</summary>
    public static NameAutomaton Of(IReadOnlyCollection<ulong> states)
    {
        var size = (int)(states.Count / Fullness) + 1;
        var automaton = new NameAutomaton(new ulong[size], new int[size]);
        foreach (var state in states)
        {
            automaton.Add(state);
        }

        return automaton;
    }

    public ulong[] States => states;

    public int[] Names => names;

    public static ulong HashOf(ReadOnlySpan<char> term) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(term));

    /// <summary>The state after one more word; never 0.</summary>
    public static ulong Next(ulong state, ulong term) => (ulong.RotateLeft(state ^ term, 29) * 0xBF58476D1CE4E5B9) | 1;

    /// <summary>Whether any name ends in the state or passes through it.</summary>
    /// <param name="name">The first that ends there; <see cref="PassesOnly"/> where none does.</param>
    public bool TryGet(ulong state, out int name)
    {
        var at = PlaceOf(state);
        (var isThere, name) = states[at] == state ? (true, names[at]) : (false, PassesOnly);
        return isThere;
    }

    /// <summary>Lets a name end in a state that is there, before those that do so already.</summary>
    /// <returns>The name that was first before; <see cref="PassesOnly"/> where none was.</returns>
    public int End(ulong state, int name)
    {
        var at = PlaceOf(state);
        var before = names[at];
        names[at] = name;
        return before;
    }

    private void Add(ulong state)
    {
        var at = PlaceOf(state);
        (states[at], names[at]) = (state, PassesOnly);
    }

    /// <summary>Where the state is, or the empty place where it would be. There always is one.</summary>
    private int PlaceOf(ulong state)
    {
        var at = (int)Math.BigMul(state, (ulong)states.Length, out _);
        while (states[at] != 0 && states[at] != state)
        {
            at = at + 1 == states.Length ? 0 : at + 1;
        }

        return at;
    }
}
