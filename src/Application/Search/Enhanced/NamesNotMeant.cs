using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The phrases in which a concept's names do not mean it: negated, as the beginning of a gene's name, as breast cancer is of the breast cancer resistance protein, and those that name its siblings.</summary>
internal sealed partial class NamesNotMeant(IVocabulary vocabulary)
{
    private const int MostNames = 6, MostNotMeant = 40, MostBeginningSo = 160;
    private const int ShortestName = 4;
    private const int MostKinds = 24, MostSiblings = 8;
    private const int LongestLineage = 16;

    /// <param name="phrases">The concept's, as <see cref="Expansion"/> gives them.</param>
    public IReadOnlyList<NotMeant> Of(Concept concept, string typed, IReadOnlyList<WeightedPhrase> phrases)
    {
        string[] names = [.. phrases.Where(p => p.Why is "typed" or "synonym" && p.Text.Length >= ShortestName).Select(p => p.Text).Take(MostNames)];
        IEnumerable<NotMeant> alone = phrases.Any(p => p.Why is "typed") ? [] : [new(typed, $"“{typed}” stands there, but no other name of {concept.Label}; it may mean something else.")];
        var longer = concept.Kind is ConceptKind.Disease or ConceptKind.Gene or ConceptKind.Tissue ? names.SelectMany(n => Longer(n, concept)) : [];
        var siblings = concept.Kind is ConceptKind.Disease ? Siblings(concept, phrases) : [];
        return [.. alone.Concat(names.SelectMany(Negated)).Concat(siblings.Take(MostSiblings)).Concat(longer).Take(MostNotMeant)];
    }

    private static NotMeant[] Negated(string name) =>
    [
        new($"without {name}", $"“{name}” stands there only after “non-”, “no” or “without”, as of controls."),
        new($"{name} negative", $"“{name}” stands there only in “{name} negative”, as of controls."),
    ];

    /// <summary>Genes alone: what else begins with a disease's name, such as diabetic nephropathy, is studied with it.</summary>
    private IEnumerable<NotMeant> Longer(string name, Concept concept) =>
        vocabulary.Complete(name + " ", MostBeginningSo).Concat(vocabulary.Complete(name + "-", MostBeginningSo))
            .Where(n => n.Concept.Kind is ConceptKind.Gene && n.Concept.Id != concept.Id && n.Name.AsSpan(name.Length) is var rest && Word().IsMatch(rest) && !NoGene().IsMatch(rest))
            .Select(n => new NotMeant(n.Name, $"“{name}” stands there only in “{n.Name}”, the gene {n.Concept.Label}."));

    /// <summary>Other kinds of what it is a kind of, where that is not so wide as to say nothing.</summary>
    private IEnumerable<NotMeant> Siblings(Concept concept, IReadOnlyList<WeightedPhrase> phrases)
    {
        HashSet<string>? lineage = null;
        return from broader in vocabulary.Broader(concept)
               let kinds = vocabulary.Narrower(broader)
               where kinds.Count <= MostKinds
               from sibling in kinds.Where(k => k != concept && !(lineage ??= Above(concept)).Contains(k.Id) && !Above(k).Contains(concept.Id)).Take(MostSiblings)
               where !phrases.Any(p => sibling.Label.Contains(p.Text, StringComparison.OrdinalIgnoreCase))
               select new NotMeant(sibling.Label, $"It speaks of {sibling.Label}, which is another kind of {broader.Label}.") { MakesHit = false };
    }

    /// <summary>Ids of all broader concepts.</summary>
    private HashSet<string> Above(Concept concept)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        List<Concept> level = [concept];
        for (var i = 0; i < LongestLineage && level.Count > 0; i++)
        {
            level = [.. level.SelectMany(vocabulary.Broader).Where(b => above.Add(b.Id))];
        }

        return above;
    }

    [GeneratedRegex(@"\p{L}{3}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:QTL|locus|pseudogene|susceptibility)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoGene();
}
