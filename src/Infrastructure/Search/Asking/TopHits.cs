using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>A hit among others.</summary>
/// <param name="Key">The larger, the further up.</param>
/// <param name="Number">Of the accession; settles ties, the newer first.</param>
internal readonly record struct Ranked(double Key, int Number, float Score, int Segment, int Doc)
{
    public bool ComesBefore(double key, int number) => Key > key || (Key == key && Number > number);
}

/// <summary>The first hits after a place in the order: a heap with the last of them on top.</summary>
internal sealed class TopHits(int limit, SearchCursor? after)
{
    private readonly Ranked[] _heap = new Ranked[limit];
    private readonly double _afterKey = after?.SortKey ?? double.PositiveInfinity;
    private readonly int _afterNumber = after is null ? int.MaxValue : after.Uid - Accession.Series(1).EntrezUid + 1;
    private double _least = double.NegativeInfinity;
    private int _count;

    /// <summary>Whether hits come after the last of these.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Sorts most hits out at the cost of one comparison.</summary>
    public bool MayTake(double key)
    {
        if (key >= _least)
        {
            return true;
        }

        HasMore = true;
        return false;
    }

    public void Offer(double key, int number, float score, int segment, int doc)
    {
        if (key > _afterKey || (key == _afterKey && number >= _afterNumber))
        {
            return;
        }

        if (_count < _heap.Length)
        {
            _heap[_count] = new(key, number, score, segment, doc);
            Rise(_count++);
            _least = _count == _heap.Length ? _heap[0].Key : _least;
        }
        else
        {
            HasMore = true;
            if (!_heap[0].ComesBefore(key, number))
            {
                _heap[0] = new(key, number, score, segment, doc);
                Sink();
                _least = _heap[0].Key;
            }
        }
    }

    public Ranked[] InOrder()
    {
        var hits = _heap[.._count];
        Array.Sort(hits, (a, b) => (b.Key, b.Number).CompareTo((a.Key, a.Number)));
        return hits;
    }

    private void Rise(int at)
    {
        while (at > 0 && _heap[(at - 1) / 2].ComesBefore(_heap[at].Key, _heap[at].Number))
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    private void Sink()
    {
        var at = 0;
        while (true)
        {
            var last = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < _count; child++)
            {
                if (_heap[last].ComesBefore(_heap[child].Key, _heap[child].Number))
                {
                    last = child;
                }
            }

            if (last == at)
            {
                return;
            }

            (_heap[at], _heap[last]) = (_heap[last], _heap[at]);
            at = last;
        }
    }
}
