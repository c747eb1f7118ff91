using System.Reflection;
using System.Runtime.CompilerServices;

namespace OmicsOracle.Application.Pipeline;

/// <summary>A stream that says when its last item has been taken, or that it failed or was left.</summary>
internal static class MeasuredStream
{
    /// <summary>Whether answers of this type are streams.</summary>
    public static bool IsStream<TResponse>() => Wrapper<TResponse>.Wrap is not null;

    /// <summary>Wraps a stream. <paramref name="ended"/> is called once, with the kind of failure, or null where the last item was taken.</summary>
    public static TResponse Wrap<TResponse>(TResponse stream, Action<string?> ended) => Wrapper<TResponse>.Wrap!(stream, ended);

    private static class Wrapper<TResponse>
    {
        public static readonly Func<TResponse, Action<string?>, TResponse>? Wrap =
            typeof(TResponse) is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
                ? typeof(MeasuredStream).GetMethod(nameof(Measured), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(type.GenericTypeArguments)
                    .CreateDelegate<Func<TResponse, Action<string?>, TResponse>>()
                : null;
    }

    private static async IAsyncEnumerable<T> Items<T>(IAsyncEnumerable<T> source, Action<string?> ended, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? failure = FailureKind.Left;
        try
        {
            await using var items = source.GetAsyncEnumerator(cancellation);
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception thrown)
                {
                    failure = FailureKind.Of(thrown);
                    throw;
                }

                yield return items.Current;
            }

            failure = null;
        }
        finally
        {
            ended(failure);
        }
    }

    private static IAsyncEnumerable<T> Measured<T>(IAsyncEnumerable<T> source, Action<string?> ended) => Items(source, ended);
}
