using System.Buffers;
using System.Text;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Concepts and their names in arrays, with the automaton that finds them. Made once, read by many.</summary>
internal sealed class NameTable
{
    private readonly NameAutomaton _automaton;
    private readonly List<ConceptRow> _concepts = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<NameRow> _names = [];
    private readonly ArrayBufferWriter<byte> _letters = new();
    private readonly int[][] _narrower;
    private int[] _sorted = [];

    /// <param name="terms">Those that count more come first: of one id the first label stays, and of a name's meanings the first is the likeliest.</param>
    public NameTable(IEnumerable<VocabularyTerm> terms)
    {
        var read = Merge(terms);
        var buffer = new List<Token>();
        var spelled = new List<(int Concept, string Name, NameUse Use, List<string> Terms)>();
        foreach (var (concept, names) in read)
        {
            var kind = _concepts[concept].Concept.Kind;
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in names)
            {
                if (NameRules.IsUsable(name, kind) && seen.Add(name) && NameRules.TermsOf(name, buffer) is { Count: > 0 } words)
                {
                    spelled.Add((concept, name, NameRules.UseOf(name, kind, words.Count), words));
                }
            }
        }

        _automaton = new(spelled.Sum(s => s.Terms.Count));
        foreach (var (concept, name, use, words) in spelled)
        {
            Add(concept, name, use, words);
        }

        _narrower = Children();
        _sorted = Sorted();
    }

    public int Concepts => _concepts.Count;

    public int Names => _names.Count;

    public ConceptRow this[int concept] => _concepts[concept];

    public int? Find(string id) => _byId.TryGetValue(id, out var concept) ? concept : null;

    public IReadOnlyList<int> Narrower(int concept) => _narrower[concept];

    public string NameOf(int name) => Encoding.UTF8.GetString(_letters.WrittenSpan.Slice(_names[name].At, _names[name].Length));

    public NameRow Row(int name) => _names[name];

    /// <summary>Names of one concept, its label first.</summary>
    public IEnumerable<int> NamesOf(int concept)
    {
        for (var name = _concepts[concept].FirstName; name >= 0; name = _names[name].NextOfConcept)
        {
            yield return name;
        }
    }

    /// <summary>Calls back for each name that begins with the first of the terms, with the number of terms it has.</summary>
    public void Match(IReadOnlyList<ulong> terms, int from, Action<int, int> found)
    {
        var state = NameAutomaton.Start;
        for (var i = from; i < terms.Count; i++)
        {
            state = NameAutomaton.Next(state, terms[i]);
            if (!_automaton.TryGet(state, out var name))
            {
                return;
            }

            for (; name >= 0; name = _names[name].NextOfState)
            {
                found(name, i - from + 1);
            }
        }
    }

    /// <summary>Names that begin with a prefix, in any letter case.</summary>
    public IEnumerable<int> Complete(string prefix)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.Compare(NameOf(_sorted[middle]), 0, prefix, 0, int.MaxValue, StringComparison.OrdinalIgnoreCase) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < _sorted.Length && NameOf(_sorted[low]).StartsWith(prefix, StringComparison.OrdinalIgnoreCase); low++)
        {
            yield return _sorted[low];
        }
    }

    /// <summary>Gives each id one concept, whichever vocabularies have it.</summary>
    private List<(int Concept, List<string> Names)> Merge(IEnumerable<VocabularyTerm> terms)
    {
        var read = new List<(int Concept, List<string> Names)>();
        var byLabel = new Dictionary<(ConceptKind, string), int>();
        foreach (var term in terms)
        {
            // The same thing under two ids, such as a disease of two ontologies, is one where kind and label say so. Genes of two organisms are two.
            var label = (term.Kind, term.Label.ToUpperInvariant());
            if (_byId.TryGetValue(term.Id, out var known) || (term.Kind is not ConceptKind.Gene && byLabel.TryGetValue(label, out known)))
            {
                _byId.TryAdd(term.Id, known);
                read[known].Names.AddRange([term.Label, .. term.Synonyms]);
                _concepts[known].Broader.AddRange(term.Broader);
                continue;
            }

            var concept = _concepts.Count;
            _concepts.Add(new(new(term.Id, term.Kind, term.Label), [.. term.Broader], term.Types) { FirstName = -1 });
            _byId.Add(term.Id, concept);
            byLabel.TryAdd(label, concept);
            read.Add((concept, [term.Label, .. term.Synonyms]));
        }

        return read;
    }

    private void Add(int concept, string name, NameUse use, List<string> words)
    {
        var at = _letters.WrittenCount;
        _letters.Write(Encoding.UTF8.GetBytes(name));
        var number = _names.Count;
        var state = NameAutomaton.Start;
        for (var i = 0; i < words.Count; i++)
        {
            state = NameAutomaton.Next(state, NameAutomaton.HashOf(words[i]));
            if (i < words.Count - 1)
            {
                _automaton.Pass(state);
            }
        }

        // The first name of a state stays first: what comes later counts less.
        var first = _automaton.TryGet(state, out var before) && before >= 0 ? before : _automaton.End(state, number);
        _names.Add(new(concept, at, _letters.WrittenCount - at, use) { NextOfState = -1, NextOfConcept = -1 });
        if (first >= 0)
        {
            Append(first, number, n => _names[n].NextOfState, (n, next) => _names[n] = _names[n] with { NextOfState = next });
        }

        if (_concepts[concept].FirstName < 0)
        {
            _concepts[concept].FirstName = number;
        }
        else
        {
            Append(_concepts[concept].FirstName, number, n => _names[n].NextOfConcept, (n, next) => _names[n] = _names[n] with { NextOfConcept = next });
        }
    }

    private static void Append(int first, int number, Func<int, int> next, Action<int, int> link)
    {
        var last = first;
        while (next(last) >= 0)
        {
            last = next(last);
        }

        link(last, number);
    }

    private int[][] Children()
    {
        var children = new List<int>?[_concepts.Count];
        for (var concept = 0; concept < _concepts.Count; concept++)
        {
            foreach (var parent in _concepts[concept].Broader.Select(Find).OfType<int>().Distinct())
            {
                if (parent != concept)
                {
                    (children[parent] ??= []).Add(concept);
                }
            }
        }

        return Array.ConvertAll(children, c => c is null ? [] : c.ToArray());
    }

    private int[] Sorted()
    {
        var sorted = Enumerable.Range(0, _names.Count).ToArray();
        var names = Array.ConvertAll(sorted, NameOf);
        Array.Sort(names, sorted, StringComparer.OrdinalIgnoreCase);
        return sorted;
    }
}

/// <param name="Broader">Ids.</param>
internal sealed record ConceptRow(Concept Concept, List<string> Broader, IReadOnlyList<string> Types)
{
    public int FirstName { get; set; }
}

/// <param name="At">Where its letters begin.</param>
/// <param name="Length">In bytes of UTF-8.</param>
internal readonly record struct NameRow(int Concept, int At, int Length, NameUse Use)
{
    public int NextOfState { get; init; }

    public int NextOfConcept { get; init; }
}
