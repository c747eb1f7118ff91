using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>All hits in order: 32 bytes a hit are held, whatever the records hold.</summary>
internal static class HitWalk
{
    public static Ranked[] Of(WordQuestion asked, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var mentioned = MentionFilter.Of(asked.Mentioned, snapshot, cancellation);
        if (FieldedQuery.IsMeant(asked.Query.Text))
        {
            return Fielded(asked.Query, snapshot, mentioned, cancellation);
        }

        var question = Question.Read(asked.Query.Text);
        var ranking = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        var terms = SearchTerms.Find(question, snapshot, ranking);
        var named = NamedTerms.Find(asked.Named, terms, snapshot);
        return new HitScan(snapshot, question, terms, named, Whole(asked.Query, snapshot), ranking, new FilterMatch(asked.Query.Filters, snapshot.Profiles, mentioned), cancellation).Run();
    }

    public static Ranked[] Of(ConceptQuestion question, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var mentioned = MentionFilter.Of(question.Mentioned, snapshot, cancellation);
        if (FieldedQuery.IsMeant(question.Query.Text))
        {
            return Fielded(question.Query, snapshot, mentioned, cancellation);
        }

        var (groups, excluded) = (question.Groups.Select(ReadGroup.Of).ToArray(), question.Excluded.Select(ReadGroup.Of).ToArray());
        return new ConceptScan(snapshot, groups, excluded, Whole(question.Query, snapshot), question.Weights, new FilterMatch(question.Query.Filters, snapshot.Profiles, mentioned), cancellation).Run();
    }

    private static Ranked[] Fielded(SearchQuery query, IndexSnapshot snapshot, MentionFilter? mentioned, CancellationToken cancellation) =>
        new FieldedScan(snapshot, FieldedQuery.Read(query.Text).Root, Whole(query, snapshot), new FilterMatch(query.Filters, snapshot.Profiles, mentioned), cancellation).Run();

    /// <summary>One page that holds everything.</summary>
    private static SearchQuery Whole(SearchQuery query, IndexSnapshot snapshot) => query with { Limit = Math.Max(1, snapshot.Reader.MaxDoc), After = null };
}
