using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>The vocabularies that were imported, each held whole.</summary>
public interface IVocabularyStore
{
    /// <summary>What is held, in the order in which their meanings count: the starter first.</summary>
    Task<IReadOnlyList<HeldVocabulary>> List(CancellationToken cancellation);

    /// <summary>Puts a vocabulary in the place of an older one of its name, at once and as a whole.</summary>
    Task Replace(VocabularyOrigin origin, IReadOnlyList<VocabularyTerm> terms, CancellationToken cancellation);
}

/// <summary>Where a vocabulary is from.</summary>
/// <param name="Name">By which a newer one takes its place: mondo, uberon, Homo_sapiens.gene_info …</param>
/// <param name="Version">Null where it gives none.</param>
/// <param name="Licence">"unknown" where none is known.</param>
/// <param name="Source">Its file's name.</param>
public sealed record VocabularyOrigin(string Name, string? Version, string Licence, string Source);

/// <summary>A vocabulary that is held.</summary>
/// <param name="Names">Labels and synonyms.</param>
/// <param name="ImportedAt">Null for the starter, which comes with the program.</param>
public sealed record HeldVocabulary(string Name, string? Version, string Licence, string Source, int Terms, int Names, DateTimeOffset? ImportedAt);
