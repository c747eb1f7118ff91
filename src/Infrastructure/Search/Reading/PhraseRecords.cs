namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>The records that hold a phrase, deleted ones too; in whichever of two forms is the smaller.</summary>
internal sealed class PhraseRecords
{
    private const int BitsOfANumber = 32;
    private const int Overhead = 200;
    private readonly int[] _few = [];
    private readonly RecordSet? _many;

    /// <param name="held">In ascending order.</param>
    /// <param name="records">In the snapshot.</param>
    public PhraseRecords(List<int> held, int records)
    {
        if (held.Count <= records / BitsOfANumber)
        {
            _few = [.. held];
        }
        else
        {
            _many = new(records);
            held.ForEach(_many.Add);
        }

        Bytes = Overhead + (_many is null ? held.Count * sizeof(int) : records / 8);
    }

    public long Bytes { get; }

    public void AddTo(RecordSet set)
    {
        if (_many is not null)
        {
            set.Add(_many);
            return;
        }

        foreach (var record in _few)
        {
            set.Add(record);
        }
    }
}
