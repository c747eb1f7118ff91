using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Which other names of what a question names each hit of a page holds, from the postings.</summary>
internal sealed class NamesHeld(IndexSnapshot snapshot, IReadOnlyList<NamedTerms> named)
{
    /// <summary>By place in the page. The name as typed is not among them: its words are told.</summary>
    public string[][] Of(Ranked[] ranked)
    {
        var held = Array.ConvertAll(ranked, _ => new List<string>());
        foreach (var group in Enumerable.Range(0, named.Count == 0 ? 0 : ranked.Length).GroupBy(i => ranked[i].Segment))
        {
            if (PostingList.DictionaryOf(snapshot.Segments[group.Key], Fields.Text) is { } dictionary)
            {
                int[] places = [.. group.OrderBy(i => ranked[i].Doc)];
                var documents = Array.ConvertAll(places, i => ranked[i].Doc);
                foreach (var phrase in named.SelectMany(n => n.Phrases.Where(p => p.Read.Phrase.Text != n.Concept.Text)))
                {
                    PhrasePostings.Of(phrase.Words, group.Key, dictionary)?.Mark(documents, i => held[places[i]].Add(phrase.Read.Phrase.Text));
                }
            }
        }

        return Array.ConvertAll(held, names => names.ToArray());
    }
}
