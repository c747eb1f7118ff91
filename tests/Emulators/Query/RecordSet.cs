using System.Numerics;

namespace OmicsOracle.Emulators.Query;

/// <summary>Which records of a database, by their ordinals; one bit each.</summary>
internal sealed class RecordSet(int size)
{
    private readonly ulong[] _bits = new ulong[(size + 63) / 64];

    public int Count => _bits.Sum(BitOperations.PopCount);

    public bool Contains(int ordinal) => (_bits[ordinal >> 6] >> (ordinal & 63) & 1) != 0;

    public void Add(int ordinal) => _bits[ordinal >> 6] |= 1UL << (ordinal & 63);

    public RecordSet And(RecordSet other) => Joined(other, static (a, b) => a & b);

    public RecordSet Or(RecordSet other) => Joined(other, static (a, b) => a | b);

    public RecordSet Without(RecordSet other) => Joined(other, static (a, b) => a & ~b);

    /// <summary>Null where it is empty: Entrez treats a term that is nowhere unlike one that misses.</summary>
    public RecordSet? OrNull() => _bits.Any(b => b != 0) ? this : null;

    /// <summary>The ordinals of 0 to size-1 that a condition holds for.</summary>
    public static RecordSet Where(int size, Func<int, bool> holds)
    {
        var set = new RecordSet(size);
        for (var i = 0; i < size; i++)
        {
            if (holds(i))
            {
                set.Add(i);
            }
        }

        return set;
    }

    private RecordSet Joined(RecordSet other, Func<ulong, ulong, ulong> join)
    {
        var joined = new RecordSet(_bits.Length * 64);
        for (var i = 0; i < _bits.Length; i++)
        {
            joined._bits[i] = join(_bits[i], other._bits[i]);
        }

        return joined;
    }
}
