using OmicsOracle.Application;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Waits faults out that pass: what a harvest of hours does where a person would be told at once.</summary>
internal sealed class Patience(TimeProvider time)
{
    /// <summary>Longer than NCBI's announced maintenance. After that a person should look; the checkpoint keeps what was done.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private const int MostDoubts = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Asks until the answer is no passing fault, with pauses from 1 s, doubled up to 5 min.</summary>
    /// <param name="isDoubtful">Answers that are asked for again as well, but believed the third time.</param>
    /// <exception cref="SourceUnavailable">Nothing but faults for six hours.</exception>
    public async Task<SourceAnswer<T>> Ask<T>(
        Func<CancellationToken, Task<SourceAnswer<T>>> ask, Func<SourceAnswer<T>, bool> isDoubtful, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var (pause, doubts) = (FirstPause, 0);
        while (true)
        {
            var answer = await ask(cancellation);
            if (isDoubtful(answer) ? ++doubts == MostDoubts : !Passes(answer.Kind))
            {
                return answer;
            }

            if (time.GetElapsedTime(start) >= Longest)
            {
                throw new SourceUnavailable(SourceUnavailable.Upstream, $"NCBI has answered with nothing but faults for {Longest.TotalHours:0} hours; sync again later, it goes on where it ended.");
            }

            await Task.Delay(answer.RetryAfter is { } asked && asked > pause ? Shorter(asked, Longest) : pause, time, cancellation);
            pause = Shorter(pause * 2, LongestPause);
        }
    }

    private static bool Passes(AnswerKind kind) => kind is AnswerKind.Transient or AnswerKind.Throttled or AnswerKind.Blocked or AnswerKind.Malformed;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
