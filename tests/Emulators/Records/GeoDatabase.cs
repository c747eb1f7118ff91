using System.Globalization;
using OmicsOracle.Emulators.Query;

namespace OmicsOracle.Emulators.Records;

/// <summary>Entrez's gds database in memory. Words are indexed when the first one is searched, so that a harvest need not wait for it.</summary>
internal sealed class GeoDatabase : ISearchedDatabase
{
    private const int MostPhrases = 1_000;
    private static readonly Dictionary<string, string> CommonNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["human"] = "Homo sapiens",
        ["humans"] = "Homo sapiens",
        ["mouse"] = "Mus musculus",
        ["mice"] = "Mus musculus",
        ["rat"] = "Rattus norvegicus",
        ["rats"] = "Rattus norvegicus",
    };

    private readonly List<GeoRecord> _records = [];
    private readonly Dictionary<int, int> _ordinals = [];
    private readonly Dictionary<string, string> _organisms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(Place Places, string Phrase), RecordSet> _phrases = [];
    private WordIndex _words = new();
    private int _indexed;
    private int[]? _order;

    public string Name => "gds";

    public int Count => _records.Count;

    public IReadOnlyList<GeoRecord> All => _records;

    /// <summary>Null where it is not held, or withdrawn.</summary>
    public GeoRecord? Find(long uid) => uid is > 0 and <= int.MaxValue && _ordinals.TryGetValue((int)uid, out var ordinal) ? _records[ordinal] : null;

    public void Put(GeoRecord record)
    {
        if (_ordinals.TryAdd(record.Uid, _records.Count))
        {
            _records.Add(record);
        }
        else
        {
            _records[_ordinals[record.Uid]] = record;
            (_words, _indexed) = (new(), 0);
        }

        foreach (var organism in record.Organisms)
        {
            _organisms.TryAdd(organism, organism);
        }

        _order = null;
        _phrases.Clear();
    }

    public void Remove(int uid)
    {
        if (!_ordinals.TryGetValue(uid, out var ordinal))
        {
            return;
        }

        _records.RemoveAt(ordinal);
        _ordinals.Clear();
        for (var i = 0; i < _records.Count; i++)
        {
            _ordinals[_records[i].Uid] = i;
        }

        (_words, _indexed, _order) = (new(), 0, null);
        _phrases.Clear();
    }

    /// <summary>Of the records that came since it was last called.</summary>
    public void IndexWords()
    {
        for (; _indexed < Count; _indexed++)
        {
            foreach (var (place, text) in GeoTexts.Of(_records[_indexed]))
            {
                _words.Add(_indexed, place, text);
            }
        }
    }

    public RecordSet? Find(SearchField field, string text, bool asPhrase) => field.Tag switch
    {
        "ALL" => Worded(Place.Text, text, asPhrase),
        "TITL" => Worded(Place.Title, text, asPhrase),
        "DESC" => Worded(Place.Description, text, asPhrase),
        "ACCN" => Worded(Place.Accession, text, asPhrase),
        "RGSE" => Worded(Place.Accession, Numbered("gse", text), asPhrase),
        "RGPL" => Worded(Place.Accession, Numbered("gpl", text), asPhrase),
        "ETYP" => Where(r => Same(r.EntryType, text)),
        "FILT" => Where(r => Same(text, "all") || Same(r.EntryType, text)),
        "GTYP" => Where(r => Array.Exists(r.StudyTypes, t => Same(t, text))),
        "ORGN" => Organism(OrganismCalled(text) ?? text),
        "PDAT" or "UDAT" or "NSAM" or "UID" => Between(field, text, text).OrNull(),
        _ => null,
    };

    public RecordSet Between(SearchField field, string from, string to)
    {
        switch (field.Kind)
        {
            case FieldKind.Date when EntrezDate.Read(from) is var (first, _) && EntrezDate.Read(to) is var (_, last):
                return field == SearchField.Published
                    ? RecordSet.Where(Count, i => _records[i].Published >= first && _records[i].Published <= last)
                    : RecordSet.Where(Count, i => _records[i].Updated >= first && _records[i].Updated <= last);

            case FieldKind.Number when Number(from) is { } least && Number(to) is { } most:
                return field == SearchField.Uid
                    ? RecordSet.Where(Count, i => _records[i].Uid >= least && _records[i].Uid <= most)
                    : RecordSet.Where(Count, i => _records[i].SampleCount is { } n && n >= least && n <= most);

            default:
                return new(Count);
        }
    }

    public string? OrganismCalled(string word) => _organisms.GetValueOrDefault(CommonNames.GetValueOrDefault(word, word));

    /// <summary>The newest first.</summary>
    public IEnumerable<long> Uids(RecordSet set)
    {
        _order ??= [.. Enumerable.Range(0, Count).OrderByDescending(i => _records[i].Published).ThenByDescending(i => _records[i].Uid)];
        return _order.Where(set.Contains).Select(i => (long)_records[i].Uid);
    }

    private RecordSet? Organism(string name) => Where(r => Array.Exists(r.Organisms, o => Same(o, name)));

    private RecordSet? Where(Func<GeoRecord, bool> holds) => RecordSet.Where(Count, i => holds(_records[i])).OrNull();

    private RecordSet? Worded(Place places, string text, bool asPhrase)
    {
        IndexWords();
        var words = WordIndex.Words(text);
        if (words.Length == 0)
        {
            return null;
        }

        var set = words.Select(w => _words.Find(w, places, Count)).Aggregate((a, b) => a.And(b));
        return (asPhrase && words.Length > 1 ? Phrase(set, places, string.Join(' ', words)) : set).OrNull();
    }

    private RecordSet Phrase(RecordSet candidates, Place places, string phrase)
    {
        if (!_phrases.TryGetValue((places, phrase), out var found))
        {
            var sought = $" {phrase.Replace("*", "", StringComparison.Ordinal)}{(phrase.EndsWith('*') ? "" : " ")}";
            found = RecordSet.Where(Count, i => candidates.Contains(i) && GeoTexts.Of(_records[i])
                .Any(t => (t.Place & places) != 0 && $" {string.Join(' ', WordIndex.Words(t.Text))} ".Contains(sought, StringComparison.Ordinal)));
            if (_phrases.Count >= MostPhrases)
            {
                _phrases.Clear();
            }

            _phrases[(places, phrase)] = found;
        }

        return found;
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string Numbered(string prefix, string text) => text.All(char.IsAsciiDigit) ? prefix + text : text;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
