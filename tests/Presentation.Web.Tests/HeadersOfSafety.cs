using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class HeadersOfSafety
{
    [TestCase("/api/v1/search?q=cells")]
    [TestCase("/api/v1/search")]
    [TestCase("/nowhere")]
    [TestCase("/health/live")]
    [TestCase("/docs/")]
    [TestCase("/")]
    public async Task Every_answer_tells_browsers_to_guess_nothing_frame_nothing_and_tell_nobody(string path)
    {
        await using var service = await Service.Start();

        var answer = await service.Get(path);

        Assert.That(answer.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        Assert.That(answer.Headers["Referrer-Policy"], Is.EqualTo("no-referrer"));
        Assert.That(answer.Headers["Content-Security-Policy"], Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        Assert.That(answer.Headers.Keys, Has.None.EqualTo("Server").And.None.EqualTo("Strict-Transport-Security").And.None.EqualTo("X-Powered-By"));
    }

    [Test]
    public async Task The_documentation_may_run_its_own_scripts_and_no_other()
    {
        await using var service = await Service.Start();

        var page = await service.Get("/docs/");

        var script = Regex.Match(page.Body, "<script type=\"module\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        var policy = page.Headers["Content-Security-Policy"];
        Assert.That(policy, Does.Contain($"script-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}';"));
        Assert.That(policy, Does.Contain("connect-src 'self'"));
    }

    [Test]
    public async Task A_proxy_that_is_trusted_and_spoke_HTTPS_has_it_kept_so()
    {
        await using var service = await Service.Start(settings: ("Callers:TrustedProxies", "127.0.0.1"));

        Assert.That((await service.Get("/health/live", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"))).Headers["Strict-Transport-Security"], Is.EqualTo("max-age=31536000"));
    }

    [Test]
    public async Task Pages_of_other_origins_read_nothing_unless_they_are_listed()
    {
        await using var closed = await Service.Start();
        await using var open = await Service.Start(settings: ("Http:CorsOrigins", "https://lab.example.org, https://other.example.org"));

        Assert.That((await closed.Get("/api/v1/catalog", ("Origin", "https://lab.example.org"))).Headers.Keys, Has.None.StartsWith("Access-Control"));
        Assert.That((await open.Get("/api/v1/catalog", ("Origin", "https://lab.example.org"))).Headers["Access-Control-Allow-Origin"], Is.EqualTo("https://lab.example.org"));
        Assert.That((await open.Get("/api/v1/catalog", ("Origin", "https://evil.example.org"))).Headers.Keys, Has.None.EqualTo("Access-Control-Allow-Origin"));
        var preflight = await open.Send(HttpMethod.Options, "/api/v1/query/lint", ("Origin", "https://lab.example.org"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));
        Assert.That((preflight.Status, preflight.Headers["Access-Control-Allow-Methods"]), Is.EqualTo((HttpStatusCode.NoContent, "GET,HEAD,POST,DELETE")));
    }

    [Test]
    public async Task A_body_too_large_and_headers_too_many_are_refused_before_they_are_read()
    {
        await using var service = await Service.Start(settings: [("Http:MaxBodyBytes", "1000"), ("Http:MaxHeaders", "20")]);

        using var large = await service.Http.PostAsync(new Uri("/api/v1/query/lint", UriKind.Relative), new StringContent(new string(' ', 40_000), Encoding.UTF8, "application/json"));
        var many = await service.Get("/health/live", [.. Enumerable.Range(0, 30).Select(i => ($"X-Header-{i}", "x"))]);

        Assert.That(large.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(many.Status, Is.EqualTo(HttpStatusCode.RequestHeaderFieldsTooLarge));
    }

    [Test]
    public async Task Who_sends_headers_forever_is_cut_off()
    {
        await using var service = await Service.Start(settings: ("Http:HeaderTimeout", "00:00:01"));
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, service.Address.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: "u8.ToArray());

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(stream);

        Assert.That(await reader.ReadToEndAsync(deadline.Token), Does.StartWith("HTTP/1.1 408").Or.Empty);
    }
}
