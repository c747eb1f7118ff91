using OmicsOracle.Emulators.Query;

namespace OmicsOracle.Emulators.Records;

/// <summary>A small database, searched by uid or by any word.</summary>
/// <param name="passes">Whether a record passes a filter of a name; null where the database has none.</param>
internal sealed class TextDatabase<TRecord>(string name, Func<TRecord, int> uidOf, Func<TRecord, string> textOf, Func<TRecord, string, bool>? passes = null) : ISearchedDatabase
    where TRecord : class
{
    private readonly List<TRecord> _records = [];

    public string Name => name;

    public int Count => _records.Count;

    public IReadOnlyList<TRecord> Records => _records;

    public void Put(TRecord record)
    {
        _records.RemoveAll(r => uidOf(r) == uidOf(record));
        _records.Add(record);
    }

    public TRecord? Find(long uid) => _records.Find(r => uidOf(r) == uid);

    public RecordSet? Find(SearchField field, string text, bool asPhrase)
    {
        if (field == SearchField.Filter)
        {
            return RecordSet.Where(Count, i => passes is not null && passes(_records[i], text)).OrNull();
        }

        var words = WordIndex.Words(text);
        return words.Length == 0 ? null : RecordSet.Where(Count, i =>
        {
            var held = WordIndex.Words(textOf(_records[i]));
            return words.All(w => held.Contains(w, StringComparer.Ordinal));
        }).OrNull();
    }

    public RecordSet Between(SearchField field, string from, string to) => new(Count);

    public string? OrganismCalled(string word) => null;

    public IEnumerable<long> Uids(RecordSet set) => _records.Where((_, i) => set.Contains(i)).Select(r => (long)uidOf(r)).OrderDescending();
}
