using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Catalog;

/// <summary>Lets the index follow while something else fills the catalogue: one following at a time, and none waited for.</summary>
internal sealed class IndexBeside(ISearchIndex index) : IAsyncDisposable
{
    private Task _following = Task.CompletedTask;

    /// <summary>Starts to follow unless it is at it still. Throws what the one before failed with.</summary>
    public async Task Follow(CancellationToken cancellation)
    {
        if (_following.IsCompleted)
        {
            await _following;
            _following = Task.Run(() => index.CatchUp(progress: null, cancellation), cancellation);
        }
    }

    /// <summary>Ends when the following on its way has ended.</summary>
    public Task Settle() => _following;

    public async ValueTask DisposeAsync() => await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
