using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Vocabulary;

/// <summary>Lets questions be read with the vocabularies that are held now. Answers whether questions were read differently before.</summary>
public sealed record FollowVocabulary : IRequest<bool>, IWithoutUserInput, ILongRunning;

internal sealed class FollowVocabularyHandler(IVocabularyMemory memory, IAnswerCache cache) : IRequestHandler<FollowVocabulary, bool>
{
    public async Task<bool> Handle(FollowVocabulary request, CancellationToken cancellationToken)
    {
        var changed = await memory.CatchUp(cancellationToken);
        if (changed)
        {
            await cache.Drop(CacheTag.Search, cancellationToken);
            await cache.Drop(CacheTag.Summary, cancellationToken);
        }

        return changed;
    }
}
