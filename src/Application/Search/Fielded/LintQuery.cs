using MediatR;
using OmicsOracle.Application.Pipeline;

namespace OmicsOracle.Application.Search.Fielded;

/// <summary>What a query in Entrez's syntax would do, and what is odd about it.</summary>
/// <param name="Query">1 to 2,000 characters.</param>
public sealed record LintQuery(string Query) : IRequest<LintAnswer>, IRateLimited
{
    public int Cost => 1;
}

/// <param name="IsEntrez">Whether a search would read it as Entrez syntax; if not, as an ordinary question.</param>
/// <param name="Corrected">The query with everything mended that can be; null where nothing needs it.</param>
/// <param name="Understood">How it is read, in words; null where nothing of it can be searched.</param>
/// <param name="Local">What the local index would search.</param>
public sealed record LintAnswer(string Query, bool IsEntrez, IReadOnlyList<QueryFinding> Findings, string? Corrected, string? Understood, string Local);

internal sealed class LintQueryValidator : PlainValidator<LintQuery>
{
    private const int Longest = 2_000;

    protected override void Check(LintQuery request, ref Faults faults)
    {
        faults.Require(!string.IsNullOrWhiteSpace(request.Query), "query", "Say which query to look at.");
        faults.Require(request.Query is null || request.Query.Length <= Longest, "query", "A query has at most 2,000 characters.");
    }
}

internal sealed class LintQueryHandler : IRequestHandler<LintQuery, LintAnswer>
{
    public Task<LintAnswer> Handle(LintQuery request, CancellationToken cancellationToken)
    {
        var read = FieldedQuery.Read(request.Query);
        var isEntrez = FieldedQuery.IsMeant(request.Query);
        var understood = read.Root is null ? null : QueryInWords.Of(read.Root);
        var local = understood is null ? "Nothing: there is no word to search."
            : isEntrez ? $"Series with {understood}."
            : "An ordinary question: there is no known tag and no operator in capitals between terms, so series with any of its words are found, the best first.";
        return Task.FromResult(new LintAnswer(request.Query, isEntrez, read.Findings, read.Corrected, understood, local));
    }
}
