using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Something that a question names, in one snapshot.</summary>
/// <param name="Weight">Of the words that name it, together.</param>
/// <param name="Lists">Those of its words that no name before it has.</param>
/// <param name="Phrases">Its names, the one typed among them.</param>
internal sealed record NamedTerms(FoundConcept Concept, float Weight, PostingList[] Lists, IReadOnlyList<NamePhrase> Phrases)
{
    /// <summary>Postings read for names at most: the rarest names are the most telling, and the usual ones would cost more than all words together.</summary>
    private const int MostRead = 10_000;

    private const int MostTold = 10;

    public static IReadOnlyList<NamedTerms> Find(IReadOnlyList<NamedInWords> named, SearchTerms terms, IndexSnapshot snapshot)
    {
        if (named.Count == 0)
        {
            return [];
        }

        ReadGroup[] groups = [.. named.Select(n => ReadGroup.Of(new(n.Concept.Label, 1, true, n.Names, [], [])))];
        var lists = terms.Lists.ToDictionary(l => l.Term, StringComparer.Ordinal);
        foreach (var list in PostingList.Find([.. groups.SelectMany(g => g.Phrases).SelectMany(p => p.Terms.Terms).Select(t => t.Term).Distinct().Where(t => !lists.ContainsKey(t))], Fields.Text, snapshot))
        {
            lists[list.Term] = list;
        }

        var read = 0;
        var phrases = groups.SelectMany(g => g.Phrases.Select(p => (Group: g, Phrase: new NamePhrase(p, [.. p.Terms.Terms.Select(t => (lists[t.Term], t.Position))]))))
            .OrderBy(p => p.Phrase.Records)
            .TakeWhile(p => (read += p.Phrase.Records) <= MostRead)
            .ToLookup(p => p.Group, p => p.Phrase);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<NamedTerms>(named.Count);
        for (var i = 0; i < groups.Length; i++)
        {
            string[] words = [.. TermsOf(named[i].Concept.Text)];
            if (words.Sum(w => terms.Weights.GetValueOrDefault(w)) is > 0 and var weight && phrases[groups[i]].ToArray() is { Length: > 0 } searched)
            {
                found.Add(new(Told(named[i].Concept, groups[i], searched), weight, [.. words.Where(w => terms.Weights.ContainsKey(w) && taken.Add(w)).Select(w => lists[w])], searched));
            }
        }

        return found;
    }

    private static IEnumerable<string> TermsOf(string typed)
    {
        var tokens = new List<Token>();
        Words.Of(typed, tokens);
        return tokens.Select(t => t.Term).Distinct();
    }

    /// <summary>Without the names that would cost too much. One that begins or ends with a shorter one is found by that.</summary>
    private static FoundConcept Told(FoundConcept concept, ReadGroup group, NamePhrase[] searched)
    {
        var left = group.Phrases.Select(p => p.Phrase.Text).Except(searched.Select(p => p.Read.Phrase.Text)).ToHashSet();
        return concept with { Synonyms = [.. concept.Synonyms.Where(s => !left.Contains(s)).Take(MostTold)] };
    }
}

/// <summary>A name, and where its words stand.</summary>
/// <param name="Words">With how far each stands from the first.</param>
internal sealed record NamePhrase(ReadPhrase Read, IReadOnlyList<(PostingList List, int Offset)> Words)
{
    /// <summary>Records that may hold it: those with its rarest word.</summary>
    public int Records { get; } = Words.Min(w => w.List.Records);
}
