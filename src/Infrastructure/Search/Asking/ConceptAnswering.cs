using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The way of a question that was understood through one snapshot.</summary>
internal static class ConceptAnswering
{
    public static IndexAnswer Answer(ConceptQuestion question, IndexSnapshot snapshot, CancellationToken cancellation, Opening? opening = null)
    {
        var groups = question.Groups.Select(ReadGroup.Of).ToArray();
        var filters = new FilterMatch(question.Query.Filters, snapshot.Profiles, MentionFilter.Of(question.Mentioned, snapshot, cancellation));
        var scan = new ConceptScan(snapshot, groups, [.. question.Excluded.Select(ReadGroup.Of)], opening?.Widened(question.Query) ?? question.Query, question.Weights, filters, cancellation) { Hits = opening?.Hits };
        var found = scan.Run();
        var ranked = opening?.Page(found, question.Query) ?? found;
        var marks = PhraseMarks.Of(groups);
        return new(
            scan.Total,
            scan.Facets,
            [.. new ResultPage(snapshot, marks).Of(ranked, (_, record) => Matched(marks, record)).Select((hit, i) => WithNearMisses(hit, scan.NearMisses(ranked[i])))],
            new(filters.InForce, [.. groups.Where(g => g.Phrases.Count == 0 && !g.HasFacts).Select(g => g.Group.Name)]),
            scan.HasMore || found.Length > ranked.Length ? new(question.Query.Fingerprint(), ranked[^1].Key, Accession.Series(ranked[^1].Number).EntrezUid) : null);
    }

    private static SearchHit WithNearMisses(SearchHit hit, IReadOnlyList<NearMiss> nearMisses) => nearMisses.Count == 0 ? hit : hit with
    {
        NearMisses = nearMisses,
        Matched = [.. hit.Matched.Except(nearMisses.Select(n => n.Concept))],
    };

    private static string[] Matched(PhraseMarks marks, StoredSeries record)
    {
        var (tokens, found) = (new List<Token>(), new List<Mark>());
        foreach (var text in new[] { record.Title, record.Summary, record.OverallDesign, record.Samples })
        {
            tokens.Clear();
            Words.Of(text, tokens);
            marks.Find(tokens, found);
        }

        return [.. found.OrderByDescending(m => m.Weight).Select(m => m.Key).Distinct()];
    }
}
