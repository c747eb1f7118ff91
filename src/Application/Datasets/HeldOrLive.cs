using Microsoft.Extensions.Options;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Datasets;

/// <summary>A series from the catalogue, or else from GEO, which is then kept.</summary>
internal sealed class HeldOrLive(
    IDatasetCatalog catalog,
    IAbsentSeries absences,
    IGeoSource geo,
    IAnswerCache cache,
    LiveKeeping keeping,
    IOptions<LiveOptions> options,
    TimeProvider time)
{
    /// <exception cref="NotFoundException">There is no such series, it is private, or it was withdrawn.</exception>
    /// <exception cref="SourceUnavailable">It is not held and GEO cannot be asked now, so that nobody knows; or the store cannot be read.</exception>
    public async Task<Dataset> Find(Accession accession, CancellationToken cancellation)
    {
        if (await catalog.Find(accession, cancellation) is { } held)
        {
            return held;
        }

        if (accession.Kind != AccessionKind.Series)
        {
            throw new DatasetNotFound(accession, WhyNot(accession));
        }

        if (await absences.Find(accession, cancellation) is { } absence)
        {
            throw Failure(accession, absence);
        }

        return options.Value.Enabled && !geo.Budget.IsOff
            ? await FindLive(accession, cancellation)
            : throw new DatasetNotFound(accession, WhyNot(accession));
    }

    private async Task<Dataset> FindLive(Accession accession, CancellationToken cancellation)
    {
        // Short, so that neither a fault nor a missing series is asked about at each call.
        var (answer, _) = await cache.GetOrCreate(new CacheEntry($"upstream:geo:{accession}", CacheProfile.Upstream, [CacheTag.Of(accession), CacheTag.Upstream], LiveFailure.Worth<Dataset>), stop => geo.Find(accession, stop), cancellation);
        switch (answer)
        {
            case { Value: { } dataset }:
                keeping.Keep([dataset]);
                return dataset;
            case { Kind: AnswerKind.Private }:
                throw await Remember(accession, Absence.Private(answer.OpensOn, time.GetUtcNow()), cancellation);
            case { Kind: AnswerKind.Gone }:
                throw await Remember(accession, Absence.Withdrawn(time.GetUtcNow()), cancellation);
            case { Kind: AnswerKind.NotFound or AnswerKind.Empty }:
                throw new DatasetNotFound(accession, $"Neither the catalogue nor GEO has {accession}.");
            default:
                throw LiveFailure.Unavailable(answer.Kind, answer.Reason, answer.RetryAfter);
        }
    }

    private async Task<NotFoundException> Remember(Accession accession, Absence absence, CancellationToken cancellation)
    {
        try
        {
            await absences.Remember(accession, absence, cancellation);
        }
        catch (SourceUnavailable)
        {
            // It is true all the same, and GEO will say so again.
        }

        return Failure(accession, absence);
    }

    private static NotFoundException Failure(Accession accession, Absence absence) =>
        absence.Kind is AbsenceKind.Private ? new DatasetNotPublic(accession, absence.OpensOn) : new DatasetWithdrawn(accession);

    private static string WhyNot(Accession accession) => accession.Kind switch
    {
        AccessionKind.Series => $"The catalogue holds no {accession}.",
        AccessionKind.Sample => $"{accession} is a sample and the catalogue holds series; search for {accession} to find the series it belongs to.",
        AccessionKind.Platform => $"{accession} is a platform and the catalogue holds series; search with platform={accession} to find the series measured on it.",
        _ => $"{accession} is a curated data set and the catalogue holds series.",
    };
}
