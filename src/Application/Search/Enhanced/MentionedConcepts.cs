using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>What a record has to hold to mention a concept: one of its names, or of a narrower concept's. Facets count by it and the filter <c>concept</c> limits by it, so that they agree.</summary>
internal sealed class MentionedConcepts(IVocabulary vocabulary)
{
    private const int MostNarrower = 80;
    private const int ShortAbbreviation = 3;

    /// <exception cref="FluentValidation.ValidationException">No vocabulary has one of the ids.</exception>
    public IReadOnlyList<PhraseGroup> Of(SearchFilters filters) => filters.Concepts.Count == 0 ? [] :
    [
        .. filters.Concepts.Select(id => id.Trim()).Distinct(StringComparer.Ordinal)
            .Select(id => Group(vocabulary.ById(id) ?? throw LiveFailure.Refusal("concept", $"No vocabulary has “{id}”; the ids stand in an enhanced search's facets."))),
    ];

    public PhraseGroup Group(Concept concept)
    {
        var names = vocabulary.Names(concept, MostNarrower).Where(n => n.Concept.Kind == concept.Kind && IsTelling(n)).Select(n => n.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new(
            concept.Label,
            1,
            IsTopic: true,
            [.. (names.Count > 0 ? names : [concept.Label]).Select(n => new WeightedPhrase(n, 1, "name"))],
            vocabulary.TypesOf(concept),
            concept.Kind is ConceptKind.Organism && Roles.TaxonOf(concept) is { } taxon ? [taxon] : []);
    }

    /// <summary>Not a short abbreviation, which stands for other things too, nor a synonym of one word, which is often an adjective: bipolar neurons.</summary>
    private static bool IsTelling(NameOf name) =>
        name.Concept.Kind is ConceptKind.Gene or ConceptKind.CellLine or ConceptKind.Organism
        || name.Name.Equals(name.Concept.Label, StringComparison.OrdinalIgnoreCase)
        || (name.IsAbbreviation ? name.Name.Length > ShortAbbreviation : name.Name.AsSpan().IndexOfAny(' ', '-') > 0);
}
