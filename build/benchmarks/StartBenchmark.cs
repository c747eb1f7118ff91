namespace OmicsOracle.Bench;

/// <summary>How soon after its start the service answers a search, and how much memory it then needs.</summary>
internal static class StartBenchmark
{
    public static async Task<int> Run(BenchCatalog catalog, int count)
    {
        var questions = catalog.Questions(count);
        var full = await Measure(await catalog.Data(), questions);
        var empty = await Measure(Workbench.Fresh("empty"), ["breast cancer"]);

        new Table("data directory", "first answer, s", "memory after all questions, MB", "at most, MB")
            .Row($"{catalog.Size:N0} records, {count} questions", $"{full.First.TotalSeconds:N2}", $"{full.Resident:N0}", $"{full.Peak:N0}")
            .Row("empty, starter catalogue", $"{empty.First.TotalSeconds:N2}", $"{empty.Resident:N0}", $"{empty.Peak:N0}")
            .Print("serve, from the start of the process");
        return new Targets()
            .AtMost("first answer", full.First.TotalSeconds, 2, "s")
            .AtMost("memory while serving", full.Peak, 400, "MB")
            .AtMost("first answer from an empty data directory", empty.First.TotalSeconds, 2, "s")
            .Verdict();
    }

    private static async Task<(TimeSpan First, double Resident, double Peak)> Measure(string data, IReadOnlyList<string> questions)
    {
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        using var client = new HttpClient();
        await using var service = ProductProcess.Start("serve", "--data", data, "--urls", address.ToString());
        var first = await service.Answers(client, Search(address, questions[0]));
        foreach (var question in questions)
        {
            using var answer = await client.GetAsync(Search(address, question));
            answer.EnsureSuccessStatusCode();
        }

        return (first, service.Resident, service.PeakResident);
    }

    private static Uri Search(Uri address, string question) => new(address, "/api/v1/search?q=" + Uri.EscapeDataString(question));
}
