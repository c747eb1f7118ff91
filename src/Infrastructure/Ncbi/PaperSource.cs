using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The series of the papers that PubMed finds: an esearch of db pubmed by relevance, an elink to gds, an esummary of db gds.</summary>
internal sealed class PaperSource(IEntrez entrez) : IPaperSource
{
    /// <summary>Papers asked for; what elink takes in one address.</summary>
    private const int MostPapers = 100;

    /// <summary>Series read, before the filters: what esummary takes in one call.</summary>
    private const int MostSeries = 200;

    public async Task<SourceAnswer<LiveHits>> Series(ConceptQuestion question, CancellationToken cancellation)
    {
        if (ConceptTerm.ForPapers(question) is not { } term)
        {
            return new(AnswerKind.Empty, Reason: "nothing in the question could be the topic of a paper");
        }

        var papers = await entrez.Search(new("pubmed", term, 0, MostPapers, Sort: "relevance"), EntrezTurn.Person, cancellation);
        if (papers.Value is not { Uids.Count: > 0 } found)
        {
            return papers.Kind is AnswerKind.Ok or AnswerKind.Partial or AnswerKind.Empty ? new(AnswerKind.Empty, Reason: papers.Reason) : papers.Failed<LiveHits>();
        }

        int[] ids = [.. found.Uids.Select(u => (int)u)];
        var links = await entrez.Links("pubmed", ids, "gds", EntrezTurn.Person, cancellation);
        if (links.Value is not { } linked)
        {
            return links.Kind is AnswerKind.Empty ? new(AnswerKind.Empty, Reason: links.Reason) : links.Failed<LiveHits>();
        }

        int[] uids = [.. ids.SelectMany(id => linked[id]).Where(IsSeries).Select(uid => (int)uid).Distinct().Take(MostSeries)];
        var series = await entrez.Series(uids, EntrezTurn.Person, cancellation);
        return series.Value is { } records ? Hits(question, term, records)
            : series.Kind is AnswerKind.Empty or AnswerKind.NotFound ? new(AnswerKind.Empty, Reason: series.Reason)
            : series.Failed<LiveHits>();
    }

    private static SourceAnswer<LiveHits> Hits(ConceptQuestion question, string term, EntrezSeries records)
    {
        Dataset[] fitting = [.. records.Datasets.Where(d => question.Query.Filters.Allow(d) && !question.Excluded.Any(g => Speaks(d, g)))];
        return fitting.Length == 0
            ? new(AnswerKind.Empty, Reason: "no paper's series passes the filters")
            : new(AnswerKind.Ok, new(fitting.Length, [.. fitting.Take(question.Query.Limit)], term, null, []));
    }

    /// <summary>Links to gds lead to samples, platforms and curated data sets too.</summary>
    private static bool IsSeries(long uid) => uid is > 200_000_000 and < 300_000_000;

    private static bool Speaks(Dataset series, PhraseGroup group) =>
        series.Organisms.Any(o => o.TaxonId is { } id && group.Organisms.Contains(id))
        || group.Phrases.Any(p => $" {Folded($"{series.Title} {series.Summary}")} ".Contains($" {Folded(p.Text)} ", StringComparison.Ordinal));

    private static string Folded(string text) => string.Join(' ', EntrezText.Words(text)).ToLowerInvariant();
}
