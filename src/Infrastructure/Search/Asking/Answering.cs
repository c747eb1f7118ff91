using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>One question's way through one snapshot.</summary>
internal static class Answering
{
    public static IndexAnswer Answer(WordQuestion asked, IndexSnapshot snapshot, CancellationToken cancellation, Opening? opening = null)
    {
        var query = asked.Query;
        var question = Question.Read(query.Text);
        var ranking = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        var terms = SearchTerms.Find(question, snapshot, ranking);
        var named = NamedTerms.Find(asked.Named, terms, snapshot);
        var filters = new FilterMatch(query.Filters, snapshot.Profiles, MentionFilter.Of(asked.Mentioned, snapshot, cancellation));
        var scan = new HitScan(snapshot, question, terms, named, opening?.Widened(query) ?? query, ranking, filters, cancellation) { Hits = opening?.Hits };
        var found = scan.Run();
        var ranked = opening?.Page(found, query) ?? found;
        var (words, names) = (new WordsHeld(snapshot, question, terms).Of(ranked), new NamesHeld(snapshot, named, terms).Of(ranked));
        return new(
            scan.Total,
            scan.Facets,
            new ResultPage(snapshot, Marks(terms, named)).Of(ranked, (place, _) => [.. words[place], .. names[place]]),
            new(filters.InForce, [.. question.Dropped, .. terms.Unsearched]) { Concepts = [.. named.Select(n => n.Concept)] },
            scan.HasMore || found.Length > ranked.Length ? new(query.Fingerprint(), ranked[^1].Key, Accession.Series(ranked[^1].Number).EntrezUid) : null);
    }

    private static IMarks Marks(SearchTerms terms, IReadOnlyList<NamedTerms> named)
    {
        var words = new WordMarks(terms.Weights);
        return named.Count == 0 ? words : new BothMarks(new PhraseMarks([.. named.SelectMany(n => n.Phrases.Select(p => (n.Concept.Label, n.Weight, p.Read)))]), words);
    }
}
