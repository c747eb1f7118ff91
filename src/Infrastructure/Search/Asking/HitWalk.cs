using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>All hits in order: 32 bytes a hit are held, whatever the records hold.</summary>
internal static class HitWalk
{
    public static Ranked[] Of(SearchQuery query, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var question = Question.Read(query.Text);
        var ranking = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        var terms = SearchTerms.Find(question, snapshot, ranking);
        return new HitScan(snapshot, question, terms, Whole(query, snapshot), ranking, new FilterMatch(query.Filters, snapshot.Profiles), cancellation).Run();
    }

    public static Ranked[] Of(ConceptQuestion question, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var (groups, excluded) = (question.Groups.Select(ReadGroup.Of).ToArray(), question.Excluded.Select(ReadGroup.Of).ToArray());
        return new ConceptScan(snapshot, groups, excluded, Whole(question.Query, snapshot), question.Weights, new FilterMatch(question.Query.Filters, snapshot.Profiles), cancellation).Run();
    }

    /// <summary>One page that holds everything.</summary>
    private static SearchQuery Whole(SearchQuery query, IndexSnapshot snapshot) => query with { Limit = Math.Max(1, snapshot.Reader.MaxDoc), After = null };
}
