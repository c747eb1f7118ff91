using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Makes of a concept the phrases by which records may speak of it: what was typed, its other names, and the names of narrower concepts, which count less the farther they are.</summary>
internal sealed partial class Expansion(IVocabulary vocabulary)
{
    private const int MostNarrower = 80;
    private const int MostShown = 10;
    private const int ShortAbbreviation = 3;
    private const double Alias = 0.6;
    private const double Signed = 0.5;

    /// <summary>A synonym of one word is often an adjective that other things have too: bipolar neurons.</summary>
    private const double LoneWord = 0.7;
    private const double CellLineOfADisease = 0.4;

    /// <summary>How much a name counts by its distance in the tree.</summary>
    private static readonly double[] ByDistance = [1, 0.8, 0.65, 0.5];

    public IReadOnlyList<WeightedPhrase> Of(Concept concept, string typed) => Of(concept, typed, MostNarrower);

    /// <summary>Without the names of narrower concepts.</summary>
    public IReadOnlyList<WeightedPhrase> Exact(Concept concept, string typed) => Of(concept, typed, 0);

    private IReadOnlyList<WeightedPhrase> Of(Concept concept, string typed, int mostNarrower)
    {
        var phrases = new Dictionary<string, WeightedPhrase>(StringComparer.OrdinalIgnoreCase);
        // A short abbreviation stands for too much to find records by it alone, unless there is nothing else.
        var names = vocabulary.Names(concept, mostNarrower);
        var hasLongNames = names.Any(n => n.Distance == 0 && !IsTooShort(n));
        if (!hasLongNames || !(IsTooShort(new(typed, concept, 0, typed.All(c => !char.IsLower(c)))) || IsStemOfAnother(typed, concept)))
        {
            phrases[typed] = new(typed, hasLongNames && HasSign(typed) ? Signed : 1, "typed");
        }

        foreach (var name in names)
        {
            if (!phrases.ContainsKey(name.Name) && !(hasLongNames && (IsTooShort(name) || HasSign(name.Name) || IsStemOfAnother(name.Name, name.Concept))))
            {
                phrases[name.Name] = new(name.Name, Weight(name, concept), name.Distance == 0 ? "synonym" : $"narrower: {name.Concept.Label}");
            }
        }

        return [.. phrases.Values];
    }

    /// <summary>Other names to show to a person.</summary>
    public IReadOnlyList<string> Shown(Concept concept, string typed) =>
    [
        .. vocabulary.Names(concept, 0).Select(n => n.Name)
            .Where(n => !n.Equals(typed, StringComparison.OrdinalIgnoreCase) && !n.Equals(concept.Label, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostShown),
    ];

    /// <summary>Whether a plus or minus ends one of its words but the last: the index knows no signs, so "HER2+ breast cancer" finds the opposite as well.</summary>
    private static bool HasSign(string name) => SignAfterWord().IsMatch(name);

    [GeneratedRegex(@"\w[+−–-](?=[\s/])")]
    private static partial Regex SignAfterWord();

    /// <summary>Whether a name in capitals is searched as another one, as the index leaves off a plural's s: AIDS would find AID.</summary>
    private bool IsStemOfAnother(string name, Concept concept) =>
        name is [.., not ('A' or 'E' or 'I' or 'O' or 'U' or 'Y' or 'S'), 'S'] && name.All(char.IsAsciiLetterUpper)
        && vocabulary.Find(name[..^1]).Any(f => f.Start == 0 && f.End == name.Length - 1 && !f.Meanings.Contains(concept));

    private static bool IsTooShort(NameOf name) => name.IsAbbreviation && name.Concept.Kind is not ConceptKind.Gene and not ConceptKind.CellLine && name.Name.Length <= ShortAbbreviation;

    private static double Weight(NameOf name, Concept concept)
    {
        if (name.Concept.Kind is ConceptKind.CellLine && concept.Kind is not ConceptKind.CellLine)
        {
            return CellLineOfADisease;
        }

        var near = ByDistance[Math.Min(name.Distance, ByDistance.Length - 1)];
        if (!name.IsAbbreviation && name.Name != name.Concept.Label && !name.Name.Contains(' ', StringComparison.Ordinal) && !name.Name.Contains('-', StringComparison.Ordinal))
        {
            return near * LoneWord;
        }

        // Genes lend each other their aliases.
        return name.Concept.Kind is ConceptKind.Gene && name.IsAbbreviation && name.Name != name.Concept.Label ? near * Alias : near;
    }
}
