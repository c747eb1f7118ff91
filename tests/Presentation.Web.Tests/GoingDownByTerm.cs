using System.Diagnostics;
using System.Net;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class GoingDownByTerm : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Readiness_says_so_at_once_and_everything_is_answered_until_the_notice_is_over()
    {
        await using var served = await Serve(("Shutdown:Notice", "00:00:08"));

        served.Signal("TERM");

        await Eventually(async () => (await Status(served, "/health/ready")) == HttpStatusCode.ServiceUnavailable);
        Assert.That(await Status(served, "/api/v1/search?q=cells&source=local"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(served, "/health/live"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await served.Ends(), Is.Zero, served.Output);
    }

    [Test]
    public async Task What_was_begun_is_answered_and_the_index_is_whole_at_the_next_start()
    {
        int held;
        await using (var served = await Serve())
        {
            held = int.Parse(System.Text.RegularExpressions.Regex.Match(await served.Http.GetStringAsync(new Uri("/api/v1/catalog", UriKind.Relative)), "\"records\":(\\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var exports = Enumerable.Range(0, 5).Select(_ => served.Http.GetStringAsync(new Uri("/api/v1/search/export?q=cells&format=csv", UriKind.Relative))).ToArray();
            await exports[0];

            served.Signal("TERM");

            Assert.That((await Task.WhenAll(exports)).Distinct().Count(), Is.EqualTo(1));
            Assert.That(await served.Ends(), Is.Zero, served.Output);
        }

        await using var next = await Serve();
        var catalog = await next.Http.GetStringAsync(new Uri("/api/v1/catalog", UriKind.Relative));
        Assert.That(catalog, Does.Contain("\"state\":\"ready\"").And.Contain($"\"records\":{held}"));
        Assert.That(next.Output, Does.Not.Contain("Making the search index"), "what was committed is opened, not made anew");
    }

    [Test]
    public async Task What_does_not_end_by_itself_keeps_nobody_from_going_down()
    {
        await using var served = await Serve(("Shutdown:Finish", "00:00:00.5"));
        using var open = new System.Net.Sockets.TcpClient();
        await open.ConnectAsync(IPAddress.Loopback, served.Http.BaseAddress!.Port);
        await open.GetStream().WriteAsync("POST /api/v1/query/lint HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"u8.ToArray());

        served.Signal("TERM");

        Assert.That(await served.Ends(), Is.Zero, served.Output);
    }

    private async Task<ServedProcess> Serve(params (string, string)[] settings) =>
        await ServedProcess.Start(Terminal.Start(_folder.Path, settings, "serve", "--urls", "http://127.0.0.1:0"));

    private static async Task<HttpStatusCode> Status(ServedProcess served, string path)
    {
        using var answer = await served.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        }
    }
}
