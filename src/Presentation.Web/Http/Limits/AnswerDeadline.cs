using Microsoft.Extensions.Options;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>An answer had not begun when its time was up.</summary>
internal sealed class AnswerTookTooLong(TimeSpan limit, Exception inner)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The answer took longer than {limit.TotalSeconds:0.###} s and was given up; a narrower question may help."), inner);

/// <summary>Gives up calls of the API whose answer has not begun in time: the last resort behind the limits of the parts. What has begun may go on, as an export or a stream does.
/// Timers and token sources are used again, so that an ordinary call makes neither.</summary>
internal sealed class AnswerDeadline(RequestDelegate next, IOptions<LoadOptions> options, TimeProvider time)
{
    private readonly System.Collections.Concurrent.ConcurrentBag<Deadline> _idle = [];
    private readonly TimeSpan _limit = options.Value.Timeout;

    public Task InvokeAsync(HttpContext context) => ApiPath.IsOne(context.Request.Path) ? Bounded(context) : next(context);

    private async Task Bounded(HttpContext context)
    {
        var deadline = _idle.TryTake(out var idle) ? idle : new Deadline(_limit, time);
        var aborted = context.RequestAborted;
        context.RequestAborted = deadline.Begin(context, aborted);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException late) when (deadline.IsOver && !aborted.IsCancellationRequested)
        {
            throw new AnswerTookTooLong(_limit, late);
        }
        finally
        {
            context.RequestAborted = aborted;
            if (deadline.End())
            {
                _idle.Add(deadline);
            }
            else
            {
                deadline.Dispose();
            }
        }
    }

    private sealed class Deadline : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly TimeProvider _time;
        private readonly TimeSpan _limit;
        private readonly ITimer _timer;
        private CancellationTokenRegistration _aborting;
        private HttpContext? _context;
        private Task _cancelling = Task.CompletedTask;
        private long _begun;

        public Deadline(TimeSpan limit, TimeProvider time)
        {
            (_time, _limit) = (time, limit);
            _timer = time.CreateTimer(static state => ((Deadline)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool IsOver { get; private set; }

        public CancellationToken Begin(HttpContext context, CancellationToken aborted)
        {
            lock (_source)
            {
                (_context, _begun) = (context, _time.GetTimestamp());
            }

            _timer.Change(_limit, Timeout.InfiniteTimeSpan);
            _aborting = aborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
            return _source.Token;
        }

        /// <summary>Whether it can be used again.</summary>
        public bool End()
        {
            lock (_source)
            {
                _context = null;
            }

            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _aborting.Dispose();
            return !IsOver && _source.TryReset();
        }

        public void Dispose()
        {
            _timer.Dispose();
            _cancelling.ContinueWith(static (_, source) => ((CancellationTokenSource)source!).Dispose(), _source, TaskScheduler.Default);
        }

        /// <summary>A ring may come a little early, or have been on its way when its call ended and reach the next one: it then comes again in time.</summary>
        private void Ring()
        {
            lock (_source)
            {
                if (_context is not { Response.HasStarted: false })
                {
                    return;
                }

                if (_limit - _time.GetElapsedTime(_begun) is { Ticks: > 0 } left)
                {
                    _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                    return;
                }

                IsOver = true;
                _cancelling = _source.CancelAsync(); // what it calls does not run under the lock, nor after this is disposed
            }
        }
    }
}
