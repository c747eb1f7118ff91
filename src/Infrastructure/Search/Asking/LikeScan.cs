using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Scores by telling terms, and a little by organism and study type in common. A record that shares next to nothing is no hit.</summary>
internal sealed class LikeScan(IndexSnapshot snapshot, TellingTerms telling, int limit, CancellationToken cancellation)
{
    /// <summary>The least share of what sharing everything would score.</summary>
    private const float LeastShare = 0.1f;

    /// <summary>What a common organism adds, as a share of what the words score; a common study type adds half of it.</summary>
    private const float ForOrganism = 0.2f;

    private readonly TopHits _top = new(limit, null);
    private readonly FacetCounter _facets = new(snapshot.Profiles);
    private readonly Bm25 _ranking = new(snapshot.Reader.MaxDoc, snapshot.AverageLength);
    private readonly float[] _boosts = Array.ConvertAll(snapshot.Profiles.All, p => 1 + (telling.SharesOrganism(p, snapshot.Profiles) ? ForOrganism : 0) + (telling.SharesType(p, snapshot.Profiles) ? ForOrganism / 2 : 0));

    public int Total { get; private set; }

    public Facets Facets => _facets.Count();

    public Ranked[] Run()
    {
        var largest = snapshot.Segments.Length == 0 ? 0 : snapshot.Segments.Max(s => s.Reader.MaxDoc);
        var scores = ArrayPool<float>.Shared.Rent(largest);
        try
        {
            for (var i = 0; i < snapshot.Segments.Length; i++)
            {
                var segmentScores = scores.AsSpan(0, snapshot.Segments[i].Reader.MaxDoc);
                segmentScores.Clear();
                Score(i, segmentScores);
                Collect(i, segmentScores);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }

        return _top.InOrder();
    }

    private void Score(int segment, Span<float> scores)
    {
        if (PostingList.DictionaryOf(snapshot.Segments[segment], Fields.Text) is not { } dictionary)
        {
            return;
        }

        ReadOnlySpan<byte> lengths = snapshot.Segments[segment].Columns.Lengths;
        DocsEnum? postings = null;
        foreach (var list in telling.Terms.Lists)
        {
            cancellation.ThrowIfCancellationRequested();
            if (list.In(segment, dictionary, postings, frequencies: true) is not { } found)
            {
                continue;
            }

            postings = found;
            var weight = telling.Terms.Weights[list.Term];
            for (var doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
            {
                float frequency = found.Freq;
                scores[doc] += weight * frequency / (frequency + _ranking.Saturation[lengths[doc]]);
            }
        }
    }

    private void Collect(int segment, ReadOnlySpan<float> scores)
    {
        var columns = snapshot.Segments[segment].Columns;
        var live = snapshot.Segments[segment].Reader.LiveDocs;
        var least = LeastShare * telling.Terms.Weights.Values.Sum();
        for (var doc = 0; doc < scores.Length; doc++)
        {
            if (scores[doc] > least && (live is null || live.Get(doc)) && !telling.IsSeed(columns.Numbers[doc]))
            {
                Total++;
                _facets.Add(columns, doc);
                var score = scores[doc] * _boosts[columns.Profiles[doc]];
                _top.Offer(score, columns.Numbers[doc], score, segment, doc);
            }
        }
    }
}
