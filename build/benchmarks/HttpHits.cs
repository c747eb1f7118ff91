namespace OmicsOracle.Bench;

/// <summary>A search that memory has, over HTTP, beside an endpoint that does nothing but write the same bytes. The two take turns.</summary>
internal static class HttpHits
{
    private const int Rounds = 3;
    private const int Seconds = 4;

    public static async Task Measure(Targets targets)
    {
        var folder = Workbench.Fresh("cache-http");
        var (empty, service) = (Address(), Address());
        using var client = new HttpClient();
        await using var serviceProcess = ProductProcess.Start("serve", "--data", folder, "--urls", service.ToString());
        var search = new Uri(service, "/api/v1/search?q=cancer&source=local");
        await serviceProcess.Answers(client, search);

        var body = Path.Combine(folder, "same.json");
        await File.WriteAllBytesAsync(body, await client.GetByteArrayAsync(search));
        await using var emptyProcess = ProductProcess.StartSelf("empty", empty.ToString(), body);
        await emptyProcess.Answers(client, empty);

        var (reference, cached) = (new List<LoadFigures>(), new List<LoadFigures>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (first, second) = (await Wrk.Load(empty, Seconds), await Wrk.Load(search, Seconds));
            if (round > 0) // the first warms up
            {
                reference.Add(first);
                cached.Add(second);
            }
        }

        var (of, ours) = (LoadFigures.Of(reference), LoadFigures.Of(cached));
        new Table("endpoint", "requests/s", "of the empty one", "p50, ms", "p99, ms", "failed")
            .Row("empty endpoint, the same bytes", $"{of.RequestsPerSecond:N0}", "100 %", $"{of.P50:N2}", $"{of.P99:N2}", $"{of.Failed}")
            .Row("search that memory has", $"{ours.RequestsPerSecond:N0}", $"{ours.RequestsPerSecond / of.RequestsPerSecond:P0}", $"{ours.P50:N2}", $"{ours.P99:N2}", $"{ours.Failed}")
            .Print($"Over HTTP, {new FileInfo(body).Length / 1024.0:N0} KB: wrk, {Wrk.Connections} connections, median of {Rounds} alternating rounds of {Seconds} s");
        targets
            .AtLeast("memory hit over HTTP, of an empty endpoint's requests", 100 * ours.RequestsPerSecond / of.RequestsPerSecond, 50, "%")
            .AtMost("memory hit over HTTP: failed requests", ours.Failed, 0, "");
    }

    private static Uri Address() => new($"http://127.0.0.1:{ProductProcess.FreePort()}");
}
