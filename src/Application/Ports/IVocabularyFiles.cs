using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>Reads vocabularies, OBO or NCBI's gene_info, packed or not; the format is found from the content.</summary>
public interface IVocabularyFiles
{
    /// <exception cref="FileRefused">A path names nothing or cannot be read.</exception>
    IReadOnlyList<RecordFile> Expand(IReadOnlyList<string> paths);

    /// <param name="kind">Of terms whose ontology does not say what they are; null: such terms are left out.</param>
    /// <param name="position">Hears how many bytes on disk have been taken.</param>
    /// <exception cref="FileRefused">The file as a whole is no vocabulary.</exception>
    Task<VocabularyFile> Read(RecordFile file, ConceptKind? kind, IProgress<long> position, CancellationToken cancellation);
}

/// <summary>What a file holds.</summary>
/// <param name="Faults">What could not be taken.</param>
/// <param name="IsCut">Whether it ends before its end.</param>
public sealed record VocabularyFile(VocabularyOrigin Origin, IReadOnlyList<VocabularyTerm> Terms, IReadOnlyList<VocabularyFault> Faults, bool IsCut);

/// <param name="Line">From 1, in the unpacked text.</param>
/// <param name="Reason">A sentence.</param>
public sealed record VocabularyFault(int Line, string Reason);
