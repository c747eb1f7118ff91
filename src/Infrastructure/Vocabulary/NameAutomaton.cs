using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Finds names word by word. A state is the hash of the words read so far; each has the first of the names that end there, or none where longer names only pass.
/// Two arrays and no objects: a name costs some 25 bytes.</summary>
internal sealed class NameAutomaton
{
    public const ulong Start = 0x9E3779B97F4A7C15;
    public const int PassesOnly = -1;
    private const double Fullness = 0.7;

    private readonly ulong[] _states;
    private readonly int[] _names;
    private readonly int _mask;
    private int _count;

    public NameAutomaton(int states)
    {
        var size = 16;
        while (size * Fullness < states)
        {
            size <<= 1;
        }

        (_states, _names, _mask) = (new ulong[size], new int[size], size - 1);
    }

    /// <summary>Bytes in memory.</summary>
    public long Bytes => _states.Length * (sizeof(ulong) + (long)sizeof(int));

    public static ulong HashOf(ReadOnlySpan<char> term) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(term));

    /// <summary>The state after one more word; never 0, which marks an empty place.</summary>
    public static ulong Next(ulong state, ulong term) => (ulong.RotateLeft(state ^ term, 29) * 0xBF58476D1CE4E5B9) | 1;

    /// <summary>Whether any name ends in the state or passes through it.</summary>
    /// <param name="name">The first that ends there; <see cref="PassesOnly"/> where none does.</param>
    public bool TryGet(ulong state, out int name)
    {
        for (var at = (int)(state >> 20) & _mask; _states[at] != 0; at = (at + 1) & _mask)
        {
            if (_states[at] == state)
            {
                name = _names[at];
                return true;
            }
        }

        name = PassesOnly;
        return false;
    }

    /// <summary>Lets a name end in the state.</summary>
    /// <returns>The name that did so before; <see cref="PassesOnly"/> where none did.</returns>
    public int End(ulong state, int name)
    {
        var at = PlaceOf(state);
        var before = _names[at];
        _names[at] = name;
        return before;
    }

    public void Pass(ulong state) => PlaceOf(state);

    private int PlaceOf(ulong state)
    {
        var at = (int)(state >> 20) & _mask;
        while (_states[at] != 0 && _states[at] != state)
        {
            at = (at + 1) & _mask;
        }

        if (_states[at] == 0)
        {
            if (++_count > _states.Length * 0.9)
            {
                throw new InvalidOperationException("The automaton is smaller than its names need.");
            }

            (_states[at], _names[at]) = (state, PassesOnly);
        }

        return at;
    }
}
