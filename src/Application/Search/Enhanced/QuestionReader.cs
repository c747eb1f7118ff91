using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A question as it was understood.</summary>
/// <param name="Asked">What the index is asked.</param>
internal sealed record ReadQuestion(ConceptQuestion Asked, IReadOnlyList<FoundConcept> Concepts, IReadOnlyList<string> Notes)
{
    /// <summary>The question with its slips of the pen mended; null where it has none.</summary>
    public string? Mended { get; init; }

    /// <summary>Abbreviations that may mean something else than they were read as, or that nothing was read into.</summary>
    public IReadOnlyList<UnclearName> Unclear { get; init; } = [];
}

/// <param name="Start">In the question as typed; first UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
/// <param name="Meanings">What else it may mean.</param>
internal sealed record UnclearName(int Start, int End, IReadOnlyList<Concept> Meanings);

/// <summary>Understands a question: names, limits and what is not wanted, each told to the person; nothing is decided silently.</summary>
internal sealed partial class QuestionReader(IVocabulary vocabulary, ISearchIndex index, TimeProvider time)
{
    private const double NamedItself = 100;
    private const double LooseTopic = 5, LooseWord = 3, WordEverywhere = 0.1;

    private readonly Meanings _meanings = new(vocabulary);
    private readonly CombinedMeanings _combined = new(vocabulary);
    private const string AsWritten = "Entrez syntax is searched as it is written, in the catalogue alone; a plain search asks GEO too.";
    private readonly Expansion _expansion = new(vocabulary);
    private readonly MentionedConcepts _mentioned = new(vocabulary);
    private readonly NamesNotMeant _notMeant = new(vocabulary);

