using System.Buffers;
using System.Globalization;
using System.Text;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Makes the arrays of a vocabulary from its terms.</summary>
internal sealed class NameTableMaking
{
    private readonly List<VocabularyTerm> _concepts = [];
    private readonly List<List<VocabularyTerm>?> _others = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Id, int Concept)> _furtherIds = [];
    private readonly List<(int Concept, NameUse Use, ulong State)> _names = [];
    private readonly HashSet<ulong> _states = [];
    private readonly ArrayBufferWriter<byte> _letters = new();
    private readonly List<int> _lettersAt = [0];

    private NameTableMaking(IEnumerable<VocabularyTerm> terms) => Merge(terms);

    /// <param name="terms">Those that count more come first: of one id the first label stays, and of a name's meanings the first is the likeliest.</param>
    public static NameTable Of(IEnumerable<VocabularyTerm> terms) => new(new NameTableMaking(terms).Make());

    private NameArrays Make()
    {
        var firstName = new int[_concepts.Count + 1];
        var buffer = new List<Token>();
        for (var concept = 0; concept < _concepts.Count; concept++)
        {
            firstName[concept] = _names.Count;
            AddNames(concept, buffer);
        }

        firstName[^1] = _names.Count;
        var automaton = NameAutomaton.Of(_states);
        var next = Chain(automaton);
        var broader = new List<int>[_concepts.Count];
        var narrower = Array.ConvertAll(broader, _ => new List<int>(0));
        for (var concept = 0; concept < _concepts.Count; concept++)
        {
            broader[concept] = [.. Terms(concept).SelectMany(t => t.Broader).Select(id => _byId.GetValueOrDefault(id, concept)).Where(b => b != concept).Distinct()];
            broader[concept].ForEach(b => narrower[b].Add(concept));
        }

        var (idLetters, idAt, idSlots) = Ids();
        var (broaderAt, above) = Flat(broader);
        var (narrowerAt, below) = Flat(narrower);
        var sorted = Sorted(out var names);
        var words = WordShelves.Of(sorted.Where(n => _concepts[_names[n].Concept].Kind is not ConceptKind.Gene and not ConceptKind.CellLine).Select(n => names[n]));
        return new()
        {
            Kinds = [.. _concepts.Select(c => (byte)c.Kind)],
            FirstName = firstName,
            BroaderAt = broaderAt,
            Broader = above,
            NarrowerAt = narrowerAt,
            Narrower = below,
            IdLetters = idLetters,
            IdAt = idAt,
            FurtherIds = [.. _furtherIds.Select(f => f.Concept)],
            IdSlots = idSlots,
            Letters = _letters.WrittenSpan.ToArray(),
            LettersAt = [.. _lettersAt],
            ConceptOfName = [.. _names.Select(n => n.Concept)],
            Uses = [.. _names.Select(n => (byte)n.Use)],
            NextOfState = next,
            Sorted = sorted,
            States = automaton.States,
            StateNames = automaton.Names,
            Types = Encoding.UTF8.GetBytes(string.Join('\n', _concepts.Index().SelectMany(c => c.Item.Types.Select(t => string.Create(CultureInfo.InvariantCulture, $"{c.Index}\t{t}"))))),
            WordLetters = words.Letters,
            WordShelves = words.Shelves,
            WordUses = words.Uses,
        };
    }

    /// <summary>Gives each id one concept, whichever vocabularies have it.</summary>
    private void Merge(IEnumerable<VocabularyTerm> terms)
    {
        var byLabel = new Dictionary<(ConceptKind, string), int>();
        foreach (var term in terms)
        {
            // The same thing under two ids, such as a disease of two ontologies, is one where kind and label say so. Genes of two organisms are two.
            var label = (term.Kind, term.Label.ToUpperInvariant());
            var isKnown = _byId.TryGetValue(term.Id, out var known);
            if (isKnown || (term.Kind is not ConceptKind.Gene && byLabel.TryGetValue(label, out known)))
            {
                (_others[known] ??= []).Add(term);
                if (!isKnown)
                {
                    _byId.Add(term.Id, known);
                    _furtherIds.Add((term.Id, known));
                }

                continue;
            }

            _byId.Add(term.Id, _concepts.Count);
            byLabel.TryAdd(label, _concepts.Count);
            _concepts.Add(term);
            _others.Add(null);
        }
    }

    private IEnumerable<VocabularyTerm> Terms(int concept) => _others[concept] is { } others ? [_concepts[concept], .. others] : [_concepts[concept]];

    private void AddNames(int concept, List<Token> buffer)
    {
        var (kind, label) = (_concepts[concept].Kind, _concepts[concept].Label);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Terms(concept).SelectMany(t => (IEnumerable<string>)[t.Label, .. t.Synonyms]))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            if (NameRules.IsUsable(name, kind) && NameRules.TermsOf(name, buffer) is { Count: > 0 } words)
            {
                Add(concept, name, NameRules.UseOf(name, kind, words.Count), words);
            }
            else if (seen.Count == 1)
            {
                Add(concept, label, NameUse.Never, []); // kept to be shown
            }
        }
    }

    private void Add(int concept, string name, NameUse use, List<string> words)
    {
        var state = NameAutomaton.Start;
        foreach (var word in words)
        {
            state = NameAutomaton.Next(state, NameAutomaton.HashOf(word));
            _states.Add(state);
        }

        _letters.Write(Encoding.UTF8.GetBytes(name));
        _lettersAt.Add(_letters.WrittenCount);
        _names.Add((concept, use, state));
    }

    /// <summary>From the last to the first, so that the first name of a state is found first: what comes later counts less.</summary>
    private int[] Chain(NameAutomaton automaton)
    {
        var next = new int[_names.Count];
        for (var name = _names.Count - 1; name >= 0; name--)
        {
            next[name] = _names[name].Use is NameUse.Never ? NameAutomaton.PassesOnly : automaton.End(_names[name].State, name);
        }

        return next;
    }

    private int[] Sorted(out string[] names)
    {
        var letters = _letters.WrittenSpan;
        var all = new string[_names.Count];
        for (var name = 0; name < all.Length; name++)
        {
            all[name] = Encoding.UTF8.GetString(letters[_lettersAt[name].._lettersAt[name + 1]]);
        }

        int[] sorted = [.. Enumerable.Range(0, all.Length).Where(n => _names[n].Use is not NameUse.Never)];
        Array.Sort(Array.ConvertAll(sorted, n => all[n]), sorted, StringComparer.OrdinalIgnoreCase);
        names = all;
        return sorted;
    }

    private (byte[] Letters, int[] At, int[] Slots) Ids()
    {
        string[] ids = [.. _concepts.Select(c => c.Id), .. _furtherIds.Select(f => f.Id)];
        var letters = new ArrayBufferWriter<byte>();
        var at = new int[ids.Length + 1];
        var slots = new int[(ids.Length * 3 / 2) + 1];
        foreach (var (number, id) in ids.Index())
        {
            letters.Write(Encoding.UTF8.GetBytes(id));
            at[number + 1] = letters.WrittenCount;
            var slot = NameTable.SlotOf(id, slots.Length);
            while (slots[slot] > 0)
            {
                slot = slot + 1 == slots.Length ? 0 : slot + 1;
            }

            slots[slot] = number + 1;
        }

        return (letters.WrittenSpan.ToArray(), at, slots);
    }

    private static (int[] At, int[] Items) Flat(List<int>[] lists)
    {
        var at = new int[lists.Length + 1];
        for (var i = 0; i < lists.Length; i++)
        {
            at[i + 1] = at[i] + lists[i].Count;
        }

        return (at, [.. lists.SelectMany(l => l)]);
    }
}
