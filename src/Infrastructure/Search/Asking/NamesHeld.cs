using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Which other names of what a question names each hit of a page holds, from the postings.</summary>
internal sealed class NamesHeld(IndexSnapshot snapshot, IReadOnlyList<NamedTerms> named, SearchTerms terms)
{
    private readonly NamePhrase[] _others = [.. named.SelectMany(n => n.Phrases).Where(p => p.Words.Any(w => !terms.Weights.ContainsKey(w.List.Term)))];

    /// <summary>By place in the page. What the question's own words make up is not among them: the words are told.</summary>
    public string[][] Of(Ranked[] ranked)
    {
        var held = Array.ConvertAll(ranked, _ => new List<string>());
        foreach (var group in Enumerable.Range(0, _others.Length == 0 ? 0 : ranked.Length).GroupBy(i => ranked[i].Segment))
        {
            if (PostingList.DictionaryOf(snapshot.Segments[group.Key], Fields.Text) is { } dictionary)
            {
                int[] places = [.. group.OrderBy(i => ranked[i].Doc)];
                var documents = Array.ConvertAll(places, i => ranked[i].Doc);
                foreach (var phrase in _others)
                {
                    PhrasePostings.Of(phrase.Words, group.Key, dictionary)?.Mark(documents, i => held[places[i]].Add(phrase.Read.Phrase.Text));
                }
            }
        }

        return Array.ConvertAll(held, names => names.ToArray());
    }
}
