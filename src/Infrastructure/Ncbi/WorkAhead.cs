using System.Runtime.CompilerServices;

namespace OmicsOracle.Infrastructure.Ncbi;

internal static class WorkAhead
{
    /// <summary>Works on several items at once and gives the results in the items' order. What is begun goes on while a result is being used.</summary>
    /// <param name="most">Items at work at a time.</param>
    public static async IAsyncEnumerable<TResult> SelectAhead<T, TResult>(
        this IAsyncEnumerable<T> items, int most, Func<T, CancellationToken, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var begun = new Queue<Task<TResult>>(most);
        try
        {
            await foreach (var item in items.WithCancellation(ended.Token))
            {
                begun.Enqueue(work(item, ended.Token));
                if (begun.Count == most)
                {
                    yield return await begun.Dequeue();
                }
            }

            while (begun.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await ((Task)Task.WhenAll(begun)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Fetches the next item while one is being used.</summary>
    public static async IAsyncEnumerable<T> OneAhead<T>(this IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var source = items.GetAsyncEnumerator(ended.Token);
        var coming = source.MoveNextAsync().AsTask();
        try
        {
            while (await coming)
            {
                var item = source.Current;
                coming = source.MoveNextAsync().AsTask();
                yield return item;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
