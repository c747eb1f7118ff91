using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The way of a question in Entrez's syntax through one snapshot: the query says what is a hit, its words say which comes first.</summary>
internal static class FieldedAnswering
{
    public static IndexAnswer Answer(SearchQuery query, FieldedQuery read, IndexSnapshot snapshot, CancellationToken cancellation, MentionFilter? mentioned = null, Opening? opening = null)
    {
        var filters = new FilterMatch(query.Filters, snapshot.Profiles, mentioned);
        var scan = new FieldedScan(snapshot, read.Root, opening?.Widened(query) ?? query, filters, cancellation) { Hits = opening?.Hits };
        var found = scan.Run();
        var ranked = opening?.Page(found, query) ?? found;
        var marks = new WordMarks(scan.Words.ToDictionary(w => w.Key, _ => 1f, StringComparer.Ordinal));
        return new(
            scan.Total,
            scan.Facets,
            new ResultPage(snapshot, marks).Of(ranked, (_, record) => Matched(marks, scan.Words, record)),
            new(filters.InForce, []) { Notes = NotesOf(read) },
            scan.HasMore || found.Length > ranked.Length ? new(query.Fingerprint(), ranked[^1].Key, Accession.Series(ranked[^1].Number).EntrezUid) : null);
    }

    /// <summary>What its writer should know of a query.</summary>
    public static IReadOnlyList<string> NotesOf(FieldedQuery read) => [.. read.Findings.Where(f => f.Severity is not FindingSeverity.Info).Select(f => f.Message)];

    private static string[] Matched(WordMarks marks, Dictionary<string, string> typed, StoredSeries record)
    {
        var (tokens, found) = (new List<Token>(), new List<Mark>());
        foreach (var text in new[] { record.Title, record.Summary, record.OverallDesign, record.Samples })
        {
            tokens.Clear();
            Words.Of(text, tokens);
            marks.Find(tokens, found);
        }

        return [.. found.Select(m => typed[m.Key]).Distinct()];
    }
}
