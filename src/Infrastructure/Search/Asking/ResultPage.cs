using Lucene.Net.Index;
using Lucene.Net.Util;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Makes of a page's ranked documents what a person reads. Only here are records read.</summary>
internal sealed class ResultPage(IndexSnapshot snapshot, Question question, SearchTerms terms)
{
    private const int ScoreDigits = 4;

    private readonly Highlighter _highlighter = new(terms.Weights);

    public SearchHit[] Of(Ranked[] ranked)
    {
        var held = TermsHeld(ranked);
        return [.. ranked.Select((hit, i) => Hit(hit, held[i]))];
    }

    private SearchHit Hit(Ranked hit, HashSet<string> held)
    {
        var columns = snapshot.Segments[hit.Segment].Columns;
        var record = Record(hit);
        var profile = snapshot.Profiles.All[columns.Profiles[hit.Doc]];
        var accession = Accession.Series(hit.Number);
        var day = columns.Days[hit.Doc];
        return new(
            accession,
            record.Title,
            SearchHit.Shortened(record.Summary),
            [.. profile.Organisms.Select(o => snapshot.Profiles.Organisms.Labels[o])],
            [.. profile.Types.Select(t => snapshot.Profiles.Types[t])],
            [.. profile.Platforms.Select(p => snapshot.Profiles.Platforms[p])],
            columns.Samples[hit.Doc] is >= 0 and var samples ? samples : null,
            day >= 0 ? DateOnly.FromDayNumber(day) : null,
            record.PubMedIds,
            Math.Round(hit.Score, ScoreDigits),
            Highlights(record),
            [.. question.Words.Where(w => IsHeld(w, held)).Select(w => w.Typed)],
            new Dataset { Accession = accession, Title = "", Provenance = [] }.Url,
            record.IsStarter ? "starter" : "local",
            record.FetchedAt);
    }

    private StoredSeries Record(Ranked hit)
    {
        var records = snapshot.Segments[hit.Segment].Reader.GetBinaryDocValues(Fields.Record) ?? throw new CorruptIndexException("A segment has no records.");
        var stored = new BytesRef();
        records.Get(hit.Doc, stored);
        return StoredSeries.Decode(stored);
    }

    private Highlight[] Highlights(StoredSeries record) =>
    [
        .. new[]
        {
            _highlighter.Of("title", record.Title),
            _highlighter.Of("summary", record.Summary),
            _highlighter.Of("overallDesign", record.OverallDesign),
            _highlighter.Of("samples", record.Samples),
        }.OfType<Highlight>(),
    ];

    private static bool IsHeld(QuestionWord word, HashSet<string> held) =>
        word.Wholes.Any(held.Contains) || (word.Parts.Count > 0 && word.Parts.All(held.Contains)) || word.Accessions.Any(a => held.Contains(a.ToString()));

    /// <summary>For each hit the terms and accessions it holds, from the postings: what the text shown does not say may still match.</summary>
    private HashSet<string>[] TermsHeld(Ranked[] ranked)
    {
        var held = Array.ConvertAll(ranked, _ => new HashSet<string>(StringComparer.Ordinal));
        foreach (var group in Enumerable.Range(0, ranked.Length).GroupBy(i => ranked[i].Segment))
        {
            var hits = group.OrderBy(i => ranked[i].Doc).ToArray();
            Mark(group.Key, Fields.Text, terms.Lists, hits, ranked, held);
            Mark(group.Key, Fields.Accession, terms.Accessions, hits, ranked, held);
        }

        return held;
    }

    private void Mark(int segment, string field, PostingList[] lists, int[] hits, Ranked[] ranked, HashSet<string>[] held)
    {
        if (lists.Length == 0 || PostingList.DictionaryOf(snapshot.Segments[segment], field) is not { } dictionary)
        {
            return;
        }

        var documents = Array.ConvertAll(hits, i => ranked[i].Doc);
        var holds = new bool[hits.Length];
        foreach (var list in lists)
        {
            Array.Clear(holds);
            list.Mark(segment, dictionary, documents, holds);
            for (var i = 0; i < hits.Length; i++)
            {
                if (holds[i])
                {
                    held[hits[i]].Add(list.Term);
                }
            }
        }
    }
}
