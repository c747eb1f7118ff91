using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Datasets;

/// <summary>One series with everything held of it.</summary>
public sealed record GetDataset(Accession Accession) : IRequest<Dataset>, ICacheable, IRateLimited
{
    public CacheEntry Cache => new($"dataset:{Accession}", CacheProfile.Record, [$"dataset:{Accession}"]);

    public int Cost => 1;
}

internal sealed class GetDatasetValidator : AbstractValidator<GetDataset>
{
    public GetDatasetValidator() =>
        RuleFor(q => q.Accession.Number).GreaterThan(0).WithMessage("Name a GEO accession such as GSE2034.").OverridePropertyName("accession");
}

internal sealed class GetDatasetHandler(IDatasetCatalog catalog) : IRequestHandler<GetDataset, Dataset>
{
    public async Task<Dataset> Handle(GetDataset request, CancellationToken cancellationToken) =>
        await catalog.Find(request.Accession, cancellationToken) ?? throw new DatasetNotFound(request.Accession, WhyNot(request.Accession));

    private static string WhyNot(Accession accession) => accession.Kind switch
    {
        AccessionKind.Series => $"The catalogue holds no {accession}.",
        AccessionKind.Sample => $"{accession} is a sample and the catalogue holds series; search for {accession} to find the series it belongs to.",
        AccessionKind.Platform => $"{accession} is a platform and the catalogue holds series; search with platform={accession} to find the series measured on it.",
        _ => $"{accession} is a curated data set and the catalogue holds series.",
    };
}
