using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>Why a record stands where it does in the catalogue's list for an enhanced search, or at which step it was lost.</summary>
public sealed record ExplainHit(SearchQuery Query, Accession Accession) : IRequest<Explanation>, IRateLimited
{
    public int Cost => 2;
}

internal sealed class ExplainHitValidator : PlainValidator<ExplainHit>
{
    protected override void Check(ExplainHit request, ref Faults faults)
    {
        SearchQueryRules.Check(request.Query, ref faults);
        faults.Require(request.Accession is { Kind: AccessionKind.Series, Number: > 0 }, "accession", "Name a series such as GSE2034.");
    }
}

internal sealed class ExplainHitHandler(QuestionReader reader, ISearchIndex index, IDatasetCatalog catalog) : IRequestHandler<ExplainHit, Explanation>
{
    public async Task<Explanation> Handle(ExplainHit request, CancellationToken cancellationToken)
    {
        var (question, dropped) = EnhancedSearch.Bounded(reader.Read(request.Query));
        var decided = await WordFallback.Decide(
            question,
            request.Query,
            understood => index.Explain(understood, request.Accession, cancellationToken),
            words => index.Explain(words, request.Accession, cancellationToken),
            told => told.Total);
        var explanation = decided.Found;
        if (explanation.Lost is [{ Step: LostAt.Index }, ..] && await catalog.Find(request.Accession, cancellationToken) is null)
        {
            explanation = explanation with { Lost = [new(LostAt.Catalogue, $"The catalogue does not hold {request.Accession}, so no search of it can find it.", [], [])] };
        }

        return explanation with
        {
            Interpretation = explanation.Interpretation with
            {
                Concepts = decided.Concepts,
                Dropped = [.. explanation.Interpretation.Dropped.Union(dropped)],
                Notes = [.. decided.Notes, .. explanation.Interpretation.Notes, .. TellingNothing.Notes(question.Asked, explanation.Total, index.Status.Records)],
            },
        };
    }
}
