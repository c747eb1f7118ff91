using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Caching;

/// <summary>Drops every kept answer that carries a tag, here and on every node that can be reached.</summary>
/// <param name="Tag">See <see cref="CacheTag"/>.</param>
public sealed record ClearCache(string Tag) : IRequest;

internal sealed class ClearCacheValidator : AbstractValidator<ClearCache>
{
    public ClearCacheValidator() =>
        RuleFor(c => c.Tag).Must(CacheTag.IsReadable)
            .WithMessage("A tag is 1 to 64 letters, digits and the signs : - _ . of ASCII, such as search, catalog, upstream, summary or dataset:GSE2034.")
            .OverridePropertyName("tag");
}

internal sealed class ClearCacheHandler(IAnswerCache cache) : IRequestHandler<ClearCache>
{
    public async Task<Unit> Handle(ClearCache request, CancellationToken cancellationToken)
    {
        await cache.Drop(CacheTag.Canonical(request.Tag), cancellationToken);
        return Unit.Value;
    }
}
