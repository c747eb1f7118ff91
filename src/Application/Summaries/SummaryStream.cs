using System.Runtime.CompilerServices;

namespace OmicsOracle.Application.Summaries;

/// <summary>A summary being written, for all who read along: each reads it from its beginning. It is given up when the last of them has left.</summary>
internal sealed class SummaryStream : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<SummaryEvent> _events = [];
    private readonly CancellationTokenSource _left = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _readers;
    private bool _hasEnded;
    private bool _isGivenUp;
    private Exception? _failure;

    /// <summary>Cancelled when nobody is left.</summary>
    public CancellationToken Left => _left.Token;

    /// <returns>False when it has been given up: then another one has to be begun.</returns>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_isGivenUp)
            {
                return false;
            }

            _readers++;
            return true;
        }
    }

    public void Tell(SummaryEvent told) => Change(() => _events.Add(told));

    public void End(Exception? failure = null) => Change(() => (_hasEnded, _failure) = (true, failure));

    /// <summary>Everything so far, and what is still to come. Once for each <see cref="TryJoin"/>.</summary>
    public async IAsyncEnumerable<SummaryEvent> Read([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var at = 0; ;)
            {
                SummaryEvent? next;
                Task news;
                lock (_gate)
                {
                    next = at < _events.Count ? _events[at] : null;
                    if (next is null && _hasEnded)
                    {
                        break;
                    }

                    news = _news.Task;
                }

                if (next is null)
                {
                    await news.WaitAsync(cancellation);
                    continue;
                }

                at++;
                yield return next;
            }

            if (_failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
            }
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose() => _left.Dispose();

    private void Leave()
    {
        lock (_gate)
        {
            if (--_readers > 0 || _hasEnded)
            {
                return;
            }

            _isGivenUp = true;
        }

        _left.Cancel();
    }

    private void Change(Action change)
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            change();
            (told, _news) = (_news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }
}
