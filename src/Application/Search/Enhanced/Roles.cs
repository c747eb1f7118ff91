using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>What is done with each of a question's concepts.</summary>
internal sealed partial class Roles(IVocabulary vocabulary, ISearchIndex index, string text, SearchFilters asked, IReadOnlyList<Meaning> meanings)
{
    private const string Taxon = "NCBITaxon:";
    private const int Lineage = 8;
    private const int FewestOfCommon = 50;
    private const double CommonShare = 0.02;

    // Roots of what lives on others: bacteria, viruses and the parasites.
    private static readonly HashSet<string> Infectious = [.. new[] { 2, 10239, 5833, 5811, 5691, 5658 }.Select(t => $"{Taxon}{t}")];

    private readonly int _organisms = meanings.Where(m => m.Concept.Kind is ConceptKind.Organism).Select(m => m.Concept.Id).Distinct().Count();
    private readonly bool _namesAHost = meanings.Any(m => m.Concept.Kind is ConceptKind.Disease or ConceptKind.Tissue or ConceptKind.CellType or ConceptKind.CellLine);

    public ConceptRole Of(Meaning meaning) => meaning.Concept.Kind switch
    {
        ConceptKind.Organism => IsLimit(meaning) ? ConceptRole.Filter : ConceptRole.Boost,
        ConceptKind.Technique => ConceptRole.Boost,
        _ => meanings.Count > 1 && (LooseWords.IsEverywhere(meaning.Concept.Label) || (IsCommon(meaning) && meanings.Any(m => IsTelling(m)))) ? ConceptRole.Boost : ConceptRole.Topic,
    };

    /// <summary>Whether it says what a study is about, whatever else is asked.</summary>
    private bool IsTelling(Meaning meaning) =>
        meaning.Concept.Kind is not ConceptKind.Organism and not ConceptKind.Technique && !LooseWords.IsEverywhere(meaning.Concept.Label) && !IsCommon(meaning);

    /// <summary>Whether it is something done to samples or a state of them that very many records name: mutants, inhibitors, stimulation.</summary>
    private bool IsCommon(Meaning meaning) =>
        meaning.Concept.Kind is ConceptKind.Treatment
        && Math.Max(index.Records(meaning.Concept.Label), index.Records(text[meaning.Start..meaning.End])) is var records
        && records >= FewestOfCommon && records >= CommonShare * index.Status.Records;

    /// <summary>The taxon id of an organism; null where it has none.</summary>
    public static int? TaxonOf(Concept organism) =>
        organism.Id.StartsWith(Taxon, StringComparison.Ordinal) && int.TryParse(organism.Id.AsSpan(Taxon.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>One organism, named outright, is a limit. Where a question speaks of two, of grafts, or of what an organism does to another, it only counts for more.</summary>
    private bool IsLimit(Meaning organism) =>
        _organisms == 1 && asked.Organisms.Count == 0 && !OfTwoOrganisms().IsMatch(text)
        && !(text.AsSpan(organism.Start, organism.End - organism.Start) is { Length: > 1 } typed && !typed.ContainsAnyInRange('a', 'z'))
        && !(_namesAHost && LivesOnOthers(organism.Concept));

    private bool LivesOnOthers(Concept organism)
    {
        var line = organism;
        for (var i = 0; i < Lineage && line is not null; i++)
        {
            if (Infectious.Contains(line.Id))
            {
                return true;
            }

            line = vocabulary.Broader(line) is [var above, ..] ? above : null;
        }

        return false;
    }

    [GeneratedRegex(@"xenograft|graft|pdx|humani[sz]ed|-derived|anti-|chimer|cross-species|conserved|\ballerg|\bbites?\b|venom|-borne\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfTwoOrganisms();
}
