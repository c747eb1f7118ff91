using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>A vocabulary in memory, ready to be asked.</summary>
internal sealed class VocabularyNames : IVocabulary
{
    private const int MostCompared = 2_000;
    private readonly NameTable _table;
    private readonly Lazy<WordCorrection> _words;

    public VocabularyNames(NameTable table)
    {
        _table = table;
        _words = new(() => new WordCorrection(Enumerable.Range(0, table.Names).Where(n => table[table.Row(n).Concept].Concept.Kind is not ConceptKind.Gene and not ConceptKind.CellLine).Select(table.NameOf)));
    }

    public IReadOnlyList<NameFound> Find(string text) => NamesInText.Find(text, _table);

    public Concept? ById(string id) => _table.Find(id) is { } number ? _table[number].Concept : null;

    public IReadOnlyList<string> TypesOf(Concept concept) => _table.Find(concept.Id) is { } number ? _table[number].Types : [];

    public IReadOnlyList<NameOf> Names(Concept concept, int mostNarrower)
    {
        if (_table.Find(concept.Id) is not { } number)
        {
            return [];
        }

        var names = _table.NamesOf(number).Select(n => Of(n, 0)).ToList();
        var own = names.Count;
        var seen = new HashSet<int> { number };
        var level = new List<int> { number };
        for (var distance = 1; level.Count > 0 && names.Count - own < mostNarrower; distance++)
        {
            level = [.. level.SelectMany(_table.Narrower).Where(seen.Add)];
            foreach (var below in level)
            {
                names.AddRange(_table.NamesOf(below).Take(own + mostNarrower - names.Count).Select(n => Of(n, distance)));
            }
        }

        return names;
    }

    public IReadOnlyList<Concept> Broader(Concept concept) =>
        _table.Find(concept.Id) is { } number ? [.. _table[number].Broader.Select(ById).OfType<Concept>().Distinct()] : [];

    public IReadOnlyList<Concept> Narrower(Concept concept) =>
        _table.Find(concept.Id) is { } number ? [.. _table.Narrower(number).Select(n => _table[n].Concept)] : [];

    public string? Corrected(string word) => _words.Value.Of(word);

    public IReadOnlyList<NameOf> Complete(string prefix, int limit) => prefix.Length == 0 ? [] :
    [
        .. _table.Complete(prefix).Take(MostCompared)
            .OrderBy(n => _table.Row(n).Concept) // concepts that count more were read first
            .ThenBy(n => n)
            .DistinctBy(n => _table.Row(n).Concept)
            .Take(limit)
            .Select(n => Of(n, 0)),
    ];

    private NameOf Of(int name, int distance) => new(_table.NameOf(name), _table[_table.Row(name).Concept].Concept, distance, _table.Row(name).Use is NameUse.AsWritten);
}
