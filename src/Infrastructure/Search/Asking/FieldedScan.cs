using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Decides by a query's tree which records are hits, and ranks them by the words they hold.</summary>
internal sealed class FieldedScan(IndexSnapshot snapshot, QueryNode? root, SearchQuery query, FilterMatch filters, CancellationToken cancellation)
{
    private readonly FacetCounter _facets = new(snapshot.Profiles);
    private readonly TopHits _top = new(query.Limit, query.After);

    /// <summary>The terms that were searched in words, with what was typed.</summary>
    public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

    public int Total { get; private set; }

    /// <summary>Filled with all hits where it is there.</summary>
    public RecordSet? Hits { get; init; }

    public bool HasMore => _top.HasMore;

    public Facets Facets => _facets.Count();

    /// <returns>The page's hits in order.</returns>
    public Ranked[] Run()
    {
        for (var i = 0; i < snapshot.Segments.Length; i++)
        {
            var matching = new FieldedMatch(snapshot, snapshot.Segments[i], Words);
            if (root is not null && Evaluate(root, matching) is { } hits)
            {
                Collect(i, hits, matching.Scores);
            }
        }

        return _top.InOrder();
    }

    /// <returns>Null where a part of the query asks for nothing, such as a function word.</returns>
    private bool[]? Evaluate(QueryNode node, FieldedMatch matching)
    {
        cancellation.ThrowIfCancellationRequested();
        if (node is not PairNode pair)
        {
            return matching.Of(node);
        }

        var left = Evaluate(pair.Left, matching);
        var right = pair.Operator is QueryOperator.Not ? Unscored(pair.Right, matching) : Evaluate(pair.Right, matching);
        if (left is null || right is null)
        {
            return left ?? (pair.Operator is QueryOperator.Not ? null : right);
        }

        for (var doc = 0; doc < left.Length; doc++)
        {
            left[doc] = pair.Operator switch
            {
                QueryOperator.And => left[doc] && right[doc],
                QueryOperator.Or => left[doc] || right[doc],
                _ => left[doc] && !right[doc],
            };
        }

        return left;
    }

    private bool[]? Unscored(QueryNode node, FieldedMatch matching)
    {
        var counted = matching.Counts;
        matching.Counts = false;
        var found = Evaluate(node, matching);
        matching.Counts = counted;
        return found;
    }

    private void Collect(int index, bool[] hits, float[] scores)
    {
        var columns = snapshot.Segments[index].Columns;
        var live = snapshot.Segments[index].Reader.LiveDocs;
        var start = snapshot.Segments[index].Context.DocBase;
        var sortedBy = query.Sort switch { SearchSort.Newest => columns.Days, SearchSort.Samples => columns.Samples, _ => null };
        for (var doc = 0; doc < hits.Length; doc++)
        {
            if (hits[doc] && (live is null || live.Get(doc)) && filters.Allows(columns, doc))
            {
                Total++;
                Hits?.Add(start + doc);
                _facets.Add(columns, doc);
                var key = sortedBy is null ? scores[doc] : sortedBy[doc];
                if (_top.MayTake(key))
                {
                    _top.Offer(key, columns.Numbers[doc], scores[doc], index, doc);
                }
            }
        }
    }
}
