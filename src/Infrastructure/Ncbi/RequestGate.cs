namespace OmicsOracle.Infrastructure.Ncbi;

/// <param name="PerSecond">Requests a second that the host permits.</param>
/// <param name="InFlight">Requests that may be under way at once.</param>
internal sealed record GateLimits(double PerSecond, int InFlight);

/// <summary>The one way to a host for the whole process: requests leave evenly spaced, people before the harvest, and never faster than is permitted.</summary>
internal sealed class RequestGate : IDisposable
{
    /// <summary>Waiting requests of one kind; more are refused.</summary>
    private const int MostWaiting = 500;

    /// <summary>Of the requests that may be under way: a slow harvest leaves room for the next person.</summary>
    private const int KeptForPeople = 1;

    /// <summary>After so many people in a row one request of the harvest goes, so that it never starves.</summary>
    private const int PeopleInARow = 4;

    /// <summary>A timer that rang late is caught up with by no more than this.</summary>
    private static readonly TimeSpan MostCaughtUp = TimeSpan.FromMilliseconds(15);

    /// <summary>A second at the other end may seem this much shorter than here.</summary>
    private static readonly TimeSpan LongSecond = TimeSpan.FromMilliseconds(1_035);

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly GateLimits _limits;
    private readonly GatePace _pace;
    private readonly ITimer _timer;
    private readonly LinkedList<Waiting>[] _queues = [new(), new()];

    /// <summary>When the latest requests really left, which on a busy machine is later than when they might.</summary>
    private readonly DateTimeOffset[] _leftAt = new DateTimeOffset[1_024];

    private DateTimeOffset _nextAt;
    private int _inFlight, _peopleInARow;
    private long _sent, _throttled;

