using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Where a term stands in one snapshot, looked up once and then read for scores, and again for what a page's hits hold.</summary>
internal sealed class PostingList
{
    private readonly BytesRef _bytes;
    private readonly TermState?[] _states;

    private PostingList(string term, int segments)
    {
        Term = term;
        _bytes = new BytesRef(term);
        _states = new TermState?[segments];
    }

    public string Term { get; }

    /// <summary>Records that hold the term; those replaced since the last merge count too.</summary>
    public int Records { get; private set; }

    /// <summary>Looks terms of one field up, each segment's dictionary being opened once.</summary>
    public static PostingList[] Find(IReadOnlyList<string> terms, string field, IndexSnapshot snapshot)
    {
        var lists = new PostingList[terms.Count];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = new(terms[i], snapshot.Segments.Length);
        }

        for (var segment = 0; lists.Length > 0 && segment < snapshot.Segments.Length; segment++)
        {
            if (DictionaryOf(snapshot.Segments[segment], field) is { } dictionary)
            {
                foreach (var list in lists)
                {
                    list.FindIn(dictionary, segment);
                }
            }
        }

        return lists;
    }

    public static TermsEnum? DictionaryOf(Segment segment, string field) => segment.Reader.GetTerms(field)?.GetEnumerator();

    /// <summary>The records of a segment that hold the term, deleted ones too; null where there are none.</summary>
    /// <param name="dictionary">The segment's, of the list's field.</param>
    /// <param name="reused">One that is read to its end, or null.</param>
    public DocsEnum? In(int segment, TermsEnum dictionary, DocsEnum? reused, bool frequencies) =>
        Seek(segment, dictionary) ? dictionary.Docs(null, reused, frequencies ? DocsFlags.FREQS : DocsFlags.NONE) : null;

    /// <summary>Sets a segment's dictionary to the term.</summary>
    /// <returns>Whether the segment has it.</returns>
    public bool Seek(int segment, TermsEnum dictionary)
    {
        if (_states[segment] is not { } state)
        {
            return false;
        }

        dictionary.SeekExact(_bytes, state);
        return true;
    }

    /// <summary>Marks the documents of a segment that hold the term.</summary>
    /// <param name="documents">In ascending order.</param>
    public void Mark(int segment, TermsEnum dictionary, ReadOnlySpan<int> documents, Span<bool> holds)
    {
        if (In(segment, dictionary, null, frequencies: false) is not { } postings)
        {
            return;
        }

        var at = -1;
        for (var i = 0; i < documents.Length && at != DocIdSetIterator.NO_MORE_DOCS; i++)
        {
            if (at < documents[i])
            {
                at = postings.Advance(documents[i]);
            }

            holds[i] = at == documents[i];
        }
    }

    private void FindIn(TermsEnum dictionary, int segment)
    {
        if (dictionary.SeekExact(_bytes))
        {
            _states[segment] = dictionary.GetTermState();
            Records += dictionary.DocFreq;
        }
    }
}
