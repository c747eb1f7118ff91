using System.Buffers;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Scores by concepts: a group's phrases count together as if they were one word, and a record that covers more of the question's groups stands above one that repeats one of them.</summary>
internal sealed class ConceptScan(IndexSnapshot snapshot, IReadOnlyList<ReadGroup> groups, IReadOnlyList<ReadGroup> excluded, SearchQuery query, MentionWeights weights, FilterMatch filters, CancellationToken cancellation)
{
    private readonly FacetCounter _facets = new(snapshot.Profiles);
    private readonly TopHits _top = new(query.Limit, query.After);
    private readonly ConceptScore _score = new(weights, snapshot);
    private readonly bool[]?[] _profiles = [.. groups.Select(g => ProfilesOf(g.Group, snapshot.Profiles))];

    private readonly Dictionary<(int Segment, int Group), Dictionary<int, NotMeant>> _nearMisses = [];

    public int Total { get; private set; }

    /// <summary>Filled with all hits where it is there.</summary>
    public RecordSet? Hits { get; init; }

    public bool HasMore => _top.HasMore;

    public Facets Facets => _facets.Count();

    /// <summary>What a hit only seems to mention.</summary>
    public IReadOnlyList<NearMiss> NearMisses(Ranked hit)
    {
        var found = new List<NearMiss>();
        for (var g = 0; g < groups.Count; g++)
        {
            if (_nearMisses.TryGetValue((hit.Segment, g), out var reasons) && reasons.TryGetValue(hit.Doc, out var reason))
            {
                found.Add(new(groups[g].Group.Name, reason.Why));
            }
        }

        return found;
    }

