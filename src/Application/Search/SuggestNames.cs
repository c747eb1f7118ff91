using System.Text.Json;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>How what a person types may go on: names of the vocabulary, words and accessions of the catalogue.</summary>
/// <remarks>Neither kept nor metered: each letter typed is a new question, its answer costs less than looking it up in a cache's further tiers, and the work is bounded.</remarks>
public sealed record SuggestNames(string Prefix, int Limit = 10) : IRequest<Suggestions>;

internal sealed class SuggestNamesValidator : PlainValidator<SuggestNames>
{
    private const int Longest = 100;

    protected override void Check(SuggestNames request, ref Faults faults)
    {
        faults.Require(!string.IsNullOrWhiteSpace(request.Prefix) && request.Prefix.Length <= Longest && !SearchQueryRules.HasControlCharacters(request.Prefix), "prefix", $"1 to {Longest} characters without control characters.");
        faults.Require(request.Limit is >= 1 and <= 50, "limit", "Ask for 1 to 50 suggestions.");
    }
}

internal sealed class SuggestNamesHandler(IVocabulary vocabulary, ISearchIndex index) : IRequestHandler<SuggestNames, Suggestions>
{
    public Task<Suggestions> Handle(SuggestNames request, CancellationToken cancellationToken)
    {
        var prefix = request.Prefix.TrimStart();
        var last = prefix.LastIndexOf(' ') + 1;
        Suggestion[] names = [.. vocabulary.Complete(prefix, request.Limit).Select(n => new Suggestion(n.Name, Kind(n.Concept), n.Concept.Label, n.Concept.Id, null))];
        Suggestion[] held = last < prefix.Length ? [.. index.Complete(prefix[last..], request.Limit).Select(s => s with { Text = prefix[..last] + s.Text })] : [];

        // Words have a third of the places where there are names enough for the rest.
        var forNames = Math.Max(request.Limit - held.Length, request.Limit - (request.Limit / 3));
        var all = held.Where(s => s.Kind != "word").Concat(names.Take(forNames)).Concat(held.Where(s => s.Kind == "word")).Concat(names.Skip(forNames));
        return Task.FromResult(new Suggestions(request.Prefix, [.. all.DistinctBy(s => s.Text, StringComparer.OrdinalIgnoreCase).Take(request.Limit)]));
    }

    private static string Kind(Concept concept) => JsonNamingPolicy.CamelCase.ConvertName(concept.Kind.ToString());
}
