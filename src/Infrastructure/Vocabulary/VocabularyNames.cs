using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>A vocabulary in memory, ready to be asked.</summary>
internal sealed class VocabularyNames(NameTable table) : IVocabulary
{
    public IReadOnlyList<NameFound> Find(string text) => NamesInText.Find(text, table);

    public Concept? ById(string id) => table.Find(id) is { } number ? table[number] : null;

    public IReadOnlyList<string> TypesOf(Concept concept) => table.Find(concept.Id) is { } number ? [.. table.TypesOf(number)] : [];

    public IReadOnlyList<NameOf> Names(Concept concept, int mostNarrower)
    {
        if (table.Find(concept.Id) is not { } number)
        {
            return [];
        }

        var names = table.NamesOf(number).Select(n => Of(n, 0)).ToList();
        var own = names.Count;
        var seen = new HashSet<int> { number };
        var level = new List<int> { number };
        for (var distance = 1; level.Count > 0 && names.Count - own < mostNarrower; distance++)
        {
            level = [.. level.SelectMany(c => table.Narrower(c).ToArray()).Where(seen.Add)];
            foreach (var below in level)
            {
                names.AddRange(table.NamesOf(below).Take(own + mostNarrower - names.Count).Select(n => Of(n, distance)));
            }
        }

        return names;
    }

    public IReadOnlyList<Concept> Broader(Concept concept) => table.Find(concept.Id) is { } number ? Concepts(table.Broader(number)) : [];

    public IReadOnlyList<Concept> Narrower(Concept concept) => table.Find(concept.Id) is { } number ? Concepts(table.Narrower(number)) : [];

    public string? Corrected(string word) => table.Words.Of(word);

    public IReadOnlyList<NameOf> Complete(string prefix, int limit) => prefix.Length == 0 ? [] : [.. table.Complete(prefix, limit).Select(n => Of(n, 0))];

    private Concept[] Concepts(ReadOnlySpan<int> numbers)
    {
        var concepts = new Concept[numbers.Length];
        for (var i = 0; i < concepts.Length; i++)
        {
            concepts[i] = table[numbers[i]];
        }

        return concepts;
    }

    private NameOf Of(int name, int distance) => new(table.NameOf(name), table[table.ConceptOf(name)], distance, table.UseOf(name) is NameUse.AsWritten);
}
