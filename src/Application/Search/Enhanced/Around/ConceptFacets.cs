using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>Counts how many of all hits mention what the best of them speak of.</summary>
internal sealed class ConceptFacets(IVocabulary vocabulary)
{
    private const int MostValues = 25;
    private readonly MentionedConcepts _mentioned = new(vocabulary);

    public Facets With(Facets facets, IReadOnlyList<HitConcept> spoken, IOpenedQuestion opened, CancellationToken cancellation)
    {
        return facets with { Disease = Of(ConceptKind.Disease), Tissue = Of(ConceptKind.Tissue), CellType = Of(ConceptKind.CellType) };

        IReadOnlyList<ConceptCount> Of(ConceptKind kind) =>
        [
            .. spoken.Where(s => s.Concept.Kind == kind).Take(MostValues)
                .Select(s => new ConceptCount(s.Concept.Label, opened.Mentioning(_mentioned.Group(s.Concept), cancellation), s.Concept.Id))
                .Where(c => c.Count > 0)
                .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal),
        ];
    }
}
