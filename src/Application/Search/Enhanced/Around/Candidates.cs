using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>A question that might serve better, before it is counted.</summary>
/// <param name="Names">The id of the concept that has to be read in it; null where none has.</param>
internal sealed record Candidate(BetterQuestionKind Kind, string Question, string Why, string? Names = null);

/// <summary>Thinks of questions near the one that was asked.</summary>
internal sealed class Candidates(IVocabulary vocabulary)
{
    private const int MostMeanings = 3, MostLevels = 3, MostNarrower = 2;
    private const double RecentShare = 1.0 / 3;

    private readonly BroaderConcepts _broader = new(vocabulary);

    /// <summary>What was read into the question, written out.</summary>
    public static IEnumerable<Candidate> Corrected(string text, ReadQuestion read)
    {
        if (read.Mended is { } mended)
        {
            yield return new(BetterQuestionKind.Corrected, mended, "As it was read, its slips of the pen mended.");
        }

        foreach (var unclear in read.Unclear)
        {
            var typed = text[unclear.Start..unclear.End];
            foreach (var meaning in unclear.Meanings.Take(MostMeanings))
            {
                yield return new(BetterQuestionKind.Corrected, QuestionPieces.With(text, unclear.Start, unclear.End, meaning.Label), $"“{typed}” may mean {meaning.Label}.", meaning.Id);
            }
        }
    }

    /// <summary>A narrower concept that the best hits speak of in the place of its own; the most frequent organism; the latest years.</summary>
    public IEnumerable<Candidate> Narrower(string text, ReadQuestion read, Facets facets, int total, IReadOnlyList<HitConcept> spoken)
    {
        foreach (var own in read.Concepts.Where(c => c.Role is ConceptRole.Topic))
        {
            foreach (var kind in spoken.Where(s => s.Concept.Id != own.Id && s.Concept.Kind == own.Kind && BroaderConcepts.IsTypable(s.Concept.Label) && IsBelow(s.Concept, own.Id)).Take(MostNarrower))
            {
                var (from, to) = QuestionPieces.Quoted(text, own.Start, own.End);
                yield return new(BetterQuestionKind.Narrower, QuestionPieces.With(text, from, to, kind.Concept.Label), $"{kind.Concept.Label} is narrower than {own.Label}.", kind.Concept.Id);
            }
        }

        var filters = read.Asked.Query.Filters;
        if (filters.Organisms.Count == 0 && facets.Organism.Count > 1 && read.Concepts.All(c => c.Kind is not ConceptKind.Organism))
        {
            yield return new(BetterQuestionKind.Narrower, $"{text.TrimEnd()} in {facets.Organism[0].Value}", $"Only {facets.Organism[0].Value}, the organism of most hits.");
        }

        if (filters.From is null && filters.To is null && Recent(facets.Year, total) is { } year)
        {
            yield return new(BetterQuestionKind.Narrower, $"{text.TrimEnd()} since {year}", $"Only what was published since {year}.");
        }
    }

    /// <summary>Without what limits the question, or with a broader concept in the place of its own.</summary>
    public IEnumerable<Candidate> Wider(string text, ReadQuestion read, DateOnly today)
    {
        foreach (var limit in QuestionLimits.Of(text, today).Spans)
        {
            if (QuestionPieces.Without(text, limit.Start.Value, limit.End.Value) is { } rest)
            {
                yield return new(BetterQuestionKind.Wider, rest, $"Without the limit “{text[limit].Trim()}”.");
            }
        }

        foreach (var own in read.Concepts.Where(c => c.Role is ConceptRole.Filter or ConceptRole.Excluded))
        {
            var start = own.Role is ConceptRole.Excluded ? Negation.Before(text, own.Start) ?? own.Start : own.Start;
            if (QuestionPieces.Without(text, start, own.End) is { } rest)
            {
                yield return new(BetterQuestionKind.Wider, rest, own.Role is ConceptRole.Excluded ? $"Without leaving out {own.Label}." : $"Without the limit to {own.Label}.");
            }
        }

        foreach (var own in read.Concepts.Where(c => c.Role is ConceptRole.Topic))
        {
            foreach (var broader in vocabulary.ById(own.Id) is { } concept ? _broader.Of(concept) : [])
            {
                var (from, to) = QuestionPieces.Quoted(text, own.Start, own.End);
                yield return new(BetterQuestionKind.Wider, QuestionPieces.With(text, from, to, broader.Label), $"{broader.Label} is broader than {own.Label}.", broader.Id);
            }
        }
    }

    private bool IsBelow(Concept concept, string id)
    {
        IReadOnlyList<Concept> level = [concept];
        for (var i = 0; i < MostLevels && level.Count > 0; i++)
        {
            level = [.. level.SelectMany(vocabulary.Broader).Distinct()];
            if (level.Any(c => c.Id == id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The year since which about a third of the hits was published; null where of many it is unknown.</summary>
    private static string? Recent(IReadOnlyList<FacetCount> years, int total)
    {
        var (all, recent) = (years.Sum(y => y.Count), 0);
        if (all < total / 2)
        {
            return null;
        }

        foreach (var year in years.OrderByDescending(y => int.Parse(y.Value, CultureInfo.InvariantCulture)))
        {
            recent += year.Count;
            if (recent >= all * RecentShare)
            {
                return year.Value;
            }
        }

        return null;
    }
}
