using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OmicsOracle.Application.Catalog;

/// <summary>Turns work that reports progress into a stream of it. A reader that is slower than the work sees the latest, never a backlog; the last report always arrives.</summary>
internal static class ProgressStream
{
    public static async IAsyncEnumerable<T> Of<T>(Func<IProgress<T>, CancellationToken, Task> work, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reports = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = Task.Run(
            async () =>
            {
                try
                {
                    await work(new Reporter<T>(reports.Writer), left.Token);
                }
                finally
                {
                    reports.Writer.Complete();
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var report in reports.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return report;
            }
        }
        finally
        {
            // A reader that leaves early stops the work; either way nothing goes on behind its back.
            await left.CancelAsync();
            await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await working;
    }

    private sealed class Reporter<T>(ChannelWriter<T> writer) : IProgress<T>
    {
        public void Report(T value) => writer.TryWrite(value);
    }
}
