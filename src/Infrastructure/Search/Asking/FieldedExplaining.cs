using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Tells of one record what <see cref="FieldedScan"/> makes of it: which terms of the query hold for it, and what each adds.</summary>
internal sealed class FieldedExplaining(SearchQuery query, IReadOnlyList<PhraseGroup> mentioned, IndexSnapshot snapshot, CancellationToken cancellation)
{
    private readonly FieldedQuery _read = FieldedQuery.Read(query.Text);
    private readonly FilterMatch _filters = new(query.Filters, snapshot.Profiles, MentionFilter.Of(mentioned, snapshot, cancellation));

    public Explanation Of(Accession accession)
    {
        var ranked = HitWalk.Of(new WordQuestion(query, []) { Mentioned = mentioned }, snapshot, cancellation);
        var told = new Explanation(query.Text, accession, null, ranked.Length, null, [], [], new(_filters.InForce, []) { Notes = FieldedAnswering.NotesOf(_read) });
        if (ExplainedRecord.Find(accession, snapshot) is not { } record)
        {
            return told with { Lost = [ExplainedRecord.NotHeld(accession)] };
        }

        (GroupPart Part, bool IsWanted)[] parts = [.. Leaves(_read.Root, isWanted: true).Select(l => (Part(l.Leaf, l.IsWanted, record), l.IsWanted))];
        GroupPart[] wanted = [.. parts.Where(p => p.IsWanted).Select(p => p.Part)];
        var place = Array.FindIndex(ranked, r => r.Number == accession.Number);
        return told with
        {
            Rank = place < 0 ? null : place + 1,
            Score = Math.Round(wanted.Sum(p => p.Adds), HitRows.ScoreDigits),
            Lost = place >= 0 ? [] : [.. record.Filtered(_filters), .. Lost(accession, [.. parts.Where(p => !p.IsWanted).Select(p => p.Part)], wanted)],
            Groups = [.. wanted.Select(p => p with { Adds = Math.Round(p.Adds, HitRows.ScoreDigits) })],
        };
    }

    /// <summary>What stands after a NOT is not wanted, and never counts for the order.</summary>
    private static IEnumerable<(QueryNode Leaf, bool IsWanted)> Leaves(QueryNode? node, bool isWanted) => node switch
    {
        null => [],
        PairNode pair => [.. Leaves(pair.Left, isWanted), .. Leaves(pair.Right, isWanted && pair.Operator is not QueryOperator.Not)],
        _ => [(node, isWanted)],
    };

    private GroupPart Part(QueryNode leaf, bool isWanted, ExplainedRecord record)
    {
        cancellation.ThrowIfCancellationRequested();
        var matching = new FieldedMatch(snapshot, record.Segment, []) { Counts = isWanted, Watched = record.Doc };
        var holds = matching.Of(leaf) is { } hits && hits[record.Doc];
        PhraseFound[] found = [.. matching.Standing.Select(s => record.Told(new(s.Typed, 1, "typed"), s.Places))];
        return new(QueryInWords.Of(leaf), matching.HeaviestWeight, true, matching.Scores[record.Doc], holds && found.Length == 0, found);
    }

    private IEnumerable<Loss> Lost(Accession accession, GroupPart[] unwanted, GroupPart[] wanted)
    {
        foreach (var part in unwanted.Where(p => p.ByFacts || p.Found.Count > 0))
        {
            yield return new(LostAt.Exclusion, $"It has {part.Name}, which stands after a NOT.", [part.Name], [.. part.Found.SelectMany(f => f.Where).Select(w => w.Field).Distinct()]);
        }

        string[] missing = [.. wanted.Where(p => !p.ByFacts && p.Found.Count == 0).Select(p => p.Name)];
        if (missing.Length > 0 || _read.Root is null)
        {
            yield return new(LostAt.Topic, _read.Root is null ? "The query holds nothing that can be searched for." : $"The query in Entrez syntax leaves {accession} out; it has not {string.Join(" and not ", missing)}.", missing, []);
        }
    }
}
