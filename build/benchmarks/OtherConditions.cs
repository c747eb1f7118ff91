using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>Questions on conditions that nobody judged, with judgments by title: a series whose title has the condition's label is right, one whose title names an unrelated condition is wrong, of all others nothing is known.
/// Each condition is asked for by another name than its label.</summary>
internal sealed class OtherConditions(IVocabulary vocabulary)
{
    private const int FewestTitles = 5, MostTitles = 60;
    private const int LongestLineage = 12;
    private const int ShortestAbbreviation = 4;

    /// <param name="known">Conditions that have judgments of their own.</param>
    public async Task<IReadOnlyList<JudgedTopic>> Topics(Product product, IReadOnlySet<string> known)
    {
        var named = new Dictionary<string, (string Title, HashSet<Concept> Labelled, HashSet<Concept> All)>();
        await foreach (var change in product.Services.GetRequiredService<IDatasetCatalog>().ChangesAfter(0, default))
        {
            if (change.Dataset is { } series)
            {
                named[change.Accession.ToString()] = Named(series.Title);
            }
        }

        var topics = new List<JudgedTopic>();
        foreach (var group in named.SelectMany(n => n.Value.Labelled, (n, c) => (Accession: n.Key, Concept: c)).GroupBy(p => p.Concept).Where(g => g.Count() is >= FewestTitles and <= MostTitles && !known.Contains(g.Key.Id)))
        {
            var line = Above(group.Key);
            foreach (var asked in Asked(group.Key))
            {
                var right = group.Select(p => p.Accession).Where(a => !named[a].Title.Contains(asked, StringComparison.OrdinalIgnoreCase)).ToHashSet();
                var grades = right.ToDictionary(a => a, _ => 2);
                foreach (var (accession, of) in named)
                {
                    if (of.All.Count > 0 && !of.All.Any(c => c == group.Key || line.Contains(c.Id) || Above(c).Contains(group.Key.Id)))
                    {
                        grades[accession] = 0;
                    }
                }

                if (right.Count >= FewestTitles)
                {
                    topics.Add(new($"{asked} ({group.Key.Label})", grades) { Typed = asked });
                }
            }
        }

        return [.. topics.OrderBy(t => t.Question, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The first name that shares no word with the label, else the first that has another word, and an abbreviation of four letters or more.</summary>
    private IEnumerable<string> Asked(Concept concept)
    {
        var words = WordsOf(concept.Label);
        var names = vocabulary.Names(concept, 0).Where(n => n.Distance == 0 && !n.Name.Equals(concept.Label, StringComparison.OrdinalIgnoreCase)).ToList();
        var written = names.Where(n => !n.IsAbbreviation && !n.Name.Contains(',', StringComparison.Ordinal) && WordsOf(n.Name).Except(words).Any()).Select(n => n.Name).ToList();
        if ((written.FirstOrDefault(n => !WordsOf(n).Intersect(words).Any()) ?? written.FirstOrDefault()) is { } other)
        {
            yield return other;
        }

        if (names.FirstOrDefault(n => n.IsAbbreviation && n.Name.Length >= ShortestAbbreviation) is { } abbreviation)
        {
            yield return abbreviation.Name;
        }
    }

    private static HashSet<string> WordsOf(string name) => [.. name.ToLowerInvariant().Split([' ', '-', '\'', ','], StringSplitOptions.RemoveEmptyEntries).Select(w => w.TrimEnd('s'))];

    private (string, HashSet<Concept>, HashSet<Concept>) Named(string title)
    {
        var found = vocabulary.Find(title).Where(f => !f.IsAbbreviation && f.Meanings[0].Kind is ConceptKind.Disease).ToList();
        var longest = found.Where(f => !found.Any(o => o != f && o.Start <= f.Start && o.End >= f.End)).ToList();
        return (title, [.. longest.Where(f => title.AsSpan(f.Start, f.End - f.Start).Equals(f.Meanings[0].Label, StringComparison.OrdinalIgnoreCase)).Select(f => f.Meanings[0])], [.. found.Select(f => f.Meanings[0])]);
    }

    /// <summary>Ids of all broader concepts.</summary>
    private HashSet<string> Above(Concept concept)
    {
        var above = new HashSet<string>();
        List<Concept> level = [concept];
        for (var i = 0; i < LongestLineage && level.Count > 0; i++)
        {
            level = [.. level.SelectMany(vocabulary.Broader).Where(b => above.Add(b.Id))];
        }

        return above;
    }
}