    public RequestGate(GateLimits limits, TimeProvider clock)
    {
        (_limits, _clock, _pace) = (limits, clock, new(limits.PerSecond, clock));
        _timer = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="patience">A turn that would come later is not waited for.</param>
    /// <returns>A pass to be given back when the answer is read; or none, with how long the wait would be.</returns>
    public Task<Turn> Enter(EntrezTurn turn, TimeSpan patience, CancellationToken cancellation)
    {
        Waiting waiting;
        lock (_lock)
        {
            var wait = WaitOf(turn);
            if (wait > patience || _queues[(int)turn].Count >= MostWaiting)
            {
                return Task.FromResult(new Turn(null, wait));
            }

            waiting = new(this, _clock.GetUtcNow());
            waiting.Place = _queues[(int)turn].AddLast(waiting);
            Advance();
        }

        waiting.StopWith(cancellation);
        return waiting.Task;
    }

    /// <summary>A key that turned out to be wrong lowers the limit.</summary>
    public void Lower(double limit)
    {
        lock (_lock)
        {
            _pace.Lower(limit);
        }
    }

    public GateState State
    {
        get
        {
            lock (_lock)
            {
                DateTimeOffset? pausedUntil = _pace.PausedUntil > _clock.GetUtcNow() ? _pace.PausedUntil : null;
                return new(_pace.PerSecond, _pace.Limit, _inFlight, _queues[0].Count + _queues[1].Count, _sent, _throttled, _pace.IsSlowed, pausedUntil);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private DateTimeOffset OpensAt => Latest(Latest(_nextAt, _pace.PausedUntil), SecondIsOverAt);

    /// <summary>When the second is over in which as many left as one may hold.</summary>
    private DateTimeOffset SecondIsOverAt =>
        Math.Floor(_pace.Limit) is var most and >= 1 && most < _leftAt.Length && _sent >= (long)most ? _leftAt[(_sent - (long)most) % _leftAt.Length] + LongSecond : DateTimeOffset.MinValue;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>How long one that comes now would wait, as far as the pace decides it.</summary>
    private TimeSpan WaitOf(EntrezTurn turn)
    {
        var people = _queues[(int)EntrezTurn.Person].Count;
        var harvest = _queues[(int)EntrezTurn.Harvest].Count;
        var before = turn == EntrezTurn.Person ? people + Math.Min(harvest, people / PeopleInARow) : people + harvest;
        var first = OpensAt - _clock.GetUtcNow();
        return (first > TimeSpan.Zero ? first : TimeSpan.Zero) + (_pace.Spacing * before);
    }

    private void Ring()
    {
        lock (_lock)
        {
            Advance();
        }
    }

    private void Advance()
    {
        while (_inFlight < _limits.InFlight && Next() is { } waiting)
        {
            var now = _clock.GetUtcNow();
            if (now < OpensAt)
            {
                _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((OpensAt - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return;
            }

            var due = OpensAt > now - MostCaughtUp ? OpensAt : now - MostCaughtUp;
            Leave(waiting);
            if (waiting.Admit(now, _sent))
            {
                _nextAt = due + _pace.Spacing;
                _leftAt[_sent % _leftAt.Length] = now;
                _inFlight++;
                _sent++;
            }
        }
    }

    private Waiting? Next()
    {
        var (people, harvest) = (_queues[(int)EntrezTurn.Person], _queues[(int)EntrezTurn.Harvest]);
        var isHarvest = people.Count == 0 || (harvest.Count > 0 && _peopleInARow >= PeopleInARow);
        var mayHarvest = _inFlight < Math.Max(1, _limits.InFlight - KeptForPeople);
        return (isHarvest && mayHarvest ? harvest : people).First?.Value;
    }

    private void Leave(Waiting waiting)
    {
        _peopleInARow = waiting.Place.List == _queues[(int)EntrezTurn.Person] ? _peopleInARow + 1 : 0;
        waiting.Place.List!.Remove(waiting.Place);
    }

    private void GiveUp(Waiting waiting)
    {
        lock (_lock)
        {
            waiting.Place.List?.Remove(waiting.Place);
        }
    }

    private void Left(long number)
    {
        lock (_lock)
        {
            if (_sent - number < _leftAt.Length)
            {
                _leftAt[number % _leftAt.Length] = _clock.GetUtcNow();
            }
        }
    }

    private void Return(DateTimeOffset sentAt, bool? isThrottled, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            _inFlight--;
            switch (isThrottled)
            {
                case true:
                    _throttled++;
                    _pace.Refused(sentAt, retryAfter);
                    break;
                case false:
                    _pace.Answered();
                    break;
                default:
                    break;
            }

            Advance();
        }
    }

    /// <param name="Pass">Null where the wait would be too long.</param>
    /// <param name="Waited">Or would have to wait.</param>
    internal sealed record Turn(Pass? Pass, TimeSpan Waited);

    /// <summary>One request under way.</summary>
    internal sealed class Pass(RequestGate gate, DateTimeOffset sentAt, long number) : IDisposable
    {
        private bool? _isThrottled;
        private TimeSpan? _retryAfter;

        /// <summary>Tells that the request really leaves now.</summary>
        public void Leaves() => gate.Left(number);

        /// <summary>Tells what came; a request without an answer tells nothing.</summary>
        public void Answered(bool isThrottled, TimeSpan? retryAfter) => (_isThrottled, _retryAfter) = (isThrottled, retryAfter);

        public void Dispose() => gate.Return(sentAt, _isThrottled, _retryAfter);
    }

    private sealed class Waiting(RequestGate gate, DateTimeOffset since)
    {
        private readonly TaskCompletionSource<Turn> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiting> Place { get; set; } = null!;

        public Task<Turn> Task => _admitted.Task;

        /// <returns>False where it has been given up meanwhile.</returns>
        public bool Admit(DateTimeOffset now, long number) => _admitted.TrySetResult(new(new(gate, now, number), now - since));

        public void StopWith(CancellationToken cancellation)
        {
            if (!cancellation.CanBeCanceled || _admitted.Task.IsCompleted)
            {
                return;
            }

            var registration = cancellation.Register(() =>
            {
                if (_admitted.TrySetCanceled(cancellation))
                {
                    gate.GiveUp(this);
                }
            });
            _ = _admitted.Task.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}

/// <param name="PerSecond">Permitted now.</param>
/// <param name="Limit">Permitted by the source's policy.</param>
internal sealed record GateState(double PerSecond, double Limit, int InFlight, int Waiting, long Sent, long Throttled, bool IsSlowed, DateTimeOffset? PausedUntil);
