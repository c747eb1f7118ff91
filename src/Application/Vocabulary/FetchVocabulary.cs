using FluentValidation;
using MediatR;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Vocabulary;

/// <summary>Fetches vocabularies from where they are published, and imports them. One that cannot be had does not keep the others back.</summary>
/// <param name="Names">None: all whose place is known.</param>
public sealed record FetchVocabulary(IReadOnlyList<string> Names) : IRequest<IAsyncEnumerable<VocabularyProgress>>, ILongRunning;

internal sealed class FetchVocabularyValidator : AbstractValidator<FetchVocabulary>
{
    public FetchVocabularyValidator(IVocabularyDownloads downloads) =>
        RuleForEach(f => f.Names).Must(n => downloads.Known.Contains(n, StringComparer.OrdinalIgnoreCase)).WithMessage($"Known are {string.Join(", ", downloads.Known)}.").OverridePropertyName("name");
}

internal sealed class FetchVocabularyHandler(IVocabularyDownloads downloads, VocabularyIntake intake) : IRequestHandler<FetchVocabulary, IAsyncEnumerable<VocabularyProgress>>
{
    public Task<IAsyncEnumerable<VocabularyProgress>> Handle(FetchVocabulary request, CancellationToken cancellationToken)
    {
        var names = request.Names.Count > 0 ? request.Names : downloads.Known;
        return Task.FromResult(ProgressStream.Of<VocabularyProgress>((progress, cancellation) => intake.Run(progress, async run =>
        {
            foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                await Take(name, run, cancellation);
            }
        }, cancellation), cancellationToken));
    }

    private async Task Take(string name, VocabularyRun run, CancellationToken cancellation)
    {
        try
        {
            using var downloaded = await downloads.Fetch(name, run.Fetching(name), cancellation);
            await run.Take(downloaded.File, kind: null, cancellation);
        }
        catch (SourceUnavailable failure) when (failure.SourceName == SourceUnavailable.Upstream)
        {
            run.Missed(failure.Message);
        }
    }
}
