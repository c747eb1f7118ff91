using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Finds, scores, counts and ranks in one go. Term by term, each posting adds to its document's score; then one pass over the scores filters, counts facets and keeps the best.
/// All of a question's hits have to be visited for the total and the facets anyway, and this visits them at the least cost a hit.</summary>
internal sealed class HitScan(IndexSnapshot snapshot, Question question, SearchTerms terms, IReadOnlyList<NamedTerms> named, SearchQuery query, Bm25 ranking, FilterMatch filters, CancellationToken cancellation)
{
    private readonly FacetCounter _facets = new(snapshot.Profiles);
    private readonly TopHits _top = new(query.Limit, query.After);
    private readonly PostingList[] _loose = [.. terms.Lists.Except(named.SelectMany(n => n.Lists))];
    private readonly IndexSearcher _searcher = new(snapshot.Reader);

    public int Total { get; private set; }

    /// <summary>Filled with all hits where it is there.</summary>
    public RecordSet? Hits { get; init; }

    public bool HasMore => _top.HasMore;

    public Facets Facets => _facets.Count();

    /// <returns>The page's hits in order.</returns>
    public Ranked[] Run()
    {
        var largest = snapshot.Segments.Length == 0 ? 0 : snapshot.Segments.Max(s => s.Reader.MaxDoc);
        var scores = ArrayPool<float>.Shared.Rent(largest);
        var phrases = question.Phrases.Count > 0 ? ArrayPool<ushort>.Shared.Rent(largest) : null;
        using var names = named.Count > 0 ? new NameScan(snapshot, ranking, largest) : null;
        try
        {
            for (var i = 0; i < snapshot.Segments.Length; i++)
            {
                var segment = snapshot.Segments[i];
                var segmentScores = scores.AsSpan(0, segment.Reader.MaxDoc);
                var segmentPhrases = phrases.AsSpan(0, phrases is null ? 0 : segment.Reader.MaxDoc);
                segmentScores.Clear();
                segmentPhrases.Clear();
                Score(i, segmentScores, names);
                Boost(i, segmentScores);
                foreach (var phrase in question.Phrases)
                {
                    Require(phrase, i, segmentScores, segmentPhrases);
                }

                Collect(i, segmentScores, segmentPhrases);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            if (phrases is not null)
            {
                ArrayPool<ushort>.Shared.Return(phrases);
            }
        }

        return _top.InOrder();
    }

    private void Score(int segment, Span<float> scores, NameScan? names)
    {
        if (PostingList.DictionaryOf(snapshot.Segments[segment], Fields.Text) is not { } dictionary)
        {
            return;
        }

        var lengths = snapshot.Segments[segment].Columns.Lengths;
        var postings = Score(_loose, segment, dictionary, null, lengths, scores);
        foreach (var name in named)
        {
            names!.Find(name, segment, dictionary, scores);
            postings = Score(name.Lists, segment, dictionary, postings, lengths, scores);
            names.Raise(name, lengths, scores);
        }
    }

    /// <returns>What may be read into again.</returns>
    private DocsEnum? Score(PostingList[] lists, int segment, TermsEnum dictionary, DocsEnum? postings, ReadOnlySpan<byte> lengths, Span<float> scores)
    {
        ReadOnlySpan<float> saturation = ranking.Saturation;
        foreach (var list in lists)
        {
            cancellation.ThrowIfCancellationRequested();
            if (list.In(segment, dictionary, postings, frequencies: true) is not { } found)
            {
                continue;
            }

            postings = found;
            var weight = terms.Weights[list.Term];
            for (var doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
            {
                float frequency = found.Freq;
                scores[doc] += weight * frequency / (frequency + saturation[lengths[doc]]);
            }
        }

        return postings;
    }

    private void Boost(int segment, Span<float> scores)
    {
        if (terms.Accessions.Length == 0 || PostingList.DictionaryOf(snapshot.Segments[segment], Fields.Accession) is not { } dictionary)
        {
            return;
        }

        foreach (var list in terms.Accessions)
        {
            var boost = SearchTerms.Boost(list.Term);
            var found = list.In(segment, dictionary, null, frequencies: false);
            for (var doc = found?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = found!.NextDoc())
            {
                scores[doc] += boost;
            }
        }
    }

    /// <summary>Counts a phrase where it stands; a hit must hold them all.</summary>
    private void Require(Phrase phrase, int segment, Span<float> scores, Span<ushort> phrases)
    {
        cancellation.ThrowIfCancellationRequested();
        var weight = phrase.Terms.Sum(t => terms.Weights.GetValueOrDefault(t.Term));
        ReadOnlySpan<byte> lengths = snapshot.Segments[segment].Columns.Lengths;
        if (Standing(phrase, _searcher, snapshot.Segments[segment]) is { } found)
        {
            for (var doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
            {
                float frequency = found.Freq;
                scores[doc] += weight * frequency / (frequency + ranking.Saturation[lengths[doc]]);
                phrases[doc]++;
            }
        }
    }

    /// <returns>The records in which a phrase stands word for word, and how often; null where there are none.</returns>
    public static Scorer? Standing(Phrase phrase, IndexSearcher searcher, Segment segment)
    {
        var exact = new PhraseQuery();
        foreach (var (term, position) in phrase.Terms)
        {
            exact.Add(new Term(Fields.Text, term), position);
        }

        return searcher.CreateNormalizedWeight(exact).GetScorer(segment.Context, null);
    }

    private void Collect(int segment, ReadOnlySpan<float> scores, ReadOnlySpan<ushort> phrases)
    {
        var columns = snapshot.Segments[segment].Columns;
        var live = snapshot.Segments[segment].Reader.LiveDocs;
        var start = snapshot.Segments[segment].Context.DocBase;
        cancellation.ThrowIfCancellationRequested();
        var (top, facets, required, total) = (_top, _facets, question.Phrases.Count, 0);
        var sortedBy = query.Sort switch { SearchSort.Newest => columns.Days, SearchSort.Samples => columns.Samples, _ => null };
        var unconditional = phrases.IsEmpty && live is null && filters.IsEmpty;
        for (var doc = 0; doc < scores.Length; doc++)
        {
            if (scores[doc] == 0)
            {
                var skip = scores[doc..].IndexOfAnyExcept(0f);
                if (skip < 0)
                {
                    break;
                }

                doc += skip;
            }

            if (unconditional || ((phrases.IsEmpty || phrases[doc] == required) && (live is null || live.Get(doc)) && filters.Allows(columns, doc)))
            {
                total++;
                Hits?.Add(start + doc);
                facets.Add(columns, doc);
                var key = sortedBy is null ? scores[doc] : sortedBy[doc];
                if (top.MayTake(key))
                {
                    top.Offer(key, columns.Numbers[doc], scores[doc], segment, doc);
                }
            }
        }

        Total += total;
    }
}
