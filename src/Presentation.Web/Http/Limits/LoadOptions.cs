namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>How much the service takes on at a time. Section <c>Load</c>.</summary>
public sealed record LoadOptions
{
    public const string Section = "Load";

    /// <summary>Calls of the API that are worked on at the same time. 1 or more; 100 by default, 20 in Development.</summary>
    public int Concurrent { get; init; } = 100;

    /// <summary>Calls that wait for their turn; more are refused at once. 0 or more; 100 by default.</summary>
    public int Queue { get; init; } = 100;

    /// <summary>How long a call waits for its turn. Above 0, a minute at most; 1 s by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long work may stand in line for a thread; once it has been longer for a second, calls of the API are refused at once until the line is short again. Above 0, a minute at most; 0.3 s by default.</summary>
    public TimeSpan LongestLine { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>All that a call of the API may take until its answer begins. Above 0, an hour at most; 30 s by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Streams of events that are open at the same time; they last, so they count apart. 0 or more; 100 by default.</summary>
    public int Streams { get; init; } = 100;

    /// <summary>Those of one caller. 1 or more; 5 by default.</summary>
    public int StreamsPerCaller { get; init; } = 5;

    internal bool IsReadable => Concurrent > 0 && Queue >= 0 && Streams >= 0 && StreamsPerCaller > 0
        && IsWait(Patience, TimeSpan.FromMinutes(1)) && IsWait(LongestLine, TimeSpan.FromMinutes(1)) && IsWait(Timeout, TimeSpan.FromHours(1));

    private static bool IsWait(TimeSpan time, TimeSpan most) => time > TimeSpan.Zero && time <= most;
}
