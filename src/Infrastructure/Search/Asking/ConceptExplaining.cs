using System.Globalization;
using static Lucene.Net.Search.DocIdSetIterator;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Writing;

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
        if (Find(accession) is not var (segment, doc))
        {
            return told with { Lost = [new(LostAt.Index, $"The index does not hold {accession}; it follows the catalogue by itself.", [], [])] };
        }

        var hit = new Ranked(0, accession.Number, 0, segment, doc);
        var rows = new HitRows(snapshot);
        var record = rows.Stored(hit);
        var (row, fields) = (rows.Of(hit, record), new FieldPlaces(record));
        GroupPart[] parts = [.. _groups.Select(g => Part(g, segment, doc, fields))];
        var place = Array.FindIndex(ranked, r => r.Number == accession.Number);
        Loss[] lost = place >= 0 ? [] : [.. Filtered(row, segment, doc), .. Excluded(segment, doc, fields), .. WithoutTopic(parts)];
        return told with
        {
            Rank = place < 0 ? null : place + 1,
            Score = Math.Round(parts.Sum(p => p.Adds), HitRows.ScoreDigits),
            Lost = lost,
            Groups = [.. parts.Select(p => p with { Adds = Math.Round(p.Adds, HitRows.ScoreDigits) })],
        };
    }

    private (int Segment, int Doc)? Find(Accession accession)
    {
        for (var i = 0; i < snapshot.Segments.Length; i++)
        {
            var reader = snapshot.Segments[i].Reader;
            var documents = reader.GetTermDocsEnum(SeriesDocument.KeyOf(accession));
            for (var doc = documents?.NextDoc() ?? NO_MORE_DOCS; doc != NO_MORE_DOCS; doc = documents!.NextDoc())
            {
                if (reader.LiveDocs?.Get(doc) ?? true)
                {
                    return (i, doc);
                }
            }
        }

        return null;
    }

    private GroupPart Part(ReadGroup group, int segment, int doc, FieldPlaces fields)
    {
        var columns = snapshot.Segments[segment].Columns;
        var (found, reason) = Found(group, segment, doc);
        var isNamed = AccessionPostings.Of(group.Group.Accessions, snapshot.Segments[segment]).Contains(doc);
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
        return new(group.Group.Name, group.Group.Weight, group.Group.IsTopic, adds, byFacts || isNamed, [.. found.OrderByDescending(f => f.Phrase.Phrase.Weight).Select(f => Told(f.Phrase.Phrase, f.Places, fields))])
        {
            NearMiss = mentions > 0 ? null : reason?.Why,
        };
    }

    /// <summary>The phrases that mean the group, and why others do not.</summary>
    private (List<(ReadPhrase Phrase, int[] Places)> Meant, NotMeant? NotMeant) Found(ReadGroup group, int segment, int doc)
    {
        var found = new List<(ReadPhrase, int[])>();
        if (PostingList.DictionaryOf(snapshot.Segments[segment], Fields.Text) is not { } dictionary)
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

    private static PhraseFound Told(WeightedPhrase phrase, int[] places, FieldPlaces fields)
    {
        var where = fields.Of(places);
        return new(phrase.Text, phrase.Weight, phrase.Why, where.Sum(w => w.Times), where);
    }

    private IEnumerable<Loss> Filtered(ListedSeries row, int segment, int doc) => _filters.Refusals(snapshot.Segments[segment].Columns, doc).Select(name =>
    {
        string[] values = name switch
        {
            "organism" => [.. row.Organisms],
            "type" => [.. row.Types],
            "platform" => [.. row.Platforms.Select(p => p.ToString())],
            "minSamples" => [.. Known(row.SampleCount?.ToString(CultureInfo.InvariantCulture))],
            _ => [.. Known(row.PublishedOn?.ToString("O", CultureInfo.InvariantCulture))],
        };
        var asked = _filters.InForce[name];
        if (name == "concept")
        {
            return new Loss(LostAt.Filter, $"It has to speak of {string.Join(" and ", asked)}, and does not.", asked, []);
        }

        return new Loss(LostAt.Filter, $"{name} is limited to {string.Join(" or ", asked)}; the record has {(values.Length > 0 ? string.Join(", ", values) : "none that is known")}.", asked, values);
    });

    private static IEnumerable<string> Known(string? value) => value is null ? [] : [value];

    private IEnumerable<Loss> Excluded(int segment, int doc, FieldPlaces fields)
    {
        foreach (var group in _excluded)
        {
            var (found, _) = Found(group, segment, doc);
            if (found.Count > 0)
            {
                string[] words = [.. found.Select(f => f.Phrase.Phrase.Text)];
                yield return new(LostAt.Exclusion, $"It speaks of {group.Group.Name} ({string.Join(", ", words)}), which the question does not want.", words, [.. found.SelectMany(f => fields.Of(f.Places)).Select(f => f.Field).Distinct()]);
            }
        }
    }

    private IEnumerable<Loss> WithoutTopic(GroupPart[] parts)
    {
        if (!parts.Any(p => p.IsTopic && p.Adds > 0))
        {
            string[] wanted = [.. _groups.Where(g => g.Group.IsTopic).SelectMany(g => g.Phrases.Select(p => p.Phrase.Text))];
            yield return new(LostAt.Topic, FieldedQuery.IsMeant(question.Query.Text) ? "The query in Entrez syntax leaves it out." : wanted.Length > 0 ? "Nothing of what the question is about stands in it." : "The question holds nothing that can be searched for.", wanted, []);
        }
    }
}
