using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The phrases in which a concept's names do not mean it: negated, or as the beginning of another thing's name, as breast cancer is of the breast cancer resistance protein.</summary>
internal sealed partial class NamesNotMeant(IVocabulary vocabulary)
{
    private const int MostNames = 6, MostNotMeant = 40, MostBeginningSo = 160;
    private const int ShortestName = 4;
    private const int LongestLineage = 16;

    /// <param name="phrases">The concept's, as <see cref="Expansion"/> gives them.</param>
    public IReadOnlyList<NotMeant> Of(Concept concept, string typed, IReadOnlyList<WeightedPhrase> phrases)
    {
        string[] names = [.. phrases.Where(p => p.Why is "typed" or "synonym" && p.Text.Length >= ShortestName).Select(p => p.Text).Take(MostNames)];
        IEnumerable<NotMeant> alone = phrases.Any(p => p.Why is "typed") ? [] : [new(typed, $"“{typed}” stands there, but no other name of {concept.Label}; it may mean something else.")];
        return [.. alone.Concat(names.SelectMany(Negated)).Concat(concept.Kind is ConceptKind.Disease or ConceptKind.Gene or ConceptKind.Tissue ? names.SelectMany(n => Longer(n, concept)) : []).Take(MostNotMeant)];
    }

    private static NotMeant[] Negated(string name) =>
    [
        new($"without {name}", $"“{name}” stands there only after “non-”, “no” or “without”, as of controls."),
        new($"{name} negative", $"“{name}” stands there only in “{name} negative”, as of controls."),
    ];

    private IEnumerable<NotMeant> Longer(string name, Concept concept)
    {
        var lineage = Above(concept);
        return vocabulary.Complete(name + " ", MostBeginningSo).Concat(vocabulary.Complete(name + "-", MostBeginningSo))
            .Where(n => IsTelling(n.Name.AsSpan(name.Length)) && IsAnother(n.Concept, concept, lineage))
            .Select(n => new NotMeant(n.Name, $"“{name}” stands there only in “{n.Name}”, {(n.Concept.Kind is ConceptKind.Gene ? $"the gene {n.Concept.Label}" : "something else")}."));
    }

    private bool IsAnother(Concept other, Concept concept, HashSet<string> lineage) => other.Id != concept.Id && other.Kind switch
    {
        ConceptKind.Gene => true,
        ConceptKind.Disease => concept.Kind is ConceptKind.Disease && !lineage.Contains(other.Id) && !Above(other).Contains(concept.Id),
        _ => false,
    };

    /// <summary>What a name goes on with must be words of its own: "breast cancer 1" may be a heading, and what is associated with a disease is studied with it.</summary>
    private static bool IsTelling(ReadOnlySpan<char> rest) => !AboutTheSame().IsMatch(rest) && Word().IsMatch(rest);

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

    [GeneratedRegex(@",|/|\b(?:associat|relat|induc|due|suscept|predispos|with|and|or|in|of|type|familial|overlap|caused|early|late|juvenile|adult|onset)", RegexOptions.IgnoreCase)]
    private static partial Regex AboutTheSame();
}
