using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Datasets;

/// <summary>One series with everything held of it; one that is not held is fetched from GEO.</summary>
public sealed record GetDataset(Accession Accession) : IRequest<Dataset>, ICacheable, IRateLimited
{
    public CacheEntry Cache => new($"record:{Accession}", CacheProfile.Record, [CacheTag.Of(Accession), CacheTag.Catalog]);

    public int Cost => 1;
}

internal sealed class GetDatasetValidator : AbstractValidator<GetDataset>
{
    public GetDatasetValidator() =>
        RuleFor(q => q.Accession.Number).GreaterThan(0).WithMessage("Name a GEO accession such as GSE2034.").OverridePropertyName("accession");
}

internal sealed class GetDatasetHandler(HeldOrLive series) : IRequestHandler<GetDataset, Dataset>
{
    public Task<Dataset> Handle(GetDataset request, CancellationToken cancellationToken) => series.Find(request.Accession, cancellationToken);
}
