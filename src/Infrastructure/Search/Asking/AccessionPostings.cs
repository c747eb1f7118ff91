using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The records of one segment that are a series, or have a sample or a platform.</summary>
internal static class AccessionPostings
{
    public static IEnumerable<int> Of(IReadOnlyList<Accession> accessions, Segment segment)
    {
        if (accessions.Count == 0 || PostingList.DictionaryOf(segment, Fields.Accession) is not { } dictionary)
        {
            yield break;
        }

        foreach (var accession in accessions)
        {
            if (!dictionary.SeekExact(new BytesRef(accession.ToString())))
            {
                continue;
            }

            var found = dictionary.Docs(null, null, DocsFlags.NONE);
            for (var doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
            {
                yield return doc;
            }
        }
    }
}
