using FluentValidation;
using MediatR;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Vocabulary;

/// <summary>Brings vocabularies in from files, each in the place of an older one of its name, and streams how far it is.</summary>
/// <param name="Kind">Of terms whose ontology does not say what they are.</param>
public sealed record ImportVocabulary(IReadOnlyList<string> Paths, ConceptKind? Kind = null) : IRequest<IAsyncEnumerable<VocabularyProgress>>, ILongRunning;

/// <summary>How far it is; the last one of the stream is the outcome.</summary>
/// <param name="Doing">The file or address in hand; empty at the end.</param>
/// <param name="Bytes">Of it, taken so far.</param>
/// <param name="BytesTotal">Null where not known.</param>
/// <param name="Imported">Vocabularies that are held now.</param>
/// <param name="Faults">Lines that could not be taken.</param>
/// <param name="Refused">Files that were not imported, each with the reason as a sentence.</param>
/// <param name="Unavailable">Addresses that could not be reached, likewise.</param>
/// <param name="Report">Where everything that was not taken is listed; null where all was.</param>
public sealed record VocabularyProgress(
    string Doing,
    long Bytes,
    long? BytesTotal,
    IReadOnlyList<ImportedVocabulary> Imported,
    int Faults,
    IReadOnlyList<string> Refused,
    IReadOnlyList<string> Unavailable,
    string? Report);

public sealed record ImportedVocabulary(string Name, string? Version, int Terms);

internal sealed class ImportVocabularyValidator : AbstractValidator<ImportVocabulary>
{
    public ImportVocabularyValidator()
    {
        RuleFor(i => i.Paths).NotEmpty().WithMessage("Name at least one file.").OverridePropertyName("file");
        RuleForEach(i => i.Paths).NotEmpty().WithMessage("A path is empty.").OverridePropertyName("file");
        RuleFor(i => i.Kind).IsInEnum().WithMessage("There is no such kind.").OverridePropertyName("kind");
    }
}

internal sealed class ImportVocabularyHandler(IVocabularyFiles files, VocabularyIntake intake) : IRequestHandler<ImportVocabulary, IAsyncEnumerable<VocabularyProgress>>
{
    public Task<IAsyncEnumerable<VocabularyProgress>> Handle(ImportVocabulary request, CancellationToken cancellationToken)
    {
        var expanded = files.Expand(request.Paths);
        return Task.FromResult(ProgressStream.Of<VocabularyProgress>((progress, cancellation) => intake.Run(progress, async run =>
        {
            foreach (var file in expanded)
            {
                await run.Take(file, request.Kind, cancellation);
            }
        }, cancellation), cancellationToken));
    }
}
