using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>One question's way through one snapshot.</summary>
internal static class Answering
{
    public static IndexAnswer Answer(SearchQuery query, IndexSnapshot snapshot, CancellationToken cancellation, MentionFilter? mentioned = null, Opening? opening = null)
    {
        var question = Question.Read(query.Text);
        var ranking = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        var terms = SearchTerms.Find(question, snapshot, ranking);
        var filters = new FilterMatch(query.Filters, snapshot.Profiles, mentioned);
        var scan = new HitScan(snapshot, question, terms, opening?.Widened(query) ?? query, ranking, filters, cancellation) { Hits = opening?.Hits };
        var found = scan.Run();
        var ranked = opening?.Page(found, query) ?? found;
        var held = new WordsHeld(snapshot, question, terms).Of(ranked);
        return new(
            scan.Total,
            scan.Facets,
            new ResultPage(snapshot, new WordMarks(terms.Weights)).Of(ranked, (place, _) => held[place]),
            new(filters.InForce, [.. question.Dropped, .. terms.Unsearched]),
            scan.HasMore || found.Length > ranked.Length ? new(query.Fingerprint(), ranked[^1].Key, Accession.Series(ranked[^1].Number).EntrezUid) : null);
    }
}
