using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Tells of one record what <see cref="ConceptScan"/> makes of it.</summary>
internal sealed class ConceptExplaining(ConceptQuestion question, IndexSnapshot snapshot, CancellationToken cancellation)
{
    private readonly ReadGroup[] _groups = [.. question.Groups.Select(ReadGroup.Of)];
    private readonly ReadGroup[] _excluded = [.. question.Excluded.Select(ReadGroup.Of)];
    private readonly FilterMatch _filters = new(question.Query.Filters, snapshot.Profiles, MentionFilter.Of(question.Mentioned, snapshot, cancellation));
    private readonly ConceptScore _score = new(question.Weights, snapshot);

    public Explanation Of(Accession accession)
    {
        var ranked = HitWalk.Of(question, snapshot, cancellation);
        var told = new Explanation(question.Query.Text, accession, null, ranked.Length, null, [], [], new(_filters.InForce, []));
        if (ExplainedRecord.Find(accession, snapshot) is not { } record)
        {
            return told with { Lost = [ExplainedRecord.NotHeld(accession)] };
        }

        GroupPart[] parts = [.. _groups.Select(g => Part(g, record))];
        var place = Array.FindIndex(ranked, r => r.Number == accession.Number);
        Loss[] lost = place >= 0 ? [] : [.. record.Filtered(_filters), .. Excluded(record), .. WithoutTopic(parts)];
        return told with
        {
            Rank = place < 0 ? null : place + 1,
            Score = Math.Round(parts.Sum(p => p.Adds), HitRows.ScoreDigits),
            Lost = lost,
            Groups = [.. parts.Select(p => p with { Adds = Math.Round(p.Adds, HitRows.ScoreDigits) })],
        };
    }

    private GroupPart Part(ReadGroup group, ExplainedRecord record)
    {
        var (columns, doc) = (record.Segment.Columns, record.Doc);
        var (found, reason) = Found(group, record);
        var isNamed = AccessionPostings.Of(group.Group.Accessions, record.Segment).Contains(doc);
        var (mentions, nearest) = isNamed ? (1f, 1f) : (0, 0);
        foreach (var (phrase, places) in found)
        {
            mentions += _score.Mentions((float)phrase.Phrase.Weight, places);
            nearest = Math.Max(nearest, (float)phrase.Phrase.Weight);
        }

        var byFacts = mentions < 1 && ConceptScan.ProfilesOf(group.Group, snapshot.Profiles)?[columns.Profiles[doc]] == true;
        (mentions, nearest) = byFacts ? (1, 1) : (mentions, nearest);
        var adds = mentions > 0
            ? _score.Part((float)group.Group.Weight, nearest, _score.Mentioned(group.Group.IsTopic), mentions, columns.Lengths[doc])
            : reason is { MakesHit: true } ? ConceptScore.NearMiss(group.Group)
            : 0;
        return new(group.Group.Name, group.Group.Weight, group.Group.IsTopic, adds, byFacts || isNamed, [.. found.OrderByDescending(f => f.Phrase.Phrase.Weight).Select(f => record.Told(f.Phrase.Phrase, f.Places))])
        {
            NearMiss = mentions > 0 ? null : reason?.Why,
        };
    }

    /// <summary>The phrases that mean the group, and why others do not.</summary>
    private (List<(ReadPhrase Phrase, int[] Places)> Meant, NotMeant? NotMeant) Found(ReadGroup group, ExplainedRecord record)
    {
        var doc = record.Doc;
        var found = new List<(ReadPhrase, int[])>();
        if (PostingList.DictionaryOf(record.Segment, Fields.Text) is not { } dictionary)
        {
            return (found, null);
        }

        var notMeant = PlacesNotMeant.Of(group, dictionary, doc);
        for (var i = 0; i < group.Phrases.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (PhrasePostings.Of(group.Phrases[i].Terms, dictionary)?.Places(doc) is { Length: > 0 } places && notMeant.Meant(i, doc, places) is { IsEmpty: false } meant)
            {
                found.Add((group.Phrases[i], meant.ToArray()));
            }
        }

        return (found, notMeant.Reasons.GetValueOrDefault(doc));
    }

    private IEnumerable<Loss> Excluded(ExplainedRecord record)
    {
        foreach (var group in _excluded)
        {
            var (found, _) = Found(group, record);
            if (found.Count > 0)
            {
                string[] words = [.. found.Select(f => f.Phrase.Phrase.Text)];
                yield return new(LostAt.Exclusion, $"It speaks of {group.Group.Name} ({string.Join(", ", words)}), which the question does not want.", words, [.. found.SelectMany(f => record.Where(f.Places)).Select(f => f.Field).Distinct()]);
            }
        }
    }

    private IEnumerable<Loss> WithoutTopic(GroupPart[] parts)
    {
        if (!parts.Any(p => p.IsTopic && p.Adds > 0))
        {
            string[] wanted = [.. _groups.Where(g => g.Group.IsTopic).SelectMany(g => g.Phrases.Select(p => p.Phrase.Text))];
            yield return new(LostAt.Topic, wanted.Length > 0 ? "Nothing of what the question is about stands in it." : "The question holds nothing that can be searched for.", wanted, []);
        }
    }
}
