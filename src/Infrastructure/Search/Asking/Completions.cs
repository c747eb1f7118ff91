using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Completes words and accessions from the index's dictionaries, which are sorted: a seek, and then no more than so many steps.</summary>
internal sealed class Completions(IndexSnapshot snapshot)
{
    /// <summary>Steps in one segment's dictionary. More terms than this begin with one or two letters only, and nobody can choose among those.</summary>
    private const int MostSteps = 4_000;

    /// <summary>Records of which one is asked how it writes a word.</summary>
    private const int MostAsked = 3;

    /// <summary>Terms tried for each suggestion wanted; some are of words that nobody writes so.</summary>
    private const int MostTried = 2;
    private const int ShortestStem = 3;
    private const int LongestRemembered = 3;
    private const int MostRemembered = 5_000;

    public IReadOnlyList<Suggestion> Of(string beginning, int limit)
    {
        var folded = beginning.ToUpperInvariant();
        return folded.Length > 2 && folded[..3] is "GSE" or "GSM" or "GPL" && folded.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0 && folded.Length > 3
            ? [.. Beginning(folded, Fields.Accession, limit).OrderBy(t => t.Term.Length).ThenBy(t => t.Term, StringComparer.Ordinal).Select(t => AccessionOf(t.Term, Living(Fields.Accession, t.Term))).OfType<Suggestion>().Take(limit)]
            : Remembered(Folded(beginning), limit);
    }

    private IReadOnlyList<Suggestion> Remembered(string typed, int limit)
    {
        if (snapshot.Completed.TryGetValue((typed, limit), out var known))
        {
            return known;
        }

        Suggestion[] words = [.. WordsOf(typed, limit)];
        if (typed.Length <= LongestRemembered && snapshot.Completed.Count < MostRemembered)
        {
            snapshot.Completed.TryAdd((typed, limit), words);
        }

        return words;
    }

    private IEnumerable<Suggestion> WordsOf(string typed, int limit)
    {
        var tokens = new List<Token>();
        Words.Of(typed, tokens);
        if (tokens.Count != 1)
        {
            return [];
        }

        var terms = Beginning(typed, Fields.Text, MostSteps).Concat(Stems(typed, tokens[0].Term)).DistinctBy(t => t.Term).OrderByDescending(t => t.Records);
        return terms.Take(limit * MostTried).Select(t => (Word: Written(t.Term, typed) ?? (t.Term == tokens[0].Term ? typed : null), t.Term)).Where(t => t.Word is not null).DistinctBy(t => t.Word).Take(limit)
            .Select(t => (t.Word, Records: Living(Fields.Text, t.Term)))
            .Where(t => t.Records > 0)
            .Select(t => new Suggestion(t.Word!, "word", string.Create(CultureInfo.InvariantCulture, $"a word in {t.Records:N0} series"), null, t.Records));
    }

    /// <summary>A word of which more is typed than the dictionary keeps: "inflammati" goes on from "inflamm".</summary>
    private IEnumerable<(string Term, int Records)> Stems(string typed, string stem)
    {
        string[] shorter = [stem, .. Enumerable.Range(ShortestStem, Math.Max(0, typed.Length - ShortestStem)).Select(length => typed[..length])];
        return PostingList.Find(shorter, Fields.Text, snapshot).Where(l => l.Records > 0).Select(l => (l.Term, l.Records));
    }

    private List<(string Term, int Records)> Beginning(string prefix, string field, int most)
    {
        var records = new Dictionary<string, int>(StringComparer.Ordinal);
        var bytes = new BytesRef(prefix);
        foreach (var segment in snapshot.Segments)
        {
            if (PostingList.DictionaryOf(segment, field) is not { } dictionary || dictionary.SeekCeil(bytes) == TermsEnum.SeekStatus.END)
            {
                continue;
            }

            var steps = 0;
            do
            {
                if (!StringHelper.StartsWith(dictionary.Term, bytes))
                {
                    break;
                }

                var term = dictionary.Term.Utf8ToString();
                records[term] = records.GetValueOrDefault(term) + dictionary.DocFreq;
            }
            while (++steps < most && dictionary.MoveNext());
        }

        return [.. records.Select(r => (r.Key, r.Value))];
    }

    /// <summary>How a record writes the word of a term, in small letters; null where those asked write it otherwise than was typed.</summary>
    private string? Written(string term, string typed)
    {
        foreach (var hit in Holding(Fields.Text, term).Take(MostAsked))
        {
            var record = new HitRows(snapshot).Stored(hit);
            foreach (var text in new[] { record.Title, record.Summary, record.OverallDesign })
            {
                var tokens = new List<Token>();
                Words.Of(text, tokens);
                if (tokens.Where(t => t.Term == term && !t.Joins).Select(t => Folded(text.AsSpan(t.Start, t.End - t.Start))).FirstOrDefault(w => w.StartsWith(typed, StringComparison.Ordinal)) is { } word)
                {
                    return word;
                }
            }
        }

        return null;
    }

    private Suggestion? AccessionOf(string accession, int records)
    {
        var series = string.Create(CultureInfo.InvariantCulture, $"{records:N0} series");
        return accession[2] switch
        {
            'E' => Holding(Fields.Accession, accession).Select(h => new Suggestion(accession, "series", new HitRows(snapshot).Stored(h).Title, null, records)).FirstOrDefault(),
            'M' => new(accession, "sample", $"a sample of {series}", null, records),
            _ => new(accession, "platform", $"the platform of {series}", null, records),
        };
    }

    /// <summary>Records that hold a term. Those replaced since the last merge do not count; only a segment that has some is walked for it.</summary>
    private int Living(string field, string term)
    {
        var (living, sought) = (0, new Term(field, term));
        foreach (var segment in snapshot.Segments)
        {
            if (segment.Reader.LiveDocs is not { } live)
            {
                living += segment.Reader.DocFreq(sought);
                continue;
            }

            var documents = segment.Reader.GetTermDocsEnum(sought);
            for (var doc = documents?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents!.NextDoc())
            {
                living += live.Get(doc) ? 1 : 0;
            }
        }

        return living;
    }

    private IEnumerable<Ranked> Holding(string field, string term)
    {
        for (var segment = 0; segment < snapshot.Segments.Length; segment++)
        {
            var documents = snapshot.Segments[segment].Reader.GetTermDocsEnum(new Term(field, term));
            for (var doc = documents?.NextDoc() ?? DocIdSetIterator.NO_MORE_DOCS; doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents!.NextDoc())
            {
                yield return new(0, snapshot.Segments[segment].Columns.Numbers[doc], 0, segment, doc);
            }
        }
    }

    private static string Folded(ReadOnlySpan<char> text) => text.ToString().ToLowerInvariant();
}
