using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OmicsOracle.Infrastructure.Search.Text;
using OmicsOracle.Infrastructure.Search.Writing;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The records of one segment in which a phrase stands, and how often, in the title and elsewhere.</summary>
internal sealed class PhrasePostings
{
    private const int MostPositions = 4_096;

    private readonly (DocsAndPositionsEnum Postings, int Offset)[] _words;
    private readonly int[] _first = ArrayPool<int>.Shared.Rent(MostPositions);
    private readonly int[] _other = ArrayPool<int>.Shared.Rent(MostPositions);

    private PhrasePostings((DocsAndPositionsEnum, int)[] words) => _words = words;

    /// <returns>Null where a word of the phrase stands nowhere in the segment.</returns>
    public static PhrasePostings? Of(Phrase phrase, TermsEnum dictionary)
    {
        var words = new List<(DocsAndPositionsEnum Postings, int Offset, int Records)>(phrase.Terms.Count);
        foreach (var (term, offset) in phrase.Terms)
        {
            if (!dictionary.SeekExact(new BytesRef(term)))
            {
                return null;
            }

            words.Add((dictionary.DocsAndPositions(null, null, DocsAndPositionsFlags.NONE), offset, dictionary.DocFreq));
        }

        return Of(words);
    }

    /// <inheritdoc cref="Of(Phrase, TermsEnum)"/>
    /// <param name="phrase">Its words as they were looked up, each with how far it stands from the first.</param>
    public static PhrasePostings? Of(IReadOnlyList<(PostingList List, int Offset)> phrase, int segment, TermsEnum dictionary)
    {
        var words = new List<(DocsAndPositionsEnum Postings, int Offset, int Records)>(phrase.Count);
        foreach (var (list, offset) in phrase)
        {
            if (!list.Seek(segment, dictionary))
            {
                return null;
            }

            words.Add((dictionary.DocsAndPositions(null, null, DocsAndPositionsFlags.NONE), offset, dictionary.DocFreq));
        }

        return Of(words);
    }

    /// <summary>The rarest word leads, so that the others are asked about few records.</summary>
    private static PhrasePostings Of(List<(DocsAndPositionsEnum Postings, int Offset, int Records)> words) => new([.. words.OrderBy(w => w.Records).Select(w => (w.Postings, w.Offset))]);

    /// <summary>How many records of the segment hold the rarest word of a phrase: what reading it costs at most.</summary>
    public static int Records(Phrase phrase, TermsEnum dictionary) => phrase.Terms.Min(t => dictionary.SeekExact(new BytesRef(t.Term)) ? dictionary.DocFreq : 0);

    /// <summary>Told of a record that holds a phrase.</summary>
    /// <param name="places">As <see cref="Places"/> gives them; the listener's to change until it returns.</param>
    public delegate void Found(int doc, Span<int> places);

    /// <summary>Calls back for each record that holds the phrase.</summary>
    public void Read(Found found)
    {
        try
        {
            var lead = _words[0].Postings;
            for (var doc = lead.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = lead.NextDoc())
            {
                if (StandsIn(doc) is > 0 and var count)
                {
                    found(doc, _first.AsSpan(0, count));
                }
            }
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Where the phrase stands in one record, by the position of its first word; a place in the title as often as the title weighs. Reads to its end, as <see cref="Read"/> does.</summary>
    public int[] Places(int doc)
    {
        try
        {
            var lead = _words[0].Postings;
            return lead.Advance(doc) == doc ? _first[..StandsIn(doc)] : [];
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Calls back with the place of each of some documents that holds the phrase. Reads to its end, as <see cref="Read"/> does.</summary>
    /// <param name="documents">In ascending order.</param>
    public void Mark(ReadOnlySpan<int> documents, Action<int> holds)
    {
        try
        {
            var lead = _words[0].Postings;
            for (var i = 0; i < documents.Length; i++)
            {
                var at = lead.DocID < documents[i] ? lead.Advance(documents[i]) : lead.DocID;
                if (at == DocIdSetIterator.NO_MORE_DOCS)
                {
                    return;
                }

                if (at == documents[i] && StandsIn(at) > 0)
                {
                    holds(i);
                }
            }
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Times in the title and elsewhere.</summary>
    /// <param name="places">In ascending order.</param>
    public static (int InTitle, int Elsewhere) Counted(ReadOnlySpan<int> places)
    {
        var inTitle = InTitle(places);
        return (inTitle / SeriesDocument.TitleWeight, places.Length - inTitle);
    }

    private void Release()
    {
        ArrayPool<int>.Shared.Return(_first);
        ArrayPool<int>.Shared.Return(_other);
    }

    private int StandsIn(int doc)
    {
        for (var i = 1; i < _words.Length; i++)
        {
            var postings = _words[i].Postings;
            if ((postings.DocID < doc ? postings.Advance(doc) : postings.DocID) != doc)
            {
                return 0;
            }
        }

        var count = Starts(_words[0], _first);
        for (var i = 1; i < _words.Length && count > 0; i++)
        {
            count = Common(_first.AsSpan(0, count), _other.AsSpan(0, Starts(_words[i], _other)));
        }

        return count;
    }

    /// <summary>The title is the first field and the gap after it is longer than nearly all titles, so what stands before the gap's length stands in the title, as often as the title weighs.</summary>
    private static int InTitle(ReadOnlySpan<int> starts)
    {
        var count = 0;
        while (count < starts.Length && starts[count] < WeightedTokens.FieldGap)
        {
            count++;
        }

        return count;
    }

    /// <summary>Where the phrase would begin by each place of one of its words; in ascending order, a word of the title more than once.</summary>
    private static int Starts((DocsAndPositionsEnum Postings, int Offset) word, int[] into)
    {
        var count = Math.Min(word.Postings.Freq, MostPositions);
        for (var i = 0; i < count; i++)
        {
            into[i] = word.Postings.NextPosition() - word.Offset;
        }

        return count;
    }

    /// <summary>Leaves in the first list what both have, as often as the one that has it less often.</summary>
    private static int Common(Span<int> first, ReadOnlySpan<int> other)
    {
        var (kept, i, j) = (0, 0, 0);
        while (i < first.Length && j < other.Length)
        {
            if (first[i] == other[j])
            {
                first[kept++] = first[i++];
                j++;
            }
            else if (first[i] < other[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return kept;
    }
}
