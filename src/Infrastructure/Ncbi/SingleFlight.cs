using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Runs what several callers ask for at the same time once. Each may leave when it likes; the work ends with the last.</summary>
internal sealed class SingleFlight
{
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    /// <param name="key">Names the work and its type of result.</param>
    public async Task<T> Join<T>(string key, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        while (true)
        {
            var mine = new Flight();
            var flight = _flights.GetOrAdd(key, mine);
            if (!flight.TryBoard())
            {
                _flights.TryRemove(new(key, flight));
                continue;
            }

            if (ReferenceEquals(flight, mine))
            {
                _ = Fly(key, flight, work);
            }

            try
            {
                return (T)await flight.Landed.WaitAsync(cancellation);
            }
            finally
            {
                flight.Leave();
            }
        }
    }

    private async Task Fly<T>(string key, Flight flight, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            // A flow of its own: what the first caller's thread carries is no part of the work, but for the trace that it began.
            var trace = Activity.Current;
            Task<T> flying;
            using (ExecutionContext.SuppressFlow())
            {
                flying = Task.Run(() =>
                {
                    Activity.Current = trace;
                    return work(flight.Left);
                });
            }

            flight.Land(await flying);
        }
        catch (OperationCanceledException) when (flight.Left.IsCancellationRequested)
        {
            flight.Cancel();
        }
        catch (Exception failure)
        {
            flight.Fail(failure);
        }
        finally
        {
            _flights.TryRemove(new(key, flight));
        }
    }

    [SuppressMessage("Design", "CA1001", Justification = "Without a timer the source holds nothing to be freed.")]
    private sealed class Flight
    {
        private readonly TaskCompletionSource<object> _landed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _left = new();
        private readonly Lock _lock = new();
        private int _aboard;
        private bool _isAbandoned;

        public Task<object> Landed => _landed.Task;

        public CancellationToken Left => _left.Token;

        public bool TryBoard()
        {
            lock (_lock)
            {
                _aboard += _isAbandoned ? 0 : 1;
                return !_isAbandoned;
            }
        }

        public void Leave()
        {
            bool isLast;
            lock (_lock)
            {
                isLast = _isAbandoned = --_aboard == 0;
            }

            if (isLast)
            {
                _left.Cancel();
            }
        }

        public void Land(object? result) => _landed.TrySetResult(result!);

        public void Cancel() => _landed.TrySetCanceled(CancellationToken.None);

        public void Fail(Exception failure) => _landed.TrySetException(failure);
    }
}
