using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Vocabulary;

/// <summary>The vocabularies that are held, and where each is from.</summary>
public sealed record GetVocabularyStatus : IRequest<VocabularyStatus>, IWithoutUserInput;

/// <param name="Vocabularies">In the order in which their meanings count.</param>
public sealed record VocabularyStatus(IReadOnlyList<HeldVocabulary> Vocabularies);

internal sealed class GetVocabularyStatusHandler(IVocabularyStore store) : IRequestHandler<GetVocabularyStatus, VocabularyStatus>
{
    public async Task<VocabularyStatus> Handle(GetVocabularyStatus request, CancellationToken cancellationToken) => new(await store.List(cancellationToken));
}