    public ReadQuestion Read(SearchQuery query)
    {
        var mentioned = _mentioned.Of(query.Filters);
        if (FieldedQuery.IsMeant(query.Text))
        {
            return new(new([], [], query) { Mentioned = mentioned }, [], [AsWritten]);
        }

        var text = QuestionText.Of(query.Text, vocabulary, index.Records);
        var limits = QuestionLimits.Of(text.Read, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var quoted = Quoted().Matches(text.Read).Select(m => new Range(m.Index, m.Index + m.Length)).ToList();
        IReadOnlyList<Range> fixedPieces = [.. limits.Spans, .. quoted];
        var chosen = _meanings.Of(text.Read, fixedPieces);
        var meanings = _combined.Of(text.Read, chosen.Read, fixedPieces);

        var notes = text.Mended.Select(m => $"“{m.Typed}” was read as “{m.Read}”.").ToList();
        notes.AddRange(chosen.Undecided.Select(u => $"“{text.Read[u.Start..u.End]}” may mean {string.Join(" or ", u.Meanings.Take(3).Select(m => m.Label))}; it is searched as it stands. Write out what you mean."));
        if (limits.Unmet is { } unmet)
        {
            notes.Add($"“{unmet}” is not applied: series can be limited by the fewest samples only.");
        }

        var filters = limits.Into(query.Filters);
        var (groups, excluded, found, taken) = (new List<PhraseGroup>(), new List<PhraseGroup>(), new List<FoundConcept>(), limits.Spans.ToList());
        var roles = new Roles(vocabulary, index, text.Read, query.Filters, meanings);
        var known = new HashSet<(string, bool)>();
        foreach (var meaning in meanings)
        {
            var (prefix, suffix) = (Negation.PrefixBefore(text.Read, meaning.Start), Negation.SuffixAfter(text.Read, meaning.End));
            if (prefix is not null || suffix is not null)
            {
                var piece = (prefix ?? meaning.Start)..(suffix ?? meaning.End);
                var property = text.Read[piece];
                // The index knows no signs: CD4- alone would find CD4+.
                var searched = suffix - meaning.End == 1 ? $"{text.Read[meaning.Start..meaning.End]}-negative" : property;
                groups.Add(new(property, WeightOf(meaning.Concept.Kind), false, [new(searched, 1, "typed")], [], []));
                taken.Add(piece);
                notes.Add($"“{property}” is searched as {(searched == property ? "it stands" : $"“{searched}”")}; records on {meaning.Concept.Label} are neither asked for nor left out.");
                continue;
            }

            var negation = Negation.Before(text.Read, meaning.Start);
            var typed = text.Read[meaning.Start..meaning.End];
            var role = negation is not null ? ConceptRole.Excluded : roles.Of(meaning);
            var note = NoteOn(meaning, typed);
            var (start, end) = text.Original(meaning.Start, meaning.End);
            found.Add(new(query.Text[start..end], start, end, meaning.Concept.Kind, meaning.Concept.Id, meaning.Concept.Label, _expansion.Shown(meaning.Concept, typed), role, meaning.Confidence, note));
            taken.Add((negation ?? meaning.Start)..meaning.End);
            if (note is not null)
            {
                notes.Add(note);
            }

            if (!known.Add((meaning.Concept.Id, role is ConceptRole.Excluded)))
            {
                continue; // named twice, it counts once
            }

            switch (role)
            {
                case ConceptRole.Filter:
                    filters = filters with { Organisms = [Roles.TaxonOf(meaning.Concept)?.ToString(CultureInfo.InvariantCulture) ?? meaning.Concept.Label] };
                    break;
                case ConceptRole.Excluded:
                    excluded.Add(Group(meaning.Concept, typed, role));
                    break;
                default:
                    groups.Add(Group(meaning.Concept, typed, role));
                    break;
            }
        }

        AddAccessions(text.Read, groups, taken);
        AddQuoted(text.Read, quoted, groups);
        AddLoose(text.Read, [.. taken, .. quoted], groups);
        return new(new(CommonGroups.Lowered(groups, index), excluded, query with { Filters = filters }) { Mentioned = mentioned }, found, notes)
        {
            Mended = text.Mended.Count > 0 ? text.Read : null,
            Unclear = [.. chosen.Undecided.Select(u => Unclear(text, u.Start, u.End, u.Meanings)), .. meanings.Where(m => m.IsAbbreviation && m.Others.Count > 0).Select(m => Unclear(text, m.Start, m.End, m.Others))],
        };
    }

    private static UnclearName Unclear(QuestionText text, int start, int end, IReadOnlyList<Concept> meanings)
    {
        var (from, to) = text.Original(start, end);
        return new(from, to, meanings);
    }

    private PhraseGroup Group(Concept concept, string typed, ConceptRole role)
    {
        var phrases = _expansion.Of(concept, typed);
        return new(
            concept.Label,
            LooseWords.IsEverywhere(concept.Label) && concept.Kind is not ConceptKind.Organism ? WordEverywhere : WeightOf(concept.Kind),
            role is ConceptRole.Topic,
            phrases,
            vocabulary.TypesOf(concept),
            concept.Kind is ConceptKind.Organism && Roles.TaxonOf(concept) is { } taxon ? [taxon] : [])
        {
            NotMeant = role is ConceptRole.Topic or ConceptRole.Excluded ? _notMeant.Of(concept, typed, phrases) : [],
        };
    }

    /// <summary>A series or a sample that is named is what the question is about, whatever else it says; a platform says how it was measured.</summary>
    private static void AddAccessions(string text, List<PhraseGroup> groups, List<Range> taken)
    {
        foreach (var (range, accession) in AccessionsNamed.In(text).Where(a => !taken.Any(t => Meanings.Overlap(a.Range.Start.Value, a.Range.End.Value, t.Start.Value, t.End.Value))).ToList())
        {
            var isPlatform = accession.Kind is AccessionKind.Platform;
            groups.Add(new(accession.ToString(), isPlatform ? WeightOf(ConceptKind.Organism) : NamedItself, !isPlatform, [new(accession.ToString(), 1, "typed")], [], []) { Accessions = [accession] });
            taken.Add(range);
        }
    }

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

    /// <summary>What was decided for the person about an abbreviation; null where it says no more than the name does.</summary>
    private static string? NoteOn(Meaning meaning, string typed) =>
        meaning.Confidence == 1 || !meaning.IsAbbreviation || Same(typed, meaning.Concept.Label)
            ? null
            : $"“{typed}” was read as {meaning.Concept.Label}{Others(meaning)}; write it out if you meant something else.";

    /// <summary>Whether two names differ in case, hyphens and blanks only.</summary>
    private static bool Same(string a, string b) => a.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).SequenceEqual(b.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    /// <summary>How much a kind says about what a study is about.</summary>
    private static double WeightOf(ConceptKind kind) => kind switch
    {
        ConceptKind.Disease => 10,
        ConceptKind.Gene or ConceptKind.CellLine => 8,
        ConceptKind.Organism => 4,
        ConceptKind.Technique => 1,
        _ => 6,
    };

    private static string Others(Meaning meaning) => meaning.Others.Count == 0 ? "" : $" (not as {string.Join(", ", meaning.Others.Take(3).Select(o => o.Label))})";

    [GeneratedRegex("[\"“][^\"“”]+[\"”]")]
    private static partial Regex Quoted();
}
