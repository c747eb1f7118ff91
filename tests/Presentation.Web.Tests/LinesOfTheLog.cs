using System.Text.Json;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class LinesOfTheLog : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Each_request_has_one_line_of_JSON_with_trace_route_status_duration_and_tier_and_nothing_that_was_typed()
    {
        var lines = await LinesOf([], async http =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/search?q=secretquestion&source=local", UriKind.Relative));
            request.Headers.Add("X-Api-Key", "secretkey");
            request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            using var made = await http.SendAsync(request);
            using var kept = await http.GetAsync(new Uri("/api/v1/search?q=secretquestion&source=local", UriKind.Relative));
            using var absent = await http.GetAsync(new Uri("/api/v1/datasets/GSE99999999", UriKind.Relative));
            using var wrong = await http.GetAsync(new Uri("/api/v1/search?q=secretquestion&wrong=secretvalue", UriKind.Relative));
            using var healthy = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
        });

        Assert.That(string.Join('\n', lines), Does.Not.Contain("secret"));
        var requests = lines.Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.TryGetProperty("Route", out var route) && route.GetString() != "health/ready").ToArray(); // not ready at first: that is a failure, and told
        Assert.That(
            requests.Select(r => (r.GetProperty("Route").GetString(), r.GetProperty("Status").GetInt32(), r.GetProperty("Tier").GetString())),
            Is.EqualTo(new[] { ("api/v1/search", 200, "made"), ("api/v1/search", 200, "memory"), ("api/v1/datasets/{accession}", 404, "-"), ("api/v1/search", 400, "-") }));
        Assert.That(requests.Select(r => r.GetProperty("DurationMs").GetDouble()), Is.All.GreaterThan(0));
        Assert.That(requests[0].GetProperty("@tr").GetString(), Is.EqualTo("0af7651916cd43dd8448eb211c80319c"));
        Assert.That(requests[0].TryGetProperty("Caller", out _), Is.False, "an ordinary line is short");
        Assert.That((requests[3].GetProperty("Caller").GetString(), requests[3].GetProperty("Parameters").GetString()), Is.EqualTo(("127.0.0.1", "q,wrong")), "a refused one tells more");
        Assert.That(requests[2].GetProperty("Failure").GetString(), Is.EqualTo("DatasetNotFound"));
    }

    [Test]
    public async Task By_a_setting_the_lines_hold_the_question_and_go_to_a_file_too()
    {
        var file = _folder.File("log.json");

        await LinesOf([("Log:Questions", "true"), ("Log:File", file)], async http =>
        {
            using var answer = await http.GetAsync(new Uri("/api/v1/search?q=liver&source=local", UriKind.Relative));
        });

        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("\"Question\":\"liver\""));
    }

    [Test]
    public async Task Files_take_so_many_bytes_and_no_more_and_the_oldest_go_first()
    {
        var folder = Directory.CreateDirectory(_folder.File("logs"));

        await LinesOf([("Log:File", Path.Combine(folder.FullName, "log.json")), ("Log:FileBytes", "10000"), ("Log:Files", "2")], async http =>
        {
            for (var i = 0; i < 150; i++)
            {
                using var answer = await http.GetAsync(new Uri("/api/v1/search?q=liver&source=local", UriKind.Relative));
            }
        });

        var files = folder.GetFiles();
        Assert.That(files, Has.Length.EqualTo(2));
        Assert.That(files.Select(f => f.Length), Has.All.LessThan(11_000), "the line that fills it is written whole");
        Assert.That(files.Select(f => f.Name), Has.None.EqualTo("log.json"), "that was the first");
    }

    private async Task<string[]> LinesOf((string, string)[] settings, Func<HttpClient, Task> ask)
    {
        await using var served = await ServedProcess.Start(Terminal.Start(_folder.File("data"), [("Log:Format", "Json"), ("Ncbi:Enabled", "false"), .. settings], "serve", "--urls", "http://127.0.0.1:0"));
        await ask(served.Http);
        served.Signal("TERM");
        Assert.That(await served.Ends(), Is.Zero, served.Output);
        return served.Output.Split('\n');
    }
}
