namespace OmicsOracle.Bench.Load;

/// <summary>How much of an empty endpoint's throughput health and a cached search reach under wrk, in turns.</summary>
internal static class LoadComparison
{
    private const int Rounds = 3;
    private const int Seconds = 3;

    public static async Task Measure(Uri service, string cached, Targets targets)
    {
        using var client = new HttpClient();
        var body = Path.Combine(Workbench.Kept, "load.same.json");
        await File.WriteAllBytesAsync(body, await client.GetByteArrayAsync(new Uri(service, cached)));
        var (nothing, same) = (Address(), Address());
        await using var empty = ProductProcess.StartSelf("empty", nothing.ToString());
        await using var writing = ProductProcess.StartSelf("empty", same.ToString(), body);
        await empty.Answers(client, nothing);
        await writing.Answers(client, same);

        Uri[] addresses = [nothing, new(service, "/health/live"), same, new(service, cached)];
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

        var of = rounds.Select(LoadFigures.Of).ToArray();
        var table = new Table("endpoint", "requests/s", "of the empty one", "of the one with the same bytes", "p99, ms", "failed");
        foreach (var (name, figures) in new[] { "empty", "/health/live", $"empty, writing the same {new FileInfo(body).Length / 1024.0:N0} KB", "cached search" }.Zip(of))
        {
            table.Row(name, $"{figures.RequestsPerSecond:N0}", $"{figures.RequestsPerSecond / of[0].RequestsPerSecond:P0}", $"{figures.RequestsPerSecond / of[2].RequestsPerSecond:P0}", $"{figures.P99:N2}", $"{figures.Failed}");
        }

        table.Print($"wrk, {Wrk.Connections} connections, median of {Rounds} alternating rounds of {Seconds} s");
        targets
            .AtLeast("/health/live of an empty endpoint", 100 * of[1].RequestsPerSecond / of[0].RequestsPerSecond, 80, "%")
            .AtLeast("cached search of an empty endpoint that writes the same bytes", 100 * of[3].RequestsPerSecond / of[2].RequestsPerSecond, 50, "%");
    }

    private static Uri Address() => new($"http://127.0.0.1:{ProductProcess.FreePort()}");
}
