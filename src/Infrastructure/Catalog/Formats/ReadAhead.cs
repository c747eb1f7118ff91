using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Runs a sequence beside the one who reads it, a little ahead.</summary>
internal static class ReadAhead
{
    private const int Ahead = 256;

    public static async IAsyncEnumerable<T> Of<T>(Func<CancellationToken, IEnumerable<T>> sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var items = Channel.CreateBounded<T>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var running = Task.Run(() => Run(sequence, items.Writer, left.Token), CancellationToken.None);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(cancellation))
            {
                yield return item;
            }
        }
        finally
        {
            await left.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Run<T>(Func<CancellationToken, IEnumerable<T>> sequence, ChannelWriter<T> items, CancellationToken cancellation)
    {
        try
        {
            foreach (var item in sequence(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!items.TryWrite(item))
                {
                    await items.WriteAsync(item, cancellation);
                }
            }

            items.Complete();
        }
        catch (Exception failure)
        {
            items.Complete(failure);
        }
    }
}