    /// <returns>The page's hits in order.</returns>
    public Ranked[] Run()
    {
        var largest = snapshot.Segments.Length == 0 ? 0 : snapshot.Segments.Max(s => s.Reader.MaxDoc);
        var scores = ArrayPool<float>.Shared.Rent(largest);
        var mentions = ArrayPool<float>.Shared.Rent(largest);
        var nearest = ArrayPool<float>.Shared.Rent(largest);
        var topics = ArrayPool<bool>.Shared.Rent(largest);
        try
        {
            for (var i = 0; i < snapshot.Segments.Length; i++)
            {
                var count = snapshot.Segments[i].Reader.MaxDoc;
                Scan(i, scores.AsSpan(0, count), mentions, nearest, topics.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<float>.Shared.Return(mentions);
            ArrayPool<float>.Shared.Return(nearest);
            ArrayPool<bool>.Shared.Return(topics);
        }

        return _top.InOrder();
    }

    private void Scan(int index, Span<float> scores, float[] mentions, float[] nearest, Span<bool> topics)
    {
        var segment = snapshot.Segments[index];
        scores.Clear();
        topics.Clear();
        for (var g = 0; g < groups.Count; g++)
        {
            mentions.AsSpan(0, scores.Length).Clear();
            nearest.AsSpan(0, scores.Length).Clear();
            foreach (var doc in AccessionPostings.Of(groups[g].Group.Accessions, segment))
            {
                (mentions[doc], nearest[doc]) = (1, 1);
            }

            var notMeant = Count(groups[g], segment, mentions, nearest);
            Mark(_profiles[g], segment.Columns, mentions.AsSpan(0, scores.Length), nearest);
            Add(groups[g].Group, segment.Columns.Lengths, mentions.AsSpan(0, scores.Length), nearest, scores, topics);
            if (notMeant is { Count: > 0 })
            {
                AddNearMisses(index, g, notMeant, mentions, scores, topics);
            }
        }

        foreach (var group in excluded)
        {
            mentions.AsSpan(0, scores.Length).Clear();
            Count(group, segment, mentions, nearest);
            for (var doc = 0; doc < scores.Length; doc++)
            {
                topics[doc] &= mentions[doc] == 0;
            }
        }

        Collect(index, scores, topics);
    }

    /// <returns>The records that name the group without meaning it, at one place or at all, and why.</returns>
    private Dictionary<int, NotMeant>? Count(ReadGroup group, Segment segment, float[] mentions, float[] nearest)
    {
        if (PostingList.DictionaryOf(segment, Fields.Text) is not { } dictionary)
        {
            return null;
        }

        var notMeant = PlacesNotMeant.Of(group, dictionary);
        for (var i = 0; i < group.Phrases.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (number, weight) = (i, (float)group.Phrases[i].Phrase.Weight);
            PhrasePostings.Of(group.Phrases[i].Terms, dictionary)?.Read((doc, places) =>
            {
                if (notMeant.Meant(number, doc, places) is { IsEmpty: false } meant)
                {
                    mentions[doc] += _score.Mentions(weight, meant);
                    nearest[doc] = Math.Max(nearest[doc], weight);
                }
            });
        }

        return notMeant.Reasons;
    }

    private void AddNearMisses(int segment, int group, Dictionary<int, NotMeant> notMeant, float[] mentions, Span<float> scores, Span<bool> topics)
    {
        var adds = ConceptScore.NearMiss(groups[group].Group);
        foreach (var (doc, reason) in notMeant)
        {
            if (mentions[doc] > 0)
            {
                notMeant.Remove(doc);
            }
            else if (reason.MakesHit)
            {
                scores[doc] += adds;
                topics[doc] |= groups[group].Group.IsTopic;
            }
        }

        _nearMisses[(segment, group)] = notMeant;
    }

    /// <summary>A record whose study type or organism says what the group means mentions it once, if its words do not.</summary>
    private static void Mark(bool[]? wanted, SegmentColumns columns, Span<float> mentions, float[] nearest)
    {
        if (wanted is null)
        {
            return;
        }

        for (var doc = 0; doc < mentions.Length; doc++)
        {
            if (mentions[doc] < 1 && wanted[columns.Profiles[doc]])
            {
                (mentions[doc], nearest[doc]) = (1, 1);
            }
        }
    }

    private void Add(PhraseGroup group, ReadOnlySpan<byte> lengths, ReadOnlySpan<float> mentions, float[] nearest, Span<float> scores, Span<bool> topics)
    {
        var weight = (float)group.Weight;
        var mentioned = _score.Mentioned(group.IsTopic);
        for (var doc = 0; doc < mentions.Length; doc++)
        {
            if (mentions[doc] == 0)
            {
                var skip = mentions[doc..].IndexOfAnyExcept(0f);
                if (skip < 0)
                {
                    break;
                }

                doc += skip;
            }

            scores[doc] += _score.Part(weight, nearest[doc], mentioned, mentions[doc], lengths[doc]);
            topics[doc] |= group.IsTopic;
        }
    }

    private void Collect(int index, ReadOnlySpan<float> scores, ReadOnlySpan<bool> topics)
    {
        var columns = snapshot.Segments[index].Columns;
        var live = snapshot.Segments[index].Reader.LiveDocs;
        var start = snapshot.Segments[index].Context.DocBase;
        var sortedBy = query.Sort switch { SearchSort.Newest => columns.Days, SearchSort.Samples => columns.Samples, _ => null };
        cancellation.ThrowIfCancellationRequested();
        for (var doc = 0; doc < scores.Length; doc++)
        {
            if (!topics[doc])
            {
                var skip = topics[doc..].IndexOf(true);
                if (skip < 0)
                {
                    break;
                }

                doc += skip;
            }

            if ((live is null || live.Get(doc)) && filters.Allows(columns, doc))
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

    /// <summary>The profiles whose study type or organism says what a group means; null where none can.</summary>
    public static bool[]? ProfilesOf(PhraseGroup group, Profiles profiles) => group.Types.Count == 0 && group.Organisms.Count == 0 ? null : Array.ConvertAll(
        profiles.All,
        p => p.Types.Any(t => group.Types.Contains(profiles.Types[t], StringComparer.OrdinalIgnoreCase))
            || p.Organisms.Any(o => profiles.Organisms.All[o].TaxonId is { } id && group.Organisms.Contains(id)));
}
