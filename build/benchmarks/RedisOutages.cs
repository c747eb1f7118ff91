using System.Diagnostics;
using System.Net;

namespace OmicsOracle.Bench;

/// <summary>The program under load, first with a Redis that stays, then with one that is killed and comes back three times.</summary>
internal static class RedisOutages
{
    private const int Callers = 8;
    private const int Questions = 100;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(1.5);

    public static async Task Measure(Targets targets)
    {
        await using var redis = await RedisServer.Start();
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        var settings = CacheBenchmark.Settings(redis).ToDictionary(s => s.Key, s => s.Value!);
        await using var service = ProductProcess.Start(settings, "serve", "--data", Workbench.Fresh("cache-outages"), "--urls", address.ToString());
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        await service.Answers(http, Search(address, 0));
        await Load(http, Length / 3); // warms up

        var calm = await Load(http, Length);
        var loaded = Load(http, Length);
        for (var outage = 0; outage < 3; outage++)
        {
            await Task.Delay((Length / 3) - Away);
            await redis.Kill();
            await Task.Delay(Away);
            await redis.Return();
        }

        var shaken = await loaded;
        new Table("load", "requests/s", "p50, ms", "p99, ms", "most, ms", "failed")
            .Row("calm", $"{calm.Took.Count / Length.TotalSeconds:N0}", $"{calm.Took.P50:N2}", $"{calm.Took.P99:N2}", $"{calm.Took.Most:N1}", $"{calm.Failed}")
            .Row("Redis killed and back three times", $"{shaken.Took.Count / Length.TotalSeconds:N0}", $"{shaken.Took.P50:N2}", $"{shaken.Took.P99:N2}", $"{shaken.Took.Most:N1}", $"{shaken.Failed}")
            .Print($"{Callers} callers over HTTP, {Questions} questions of which memory holds some ten, {Length.TotalSeconds:N0} s each");
        targets
            .AtMost("Redis killed under load: failed requests", shaken.Failed, 0, "")
            .AtMost("Redis killed under load: p99 over that of the calm run", shaken.Took.P99 / calm.Took.P99, 2, "times");
    }

    private static async Task<(Latencies Took, int Failed)> Load(HttpClient http, TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var callers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(c => Task.Run(() => Call(http, c, began, length))));
        var all = new Latencies();
        foreach (var caller in callers)
        {
            all.Add(caller.Took);
        }

        return (all, callers.Sum(c => c.Failed));
    }

    private static async Task<(Latencies Took, int Failed)> Call(HttpClient http, int caller, long began, TimeSpan length)
    {
        var random = new Random(caller);
        var took = new Latencies();
        var failed = 0;
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            var asked = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await http.GetAsync(Search(http.BaseAddress!, random.Next(Questions)));
                await answer.Content.LoadIntoBufferAsync();
                failed += answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                failed++;
            }

            took.Add(Stopwatch.GetElapsedTime(asked));
        }

        return (took, failed);
    }

    private static Uri Search(Uri address, int question) => new(address, $"/api/v1/search?source=local&q=cancer+cells+{question}");
}
