using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using IndexSearcher = Lucene.Net.Search.IndexSearcher;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Tells of one record what <see cref="HitScan"/> makes of it.</summary>
internal sealed class WordExplaining
{
    private readonly WordQuestion _asked;
    private readonly IndexSnapshot _snapshot;
    private readonly CancellationToken _cancellation;
    private readonly Question _question;
    private readonly Bm25 _ranking;
    private readonly SearchTerms _terms;
    private readonly IReadOnlyList<NamedTerms> _named;
    private readonly FilterMatch _filters;

    public WordExplaining(WordQuestion asked, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        (_asked, _snapshot, _cancellation) = (asked, snapshot, cancellation);
        _question = Question.Read(asked.Query.Text);
        _ranking = new(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        _terms = SearchTerms.Find(_question, snapshot, _ranking);
        _named = NamedTerms.Find(asked.Named, _terms, snapshot);
        _filters = new(asked.Query.Filters, snapshot.Profiles, MentionFilter.Of(asked.Mentioned, snapshot, cancellation));
    }

    public Explanation Of(Accession accession)
    {
        var ranked = HitWalk.Of(_asked, _snapshot, _cancellation);
        var told = new Explanation(_asked.Query.Text, accession, null, ranked.Length, null, [], [], new(_filters.InForce, [.. _question.Dropped, .. _terms.Unsearched]));
        if (ExplainedRecord.Find(accession, _snapshot) is not { } record)
        {
            return told with { Lost = [ExplainedRecord.NotHeld(accession)] };
        }

        var adds = new Dictionary<string, float>(StringComparer.Ordinal);
        GroupPart[] words = [.. _question.Words.SelectMany(w => Word(w, record, adds))];
        GroupPart[] phrases = [.. _question.Phrases.Select(p => Exact(p, record))];
        GroupPart[] parts = [.. words, .. phrases, .. _named.Select(n => Name(n, record, adds)).Where(p => p.Adds > 0)];
        var place = Array.FindIndex(ranked, r => r.Number == accession.Number);
        return told with
        {
            Rank = place < 0 ? null : place + 1,
            Score = Math.Round(parts.Sum(p => p.Adds), HitRows.ScoreDigits),
            Lost = place >= 0 ? [] : [.. record.Filtered(_filters), .. Missing(parts, phrases)],
            Groups = [.. parts.Select(p => p with { Adds = Math.Round(p.Adds, HitRows.ScoreDigits) })],
        };
    }

    /// <summary>A word by all of its terms, and the accession that it may be. A term that two words share counts for the first.</summary>
    /// <param name="adds">Filled with what each term brings.</param>
    private IEnumerable<GroupPart> Word(QuestionWord word, ExplainedRecord record, Dictionary<string, float> adds)
    {
        var (weight, sum, found) = (0f, 0f, new List<PhraseFound>());
        foreach (var term in word.Terms.Where(t => _terms.Weights.ContainsKey(t) && adds.TryAdd(t, 0)))
        {
            weight += _terms.Weights[term];
            if (record.Places(new([(term, 0)])) is { Length: > 0 } places)
            {
                adds[term] = Saturated(_terms.Weights[term], places.Length, record);
                sum += adds[term];
                found.Add(record.Told(new(term, 1, "typed"), places));
            }
        }

        if (weight > 0)
        {
            yield return new(word.Typed, weight, true, sum, false, found);
        }

        foreach (var accession in word.Accessions.Where(a => _terms.Accessions.Any(l => l.Term == a.ToString()) && adds.TryAdd($"accession {a}", 0)))
        {
            var boost = SearchTerms.Boost(accession.ToString());
            var isNamed = AccessionPostings.Of([accession], record.Segment).Contains(record.Doc);
            yield return new(accession.ToString(), boost, true, isNamed ? boost : 0, isNamed, []);
        }
    }

    private GroupPart Exact(Phrase phrase, ExplainedRecord record)
    {
        var weight = phrase.Terms.Sum(t => _terms.Weights.GetValueOrDefault(t.Term));
        var frequency = HitScan.Standing(phrase, new IndexSearcher(_snapshot.Reader), record.Segment) is { } found && found.Advance(record.Doc) == record.Doc ? (float)found.Freq : 0;
        var words = string.Join(' ', phrase.Terms.Select(t => t.Term));
        return new($"“{words}”", weight, true, Saturated(weight, frequency, record), false, frequency == 0 ? [] : [record.Told(new(words, 1, "typed"), record.Places(phrase))]);
    }

    /// <summary>What other names bring besides the words.</summary>
    private GroupPart Name(NamedTerms named, ExplainedRecord record, Dictionary<string, float> adds)
    {
        var score = new ConceptScore(MentionWeights.InForce, _snapshot);
        var (mentions, nearest, found) = (0f, 0f, new List<PhraseFound>());
        foreach (var phrase in named.Phrases)
        {
            if (record.Places(phrase.Read.Terms) is { Length: > 0 } places)
            {
                found.Add(record.Told(phrase.Read.Phrase, places));
                mentions += score.Mentions((float)phrase.Read.Phrase.Weight, places);
                nearest = Math.Max(nearest, (float)phrase.Read.Phrase.Weight);
            }
        }

        var byWords = named.Lists.Sum(l => adds.GetValueOrDefault(l.Term));
        var brought = mentions == 0 ? 0 : NameScan.Brought(named.Weight, byWords, mentions, nearest, record.Segment.Columns.Lengths[record.Doc], _ranking, score);
        return new(named.Concept.Label, named.Weight, true, brought, false, found);
    }

    private float Saturated(float weight, float frequency, ExplainedRecord record) => weight * frequency / (frequency + _ranking.Saturation[record.Segment.Columns.Lengths[record.Doc]]);

    private static IEnumerable<Loss> Missing(GroupPart[] parts, GroupPart[] phrases)
    {
        if (!parts.Any(p => p.Adds > 0))
        {
            yield return new(LostAt.Topic, parts.Length > 0 ? "None of the question's words stands in it." : "The question holds nothing that can be searched for.", [.. parts.Select(p => p.Name)], []);
        }

        foreach (var phrase in phrases.Where(p => p.Adds == 0))
        {
            yield return new(LostAt.Topic, $"The question wants {phrase.Name} word for word, and it does not stand in it.", [phrase.Name], []);
        }
    }
}
