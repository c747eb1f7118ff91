using System.Diagnostics;
using System.Globalization;

namespace OmicsOracle.Bench.Load;

/// <summary>Asks by a fixed schedule, however slowly it is answered, in a process of its own. Each answer counts from when it was due, so time spent waiting to ask is not hidden.</summary>
internal static class OpenLoop
{
    /// <summary>More are never under way; what is due beyond is not sent, and counts as <see cref="NotSent"/>.</summary>
    private const int MostOutstanding = 1_000;
    public const int NotSent = -1;
    public const int Broken = 0;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <param name="plan">Lines of <c>microseconds TAB path</c>, by time.</param>
    /// <param name="outcome">Gets a line with the clock at the start, then <c>status TAB microseconds</c> for each line of the plan.</param>
    public static async Task<int> Run(Uri address, string plan, string outcome)
    {
        var lines = (await File.ReadAllLinesAsync(plan)).Select(l => l.Split('\t')).ToArray();
        var due = lines.Select(l => long.Parse(l[0], CultureInfo.InvariantCulture)).ToArray();
        var addresses = lines.Select(l => new Uri(address, l[1])).ToArray();
        using var asking = new Asking(addresses);
        var start = Stopwatch.GetTimestamp();
        for (var next = 0; next < due.Length;)
        {
            var now = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            for (; next < due.Length && due[next] <= now; next++)
            {
                asking.Ask(next, start + (due[next] * Stopwatch.Frequency / 1_000_000));
            }

            await Task.Delay(1);
        }

        await asking.Rest();
        await File.WriteAllLinesAsync(outcome, [start.ToString(CultureInfo.InvariantCulture), .. asking.Outcomes]);
        return 0;
    }

    private sealed class Asking(Uri[] addresses) : IDisposable
    {
        private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = MostOutstanding,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        });

        private readonly (int Status, long Microseconds)[] _outcomes = new (int, long)[addresses.Length];
        private readonly CancellationTokenSource _giveUp = new();
        private int _outstanding;

        public IEnumerable<string> Outcomes => _outcomes.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Status}\t{o.Microseconds}"));

        public void Ask(int request, long due)
        {
            if (Interlocked.Increment(ref _outstanding) > MostOutstanding)
            {
                Interlocked.Decrement(ref _outstanding);
                _outcomes[request] = (NotSent, 0);
                return;
            }

            _ = Answered(request, due);
        }

        /// <summary>Waits until all is answered, or for as long as anything may take.</summary>
        public async Task Rest()
        {
            _giveUp.CancelAfter(Patience);
            while (Volatile.Read(ref _outstanding) > 0)
            {
                await Task.Delay(10);
            }
        }

        public void Dispose()
        {
            _http.Dispose();
            _giveUp.Dispose();
        }

        private async Task Answered(int request, long due)
        {
            var status = Broken;
            try
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, addresses[request]);
                using var answer = await _http.SendAsync(message, _giveUp.Token);
                await answer.Content.CopyToAsync(Stream.Null, _giveUp.Token);
                status = (int)answer.StatusCode;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                // Counts as broken.
            }

            _outcomes[request] = (status, (long)Stopwatch.GetElapsedTime(due).TotalMicroseconds);
            Interlocked.Decrement(ref _outstanding);
        }
    }
}
