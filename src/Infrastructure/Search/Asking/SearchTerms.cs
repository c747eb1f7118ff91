using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>A question's terms in one snapshot: where each stands and what it weighs.</summary>
/// <param name="Lists">Of words, each term once.</param>
/// <param name="Accessions">Of the accessions named.</param>
/// <param name="Unsearched">Words of an overlong question that were left out, as typed.</param>
internal sealed record SearchTerms(PostingList[] Lists, IReadOnlyDictionary<string, float> Weights, PostingList[] Accessions, IReadOnlyList<string> Unsearched)
{
    /// <summary>A question may hold hundreds of words; this many of the rarest say what it is about, and bound the work.</summary>
    public const int MostTerms = 64;

    public static SearchTerms Find(Question question, IndexSnapshot snapshot, Bm25 ranking)
    {
        var lists = PostingList.Find([.. question.Words.SelectMany(w => w.Terms).Distinct()], Fields.Text, snapshot);
        var accessions = PostingList.Find([.. question.Words.SelectMany(w => w.Accessions).Distinct().Take(MostTerms).Select(a => a.ToString())], Fields.Accession, snapshot);
        IReadOnlyList<string> unsearched = [];
        if (lists.Length > MostTerms)
        {
            var kept = lists.Where(l => l.Records > 0).OrderBy(l => l.Records).Take(MostTerms).ToArray();
            var left = lists.Where(l => l.Records > 0).Except(kept).Select(l => l.Term).ToHashSet();
            unsearched = [.. question.Words.Where(w => w.Terms.All(left.Contains)).Select(w => w.Typed)];
            lists = kept;
        }

        return new(lists, lists.ToDictionary(l => l.Term, l => ranking.Weight(l.Records), StringComparer.Ordinal), accessions, unsearched);
    }

    /// <summary>What naming an accession adds to a score: its own series comes first whatever else is asked, then the series with that sample, then all on that platform.</summary>
    public static float Boost(string accession) => Accession.Parse(accession).Kind switch
    {
        AccessionKind.Series => 1_000_000,
        AccessionKind.Sample => 10_000,
        _ => 1_000,
    };
}
