namespace OmicsOracle.Bench;

/// <summary>How much of an empty endpoint's throughput the service reaches. The two take turns, so that what else the machine does cancels out.</summary>
internal static class HttpBenchmark
{
    private const int Rounds = 3;
    private const int Seconds = 5;

    public static async Task<int> Run(BenchCatalog catalog)
    {
        var data = await catalog.Data();
        var (empty, service) = (Address(), Address());
        using var client = new HttpClient();
        await using var emptyProcess = ProductProcess.StartSelf("empty", empty.ToString());
        await using var serviceProcess = ProductProcess.Start("serve", "--data", data, "--urls", service.ToString());
        Uri[] addresses = [empty, new(service, "/health/live"), new(service, "/api/v1/search?q=breast%20cancer")];
        await emptyProcess.Answers(client, addresses[0]);
        await serviceProcess.Answers(client, addresses[1]);
        await serviceProcess.Answers(client, addresses[2]);

        var rounds = addresses.Select(_ => new List<LoadFigures>()).ToArray();
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < addresses.Length; i++)
            {
                var figures = await Wrk.Load(addresses[i], Seconds);
                if (round > 0) // the first warms up
                {
                    rounds[i].Add(figures);
                }
            }
        }

        var (reference, live, search) = (LoadFigures.Of(rounds[0]), LoadFigures.Of(rounds[1]), LoadFigures.Of(rounds[2]));
        var table = new Table("endpoint", "requests/s", "of the empty one", "p50, ms", "p99, ms", "failed");
        foreach (var (name, figures) in new[] { ("empty endpoint", reference), ("/health/live", live), ("repeated search, 20 results", search) })
        {
            table.Row(name, $"{figures.RequestsPerSecond:N0}", $"{figures.RequestsPerSecond / reference.RequestsPerSecond:P0}", $"{figures.P50:N2}", $"{figures.P99:N2}", $"{figures.Failed}");
        }

        table.Print($"wrk, 2 threads, {Wrk.Connections} connections, median of {Rounds} alternating rounds of {Seconds} s");
        return new Targets()
            .AtLeast("/health/live of an empty endpoint", 100 * live.RequestsPerSecond / reference.RequestsPerSecond, 60, "%")
            .AtLeast("repeated search of an empty endpoint", 100 * search.RequestsPerSecond / reference.RequestsPerSecond, 40, "%")
            .AtMost("failed requests", reference.Failed + live.Failed + search.Failed, 0, "")
            .Verdict();
    }

    private static Uri Address() => new($"http://127.0.0.1:{ProductProcess.FreePort()}");
}
