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

internal sealed class GetDatasetValidator : PlainValidator<GetDataset>
{
    protected override void Check(GetDataset request, ref Faults faults) =>
        faults.Require(request.Accession.Number > 0, "accession", "Name a GEO accession such as GSE2034.");
}

internal sealed class GetDatasetHandler(HeldOrLive series) : IRequestHandler<GetDataset, Dataset>
{
    public Task<Dataset> Handle(GetDataset request, CancellationToken cancellationToken) => series.Find(request.Accession, cancellationToken);
}
