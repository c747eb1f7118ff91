using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>The index as a simple search asks it, with highlights and facets.</summary>
internal sealed class IndexEngine(WordReader reader, ISearchIndex index) : IEngine
{
    public string Name => "OmicsOracle, index";

    public ValueTask<Answered> Ask(string question) => Timed.Answer(async () =>
    {
        var answer = await index.Search(reader.Read(new SearchQuery(question, SearchFilters.None, Limit: IEngine.Best)), CancellationToken.None);
        return answer.Results.Count(r => r.Highlights.Count > 0) * Math.Min(1, answer.Facets.Organism.Count);
    });
}

/// <summary>The local part of an enhanced search: the question read, its concepts searched by all their names, facets by concept, themes and better questions.</summary>
internal sealed class EnhancedEngine(QuestionReader reader, UnderstoodSearch search) : IEngine
{
    public string Name => "OmicsOracle, enhanced";

    public ValueTask<Answered> Ask(string question) => Timed.Answer(async () =>
    {
        var query = new SearchQuery(question, SearchFilters.None, Limit: IEngine.Best);
        return (await search.Answer(reader.Read(query), query, CancellationToken.None)).Answer.Results.Count;
    });
}

/// <summary>The whole use case: the index behind the four behaviors. The cache is emptied after each pass, so every question is worked out and put into it.</summary>
internal sealed class UseCaseEngine(IMediator mediator, IAnswerCache cache) : IEngine
{
    public string Name => "OmicsOracle, use case";

    public ValueTask<Answered> Ask(string question) => Timed.Answer(async () =>
        (await mediator.Send(new SearchDatasets(new SearchQuery(question, SearchFilters.None, Limit: IEngine.Best)))).Results.Count);

    public ValueTask Forget() => cache.Drop(CacheTag.Search, CancellationToken.None);
}
