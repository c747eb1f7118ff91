using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The records of one segment in which a term or range of a query holds.</summary>
/// <param name="words">Filled with the terms searched in words.</param>
internal sealed class FieldedMatch(IndexSnapshot snapshot, Segment segment, Dictionary<string, string> words)
{
    private const int MostOfPrefix = 1_000;
    private const float TitleWorth = 3.5f;

    private readonly Bm25 _ranking = new(snapshot.Reader.MaxDoc, snapshot.AverageLength);
    private readonly int _count = segment.Reader.MaxDoc;

    public float[] Scores { get; } = new float[segment.Reader.MaxDoc];

    /// <summary>Whether what is found counts for the order; what is excluded does not.</summary>
    public bool Counts { get; set; } = true;

    /// <summary>A record of which is told where words stand in it; -1 for none.</summary>
    public int Watched { get; init; } = -1;

    /// <summary>What stands in the watched record, and where.</summary>
    public List<(string Typed, int[] Places)> Standing { get; } = [];

    /// <summary>Of the words looked for so far.</summary>
    public float HeaviestWeight { get; private set; }

    /// <returns>Null where it asks for nothing.</returns>
    public bool[]? Of(QueryNode node) => node switch
    {
        RangeNode { Field: QueryField.Published } range => Days(range.From, range.To),
        RangeNode { Field: QueryField.Samples } range => Samples(range.From, range.To),
        RangeNode range => InWords($"{range.From} {range.To}", false),
        TermNode { Field: QueryField.Published } term => Days(term.Text, term.Text),
        TermNode { Field: QueryField.Samples } term => Samples(term.Text, term.Text),
        TermNode { Field: QueryField.Organism } term => Organism(term.Text),
        TermNode { Field: QueryField.StudyType } term => Profiles(p => p.Types.Any(t => SaysAll(snapshot.Profiles.Types[t], term.Text))),
        TermNode { Field: QueryField.Accession } term => WithAccession(term.Text),
        TermNode { Field: QueryField.EntryType } term => All(term.Text.Equals("gse", StringComparison.OrdinalIgnoreCase)),
        TermNode { IsPrefix: true } term => Prefix(term.Text, term.Field is QueryField.Title),
        TermNode term => Accession.TryParse(term.Text, null, out _) && term.Field is QueryField.All ? WithAccession(term.Text) : InWords(term.Text, term.Field is QueryField.Title),
        _ => null,
    };

    private bool[]? InWords(string text, bool titleOnly)
    {
        var tokens = new List<Token>();
        Text.Words.Of(text, tokens);
        if (Phrase.Read(text) is not { Terms.Count: > 0 } phrase)
        {
            return null;
        }

        var hits = new bool[_count];
        Read(phrase, text, titleOnly, hits);
        if (tokens.Find(t => t.Joins && t.Start == tokens[0].Start && t.End == tokens[^1].End) is { Term: { } whole })
        {
            Read(new Phrase([(whole, 0)]), text, titleOnly, hits); // RNA-seq is RNAseq too
        }

        return hits;
    }

    private void Read(Phrase phrase, string typed, bool titleOnly, bool[] hits)
    {
        if (PostingList.DictionaryOf(segment, Fields.Text) is not { } dictionary || PhrasePostings.Of(phrase, dictionary) is not { } postings)
        {
            return;
        }

        var rarest = phrase.Terms.Min(t => segment.Reader.DocFreq(new Term(Fields.Text, t.Term)));
        var weight = _ranking.Weight(rarest);
        HeaviestWeight = Math.Max(HeaviestWeight, weight);
        postings.Read((doc, places) =>
        {
            var (inTitle, elsewhere) = PhrasePostings.Counted(places);
            if (!titleOnly || inTitle > 0)
            {
                hits[doc] = true;
                if (doc == Watched)
                {
                    Standing.Add((typed, places.ToArray()));
                }

                var mentions = (TitleWorth * inTitle) + elsewhere;
                Scores[doc] += Counts ? weight * mentions / (mentions + _ranking.Saturation[segment.Columns.Lengths[doc]]) : 0;
            }
        });
        foreach (var (term, _) in phrase.Terms)
        {
            if (Counts)
            {
                words.TryAdd(term, typed);
            }
        }
    }

    private bool[] Prefix(string typed, bool titleOnly)
    {
        var hits = new bool[_count];
        var start = typed.ToLowerInvariant();
        if (start.Length == 0 || PostingList.DictionaryOf(segment, Fields.Text) is not { } dictionary || dictionary.SeekCeil(new BytesRef(start)) is TermsEnum.SeekStatus.END)
        {
            return hits;
        }

        var terms = new List<string>();
        do
        {
            terms.Add(dictionary.Term.Utf8ToString());
        }
        while (terms[^1].StartsWith(start, StringComparison.Ordinal) && terms.Count <= MostOfPrefix && dictionary.MoveNext());

        foreach (var term in terms.Where(t => t.StartsWith(start, StringComparison.Ordinal)))
        {
            Read(new Phrase([(term, 0)]), typed + "*", titleOnly, hits);
        }

        return hits;
    }

    private bool[] WithAccession(string typed)
    {
        var hits = new bool[_count];
        if (!Accession.TryParse(typed, null, out var accession)
            || PostingList.DictionaryOf(segment, Fields.Accession) is not { } dictionary
            || !dictionary.SeekExact(new BytesRef(accession.ToString())))
        {
            return hits;
        }

        var postings = dictionary.Docs(null, null, DocsFlags.NONE);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
        {
            hits[doc] = true;
            Scores[doc] += Counts ? SearchTerms.Boost(accession.ToString()) : 0;
        }

        return hits;
    }

    private bool[] Organism(string name)
    {
        var wanted = new bool[snapshot.Profiles.Organisms.All.Length];
        snapshot.Profiles.Organisms.Mark(name, wanted);
        return Profiles(p => p.Organisms.Any(o => wanted[snapshot.Profiles.Organisms.Canonical[o]]));
    }

    private bool[] Profiles(Func<Profile, bool> fits)
    {
        var verdicts = Array.ConvertAll(snapshot.Profiles.All, p => fits(p));
        return Array.ConvertAll(segment.Columns.Profiles, p => verdicts[p]);
    }

    private bool[] Days(string from, string to)
    {
        if (!QueryDate.TryRead(from, out var first, out _) || !QueryDate.TryRead(to, out _, out var last))
        {
            return new bool[_count];
        }

        return Array.ConvertAll(segment.Columns.Days, d => d >= 0 && d >= first.DayNumber && d <= last.DayNumber);
    }

    private bool[] Samples(string from, string to)
    {
        var isRange = int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var least) & int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var most);
        return Array.ConvertAll(segment.Columns.Samples, s => isRange && s >= 0 && s >= least && s <= most);
    }

    private bool[] All(bool value)
    {
        var hits = new bool[_count];
        Array.Fill(hits, value);
        return hits;
    }

    private static bool SaysAll(string type, string asked) =>
        asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => type.Contains(word, StringComparison.OrdinalIgnoreCase));
}
