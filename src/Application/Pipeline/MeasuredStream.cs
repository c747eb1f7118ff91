using System.Reflection;
using System.Runtime.CompilerServices;

namespace OmicsOracle.Application.Pipeline;

/// <summary>A stream that says when its last item has been taken, or that it failed or was left.</summary>
internal static class MeasuredStream
{
    /// <summary>Whether answers of this type are streams.</summary>
    public static bool IsStream<TResponse>() => Wrapper<TResponse>.Wrap is not null;

    /// <summary>Wraps a stream. <paramref name="ended"/> is called once.</summary>
    public static TResponse Wrap<TResponse>(TResponse stream, Action<bool> ended) => Wrapper<TResponse>.Wrap!(stream, ended);

    private static class Wrapper<TResponse>
    {
        public static readonly Func<TResponse, Action<bool>, TResponse>? Wrap =
            typeof(TResponse) is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
                ? typeof(MeasuredStream).GetMethod(nameof(Measured), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(type.GenericTypeArguments)
                    .CreateDelegate<Func<TResponse, Action<bool>, TResponse>>()
                : null;
    }

    private static async IAsyncEnumerable<T> Items<T>(IAsyncEnumerable<T> source, Action<bool> ended, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var finished = false;
        try
        {
            await foreach (var item in source.WithCancellation(cancellation))
            {
                yield return item;
            }

            finished = true;
        }
        finally
        {
            ended(finished);
        }
    }

    private static IAsyncEnumerable<T> Measured<T>(IAsyncEnumerable<T> source, Action<bool> ended) => Items(source, ended);
}
