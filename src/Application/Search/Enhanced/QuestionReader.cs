using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A question as it was understood.</summary>
/// <param name="Asked">What the index is asked.</param>
internal sealed record ReadQuestion(ConceptQuestion Asked, IReadOnlyList<FoundConcept> Concepts, IReadOnlyList<string> Notes);

/// <summary>Understands a question: names, limits and what is not wanted, each told to the person; nothing is decided silently.</summary>
internal sealed partial class QuestionReader(IVocabulary vocabulary, ISearchIndex index, TimeProvider time)
{
    private const int Common = 3;
    private const double LooseTopic = 5, LooseWord = 3, WordEverywhere = 0.1;

    private readonly Meanings _meanings = new(vocabulary);
    private readonly CombinedMeanings _combined = new(vocabulary);
    private readonly Expansion _expansion = new(vocabulary);

    public ReadQuestion Read(SearchQuery query)
    {
        var text = QuestionText.Of(query.Text, vocabulary, word => index.Records(word) >= Common);
        var limits = QuestionLimits.Of(text.Read, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var quoted = Quoted().Matches(text.Read).Select(m => new Range(m.Index, m.Index + m.Length)).ToList();
        var meanings = _combined.Of(text.Read, _meanings.Of(text.Read, [.. limits.Spans, .. quoted]));

        var notes = text.Mended.Select(m => $"“{m.Typed}” was read as “{m.Read}”.").ToList();
        var filters = limits.Into(query.Filters);
        var (groups, excluded, found, taken) = (new List<PhraseGroup>(), new List<PhraseGroup>(), new List<FoundConcept>(), limits.Spans.ToList());
        var organisms = meanings.Count(m => m.Concept.Kind is ConceptKind.Organism);
        foreach (var meaning in meanings)
        {
            var negation = Negation.Before(text.Read, meaning.Start);
            var typed = text.Read[meaning.Start..meaning.End];
            var role = negation is not null ? ConceptRole.Excluded : RoleOf(meaning, organisms, query, text.Read);
            var note = meaning.IsAbbreviation && meaning.Confidence < 1 && !typed.Equals(meaning.Concept.Label, StringComparison.OrdinalIgnoreCase) ? $"“{typed}” was read as {meaning.Concept.Label}{Others(meaning)}; write it out if you meant something else." : null;
            var (start, end) = text.Original(meaning.Start, meaning.End);
            found.Add(new(query.Text[start..end], start, end, meaning.Concept.Kind, meaning.Concept.Id, meaning.Concept.Label, _expansion.Shown(meaning.Concept, typed), role, meaning.Confidence, note));
            taken.Add((negation ?? meaning.Start)..meaning.End);
            if (note is not null)
            {
                notes.Add(note);
            }

            switch (role)
            {
                case ConceptRole.Filter:
                    filters = filters with { Organisms = [TaxonOf(meaning.Concept)?.ToString(CultureInfo.InvariantCulture) ?? meaning.Concept.Label] };
                    break;
                case ConceptRole.Excluded:
                    excluded.Add(Group(meaning.Concept, typed, role));
                    break;
                default:
                    groups.Add(Group(meaning.Concept, typed, role));
                    break;
            }
        }

        AddQuoted(text.Read, quoted, groups);
        AddLoose(text.Read, [.. taken, .. quoted], groups);
        return new(new(groups, excluded, query with { Filters = filters }), found, notes);
    }

    private PhraseGroup Group(Concept concept, string typed, ConceptRole role) => new(
        concept.Label,
        WeightOf(concept.Kind),
        role is ConceptRole.Topic,
        _expansion.Of(concept, typed),
        vocabulary.TypesOf(concept),
        concept.Kind is ConceptKind.Organism && TaxonOf(concept) is { } taxon ? [taxon] : []);

    private static void AddQuoted(string text, List<Range> quoted, List<PhraseGroup> groups)
    {
        foreach (var range in quoted)
        {
            var phrase = text[range].Trim('"', '“', '”');
            groups.Add(new(phrase, WeightOf(ConceptKind.Disease), true, [new(phrase, 1, "typed")], [], []));
        }
    }

    /// <summary>Words without a meaning of their own. They are what the question is about only where nothing else is.</summary>
    private static void AddLoose(string text, List<Range> taken, List<PhraseGroup> groups)
    {
        var hasTopic = groups.Any(g => g.IsTopic);
        var words = LooseWords.Of(text, taken).ToList();
        var telling = words.Where(w => !LooseWords.IsEverywhere(w)).ToList();
        var isAbout = !hasTopic && telling.Count == 0 && groups.Count == 0;
        foreach (var word in words)
        {
            var isEverywhere = LooseWords.IsEverywhere(word);
            groups.Add(new(word, isEverywhere ? WordEverywhere : hasTopic ? LooseWord : LooseTopic, isAbout || (!hasTopic && !isEverywhere), [new(word, 1, "typed")], [], []));
        }

        if (!groups.Any(g => g.IsTopic))
        {
            // Only a technique or an organism was named: then that is what the question is about.
            for (var i = 0; i < groups.Count; i++)
            {
                groups[i] = groups[i] with { IsTopic = groups[i].Weight > WordEverywhere };
            }
        }
    }

    private static ConceptRole RoleOf(Meaning meaning, int organisms, SearchQuery query, string text) => meaning.Concept.Kind switch
    {
        // One organism, named outright, is a limit; where a question speaks of two, or of grafts, each only counts for more.
        ConceptKind.Organism => organisms == 1 && query.Filters.Organisms.Count == 0 && !MixedOrganisms().IsMatch(text) ? ConceptRole.Filter : ConceptRole.Boost,
        ConceptKind.Technique => ConceptRole.Boost,
        _ => ConceptRole.Topic,
    };

    /// <summary>How much a kind says about what a study is about.</summary>
    private static double WeightOf(ConceptKind kind) => kind switch
    {
        ConceptKind.Disease => 10,
        ConceptKind.Gene or ConceptKind.CellLine => 8,
        ConceptKind.Organism => 4,
        ConceptKind.Technique => 1,
        _ => 6,
    };

    private static int? TaxonOf(Concept organism)
    {
        const string prefix = "NCBITaxon:";
        return organism.Id.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(organism.Id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private static string Others(Meaning meaning) => meaning.Others.Count == 0 ? "" : $" (not as {string.Join(", ", meaning.Others.Take(3).Select(o => o.Label))})";

    [GeneratedRegex("xenograft|graft|pdx|humani[sz]ed|-derived|anti-|chimer|cross-species|conserved", RegexOptions.IgnoreCase)]
    private static partial Regex MixedOrganisms();

    [GeneratedRegex("[\"“][^\"“”]+[\"”]")]
    private static partial Regex Quoted();
}
