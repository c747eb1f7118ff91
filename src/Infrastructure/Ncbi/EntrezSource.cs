using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>GEO asked live, by its document summaries: a search is one esearch and one esummary.</summary>
internal sealed class EntrezSource(IEntrez entrez) : IGeoSource
{
    private const int LargestPage = 100;

    public SourceBudget Budget => entrez.Budget;

    public Task<SourceAnswer<LiveHits>> Search(SearchQuery query, CancellationToken cancellation) => Search(EntrezTerm.Of(query), query.Limit, cancellation);

    public async Task<SourceAnswer<LiveHits>> Search(ConceptQuestion question, CancellationToken cancellation)
    {
        var term = ConceptTerm.ForSeries(question);
        var answer = await Search(term, question.Query.Limit, cancellation);
        // A name that NCBI does not know is no loss: the group's others were searched.
        return answer.Value is { } hits ? answer with { Value = hits with { Dropped = term.Dropped } } : answer;
    }

    private async Task<SourceAnswer<LiveHits>> Search(EntrezTerm term, int limit, CancellationToken cancellation)
    {
        if (term.Text is null)
        {
            return new(AnswerKind.Empty, new(0, [], "", null, term.Dropped), "nothing in the question can be searched for at NCBI");
        }

        if (term.Series is { } named)
        {
            return await SearchByUid(named, term, cancellation);
        }

        var found = await entrez.Search(new("gds", term.Text, 0, Math.Clamp(limit, 1, LargestPage)), EntrezTurn.Person, cancellation);
        if (found.Value is not { } hits)
        {
            return found.Kind == AnswerKind.Empty ? new(AnswerKind.Empty, Hits(term, 0, [], null, []), found.Reason) : found.Failed<LiveHits>();
        }

        if (term.Filters.Any(f => f.IsIgnored(hits.Dropped)))
        {
            return new(AnswerKind.Empty, Hits(term, 0, [], hits.Translation, hits.Dropped), "NCBI knows nothing by one of the filters");
        }

        if (hits.Uids.Count == 0)
        {
            var kind = hits.Total == 0 ? AnswerKind.Empty : AnswerKind.Partial;
            return new(kind, Hits(term, hits.Total, [], hits.Translation, hits.Dropped), found.Reason);
        }

        int[] uids = [.. hits.Uids.Select(u => (int)u)];
        var series = await entrez.Series(uids, EntrezTurn.Person, cancellation);
        if (series.Value is not { } records)
        {
            return IsAbsent(series.Kind)
                ? new(AnswerKind.Partial, Hits(term, hits.Total, [], hits.Translation, hits.Dropped), "NCBI has no records of what it found")
                : series.Failed<LiveHits>();
        }

        var whole = found.Kind == AnswerKind.Ok && series.Kind == AnswerKind.Ok && hits.Dropped.Count == 0 && records.Datasets.Count == uids.Length;
        return new(
            whole ? AnswerKind.Ok : AnswerKind.Partial,
            Hits(term, hits.Total, records.Datasets, hits.Translation, hits.Dropped),
            series.Reason ?? found.Reason);
    }

    public async Task<SourceAnswer<Dataset>> Find(Accession accession, CancellationToken cancellation)
    {
        if (accession.Kind != AccessionKind.Series)
        {
            return NoSeries();
        }

        var summary = await Summary(accession, cancellation);
        // A document summary that is absent does not say why; GEO's own page of the accession does.
        return IsAbsent(summary.Kind) ? await entrez.Soft(accession, EntrezTurn.Person, cancellation) : summary;
    }

    public Task<SourceAnswer<Dataset>> FindInFull(Accession accession, CancellationToken cancellation) =>
        accession.Kind == AccessionKind.Series ? entrez.Soft(accession, EntrezTurn.Harvest, cancellation) : Task.FromResult(NoSeries());

    private async Task<SourceAnswer<LiveHits>> SearchByUid(Accession series, EntrezTerm term, CancellationToken cancellation)
    {
        var found = await Summary(series, cancellation);
        return found.Value is { } dataset ? new(AnswerKind.Ok, Hits(term, 1, [dataset], null, []))
            : IsAbsent(found.Kind) ? new(AnswerKind.Empty, Hits(term, 0, [], null, []), found.Reason)
            : found.Failed<LiveHits>();
    }

    private async Task<SourceAnswer<Dataset>> Summary(Accession series, CancellationToken cancellation)
    {
        var answer = await entrez.Series([series.EntrezUid], EntrezTurn.Person, cancellation);
        return answer.Value is not { } records ? answer.Failed<Dataset>()
            : records.Datasets.FirstOrDefault(d => d.Accession == series) is { } dataset ? new(AnswerKind.Ok, dataset)
            : new(AnswerKind.NotFound, Reason: "NCBI has no record of it");
    }

    private static LiveHits Hits(EntrezTerm term, int total, IReadOnlyList<Dataset> datasets, string? translation, IReadOnlyList<string> dropped) =>
        new(total, datasets, term.Text!, translation, [.. term.Dropped.Union(dropped, StringComparer.OrdinalIgnoreCase)]);

    private static bool IsAbsent(AnswerKind kind) => kind is AnswerKind.NotFound or AnswerKind.Empty or AnswerKind.Private or AnswerKind.Gone;

    private static SourceAnswer<Dataset> NoSeries() => new(AnswerKind.NotFound, Reason: "only series are looked up at NCBI");
}
