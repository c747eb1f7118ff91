using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Which words of a question each hit of a page holds, from the postings: what the text shown does not say may still match.</summary>
internal sealed class WordsHeld(IndexSnapshot snapshot, Question question, SearchTerms terms)
{
    /// <summary>By place in the page, as typed.</summary>
    public string[][] Of(Ranked[] ranked) => Array.ConvertAll(TermsHeld(ranked), held => question.Words.Where(w => IsHeld(w, held)).Select(w => w.Typed).ToArray());

    private static bool IsHeld(QuestionWord word, HashSet<string> held) =>
        word.Wholes.Any(held.Contains) || (word.Parts.Count > 0 && word.Parts.All(held.Contains)) || word.Accessions.Any(a => held.Contains(a.ToString()));

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
