using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>What a sync has to harvest, and from where it goes on.</summary>
/// <param name="Begun">The same harvest's checkpoint where an earlier run was stopped; null where it begins anew.</param>
/// <param name="RefreshesAll">Whether, once it has ended, everything is as fresh as this harvest.</param>
internal sealed record SyncPlan(HarvestScope Scope, HarvestCheckpoint? Begun, DateTimeOffset StartedAt, bool RefreshesAll)
{
    /// <summary>GEO's days are those of another clock, and a record may appear in the search some time after its update.</summary>
    private const int OverlapDays = 2;

    public string Description => Scope switch
    {
        { Term: { } term } => term,
        { UpdatedSince: { } day } => FormattableString.Invariant($"updates since {day:yyyy-MM-dd}"),
        _ => "all of GEO",
    };

    public static async Task<SyncPlan> Of(SyncCatalog request, IHarvestCheckpoints checkpoints, TimeProvider time, CancellationToken cancellation)
    {
        var everything = await checkpoints.Find(HarvestScope.Everything.Key, cancellation);
        var followsUp = request is { All: false, Query: null, Since: null } && everything is { EndedAt: not null };
        // The day rests on the last harvest that ended, so a follow-up that was stopped is found again under the same name.
        var scope = followsUp
            ? new HarvestScope(null, DateOnly.FromDateTime(everything!.StartedAt.UtcDateTime).AddDays(-OverlapDays))
            : new HarvestScope(request.Query?.Trim(), request.Since);
        var checkpoint = await checkpoints.Find(scope.Key, cancellation);
        var begun = checkpoint is { EndedAt: null } ? checkpoint : null;
        return new(scope, begun, begun?.StartedAt ?? time.GetUtcNow(), followsUp);
    }
}
