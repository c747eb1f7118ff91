using System.Numerics;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>Some of a snapshot's records, a bit each: 31 KB for 250,000.</summary>
internal sealed class RecordSet(int records)
{
    private const int Word = 64;
    private readonly ulong[] _bits = new ulong[(records + Word - 1) / Word];

    public bool Holds(int record) => (_bits[record / Word] & (1UL << (record % Word))) != 0;

    public void Add(int record) => _bits[record / Word] |= 1UL << (record % Word);

    public void Add(RecordSet others)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= others._bits[i];
        }
    }

    public void KeepOnly(RecordSet others)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= others._bits[i];
        }
    }

    public void Remove(RecordSet others)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= ~others._bits[i];
        }
    }

    public void Clear() => Array.Clear(_bits);

    /// <summary>How many both hold.</summary>
    public int InCommon(RecordSet others)
    {
        var count = 0;
        for (var i = 0; i < _bits.Length; i++)
        {
            count += BitOperations.PopCount(_bits[i] & others._bits[i]);
        }

        return count;
    }

    /// <summary>How many fit; asked in ascending order.</summary>
    public int Count(Func<int, bool> fits)
    {
        var count = 0;
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                count += fits((i * Word) + BitOperations.TrailingZeroCount(bits)) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>In ascending order.</summary>
    public IEnumerable<int> All()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
            {
                yield return (i * Word) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }
}
