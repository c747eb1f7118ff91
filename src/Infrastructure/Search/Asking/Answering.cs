using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>One question's way through one snapshot.</summary>
internal static class Answering
{
    public static IndexAnswer Answer(SearchQuery query, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var question = Question.Read(query.Text);
        var ranking = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        var terms = SearchTerms.Find(question, snapshot, ranking);
        var filters = new FilterMatch(query.Filters, snapshot.Profiles);
        var scan = new HitScan(snapshot, question, terms, query, ranking, filters, cancellation);
        var ranked = scan.Run();
        var held = new WordsHeld(snapshot, question, terms).Of(ranked);
        return new(
            scan.Total,
            scan.Facets,
            new ResultPage(snapshot, new WordMarks(terms.Weights)).Of(ranked, (place, _) => held[place]),
            new(filters.InForce, [.. question.Dropped, .. terms.Unsearched]),
            scan.HasMore ? new(query.Fingerprint(), ranked[^1].Key, Accession.Series(ranked[^1].Number).EntrezUid) : null);
    }
}
