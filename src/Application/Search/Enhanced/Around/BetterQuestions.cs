using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>Says what might be asked instead, with the number of hits that it has.</summary>
internal sealed class BetterQuestions(QuestionReader reader, IVocabulary vocabulary, TimeProvider time)
{
    private const int Most = 6, MostOfAKind = 3, MostCounted = 4;

    /// <summary>Who pastes an abstract asks by all of it, and each question near it would cost as much again.</summary>
    private const int MostGroups = 24;

    /// <summary>Hits below which a person wants more rather than fewer.</summary>
    private const int Few = 20;

    /// <summary>Hits that a narrower question leaves.</summary>
    private const int Fewest = 2;

    private readonly MentionedConcepts _mentioned = new(vocabulary);
    private readonly Candidates _candidates = new(vocabulary);

    /// <param name="answer">Of the question as it was asked.</param>
    public IReadOnlyList<BetterQuestion> Of(SearchQuery query, ReadQuestion read, SearchAnswer answer, IReadOnlyList<HitConcept> spoken, IOpenedQuestion opened, CancellationToken cancellation)
    {
        if (FieldedQuery.IsMeant(query.Text) || read.Asked.Groups.Count > MostGroups)
        {
            return [];
        }

        var text = query.Text;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var corrected = Counted(Candidates.Corrected(text, read), _ => true);
        var wider = Counted(_candidates.Wider(text, read, today), total => total > answer.Total);
        var narrower = answer.Total == 0 ? [] : Counted(_candidates.Narrower(text, read, answer.Facets, answer.Total, spoken), total => total >= Fewest && total < answer.Total);
        return
        [
            .. (answer.Total < Few ? corrected.Concat(wider).Concat(narrower) : corrected.Concat(narrower).Concat(wider))
                .DistinctBy(q => QuestionPieces.Folded(q.Question).ToUpperInvariant())
                .Take(Most),
        ];

        List<BetterQuestion> Counted(IEnumerable<Candidate> candidates, Func<int, bool> isBetter) =>
        [
            .. candidates.Where(c => !QuestionPieces.AreSame(c.Question, text) && !FieldedQuery.IsMeant(c.Question))
                .Take(MostCounted)
                .Select(c => Count(c with { Question = QuestionPieces.Folded(c.Question) }))
                .Where(q => q is { Total: > 0 } && isBetter(q.Total))
                .Take(MostOfAKind)
                .OfType<BetterQuestion>(),
        ];

        // A question of several topics may find something without the one that it names.
        bool IsHeld(string id) => vocabulary.ById(id) is { } named
            && opened.Total(new([_mentioned.Group(named)], [], query with { Filters = SearchFilters.None }), cancellation) > 0;

        // Null where the words would be read as something else than they are meant to say.
        BetterQuestion? Count(Candidate candidate)
        {
            var other = EnhancedSearch.Bounded(reader.Read(query with { Text = candidate.Question })).Read;
            return candidate.Names is null || (other.Concepts.Any(c => c.Id == candidate.Names) && IsHeld(candidate.Names))
                ? new(candidate.Kind, candidate.Question, candidate.Why, opened.Total(other.Asked, cancellation))
                : null;
        }
    }
}
