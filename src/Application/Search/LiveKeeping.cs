using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>Stores what GEO told live, lets the index follow and drops searches that know less. Nobody waits for it, and an answer never fails with it;
/// disposing finishes what has been handed over.</summary>
internal sealed partial class LiveKeeping : IDisposable
{
    private const int LongestQueue = 100;

    private readonly Channel<IReadOnlyList<Dataset>> _arrived = Channel.CreateBounded<IReadOnlyList<Dataset>>(
        new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly IDatasetCatalog _catalog;
    private readonly ISearchIndex _index;
    private readonly IAnswerCache _cache;
    private readonly ILogger<LiveKeeping> _log;
    private readonly Task _keeping;

    public LiveKeeping(IDatasetCatalog catalog, ISearchIndex index, IAnswerCache cache, ILogger<LiveKeeping> log)
    {
        (_catalog, _index, _cache, _log) = (catalog, index, cache, log);
        _keeping = Task.Run(KeepAll);
    }

    public void Keep(IReadOnlyList<Dataset> datasets)
    {
        if (datasets.Count > 0)
        {
            _arrived.Writer.TryWrite(datasets);
        }
    }

    public void Dispose()
    {
        _arrived.Writer.TryComplete();
        _keeping.Wait();
    }

    private async Task KeepAll()
    {
        while (await _arrived.Reader.WaitToReadAsync())
        {
            try
            {
                await KeepArrived();
            }
            catch (Exception failure)
            {
                // What could not be kept is asked of GEO again when somebody wants it.
                LogNotKept(failure.Message);
            }
        }
    }

    /// <summary>All that has arrived at once: a busy time costs one commit of the index, not one a search.</summary>
    private async Task KeepArrived()
    {
        var batch = new List<Dataset>();
        while (_arrived.Reader.TryRead(out var datasets))
        {
            batch.AddRange(datasets);
        }

        var outcome = await _catalog.UpsertFound(batch, CancellationToken.None);
        await _cache.DropRecords(outcome.ChangedSeries, CancellationToken.None);
        if (outcome.Added + outcome.Changed > 0)
        {
            await _index.CatchUp(progress: null, CancellationToken.None);
            await _cache.Drop(CacheTag.Search, CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What GEO told could not be kept: {Reason}")]
    private partial void LogNotKept(string reason);
}
