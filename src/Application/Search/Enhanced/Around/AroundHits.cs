using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>What stands around the list of a first page: facets by concept, the themes of the best hits, and what might be asked instead.</summary>
internal sealed class AroundHits(QuestionReader reader, IVocabulary vocabulary, TimeProvider time)
{
    /// <summary>Hits that are looked at for what they speak of.</summary>
    public const int Best = 100;

    private readonly HitConcepts _concepts = new(vocabulary);
    private readonly ConceptFacets _facets = new(vocabulary);
    private readonly BetterQuestions _better = new(reader, vocabulary, time);

    public SearchAnswer With(SearchAnswer answer, SearchQuery query, ReadQuestion read, IOpenedQuestion opened, CancellationToken cancellation)
    {
        var spoken = _concepts.Of(opened.Best);
        var (facets, better) = (answer.Facets, answer.BetterQuestions);

        // Neither waits for the other; together they are half of what an answer takes.
        Parallel.Invoke(
            () => facets = _facets.With(answer.Facets, spoken, opened, cancellation),
            () => better = _better.Of(query, read, answer, spoken, opened, cancellation));
        return answer with { Facets = facets, Groups = Themes.Of(opened.Best, spoken, read.Concepts.Select(c => c.Id).ToHashSet()), BetterQuestions = better };
    }
}
