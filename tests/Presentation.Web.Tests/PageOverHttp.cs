using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using OmicsOracle.Presentation.Web.Http.Page;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>How the page is served. What it does in a browser is tested in Page.Tests.</summary>
public sealed partial class PageOverHttp : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("/")]
    [TestCase("/?q=liver&organism=Homo+sapiens")]
    [TestCase("/dataset/GSE7621")]
    [TestCase("/status")]
    public async Task Every_address_that_people_see_gives_the_document_asked_for_anew_each_time(string address)
    {
        await using var service = await Service.Start();

        using var page = await Ask(service, address);

        Assert.That((page.StatusCode, page.Content.Headers.ContentType?.ToString()), Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8")));
        Assert.That(page.Headers.CacheControl?.ToString(), Is.EqualTo("no-cache"));
        Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"));
        Assert.That(page.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("name=\"q\"").And.Not.Contain("{version}"));
    }

    [Test]
    public async Task What_the_document_is_made_of_is_kept_for_good_under_the_version_s_address()
    {
        await using var service = await Service.Start();
        var files = Files().Matches((await service.Get("/")).Body).Select(m => m.Value).Distinct().ToList();

        Assert.That(files, Has.Some.EndsWith(".js").And.Some.EndsWith(".css").And.Some.EndsWith(".svg"));
        foreach (var file in files)
        {
            using var answer = await Ask(service, file);
            Assert.That((answer.StatusCode, answer.Headers.CacheControl?.ToString()), Is.EqualTo((HttpStatusCode.OK, "public, max-age=31536000, immutable")), file);
            Assert.That(answer.Content.Headers.ContentType?.ToString(), Does.Match("^(text/javascript|text/css|image/svg\\+xml); charset=utf-8$"));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
        }
    }

    [TestCase("/page/000000000000/js/app.js")]
    [TestCase("/page/{version}/js/none.js")]
    [TestCase("/page/{version}/index.html")]
    [TestCase("/page/{version}/")]
    [TestCase("/page/{version}/../appsettings.json")]
    [TestCase("/page/{version}/js/..%2f..%2f..%2fappsettings.json")]
    [TestCase("/page/{version}/%2e%2e/appsettings.json")]
    public async Task Another_version_and_what_is_no_file_of_the_page_are_not_there(string address)
    {
        await using var service = await Service.Start();

        var answer = await service.Get(address.Replace("{version}", await Version(service), StringComparison.Ordinal));

        Assert.That((answer.Status, answer.Code, answer.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "not-found", "application/problem+json")), answer.Body);
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
    }

    [Test]
    public async Task Who_has_it_is_not_sent_it_again()
    {
        await using var service = await Service.Start();
        var tag = (await service.Get("/")).Headers["ETag"];

        var known = await service.Get("/", ("If-None-Match", $"\"other\", {tag}"));
        var unknown = await service.Get("/", ("If-None-Match", "\"other\""));

        Assert.That((known.Status, known.Body, known.Headers["ETag"]), Is.EqualTo((HttpStatusCode.NotModified, "", tag)));
        Assert.That(unknown.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("br, gzip, deflate, zstd", "br")]
    [TestCase("gzip, deflate", "gzip")]
    [TestCase("br;q=0.5, gzip;q=0.9", "gzip")]
    [TestCase("br;q=0, *", "gzip")]
    [TestCase("*", "br")]
    [TestCase("identity, br;q=0.2", null)]
    [TestCase("gzip;q=0", null)]
    [TestCase("deflate", null)]
    [TestCase("rubbish;;q=x", null)]
    [TestCase(null, null)]
    public async Task It_is_packed_as_the_caller_would_have_it_and_says_the_same_unpacked(string? accepted, string? coding)
    {
        await using var service = await Service.Start();
        var address = $"/page/{await Version(service)}/css/page.css";
        var plain = (await service.Get(address)).Body;

        using var answer = await Ask(service, address, accepted);
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.That(answer.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(coding));
        Assert.That(answer.Headers.Vary.Single(), Is.EqualTo("Accept-Encoding"));
        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo(bytes.Length));
        Assert.That(Unpacked(bytes, coding), Is.EqualTo(plain));
        Assert.That(bytes, Has.Length.LessThan(coding is null ? int.MaxValue : plain.Length / 2));
    }

    [TestCase("/")]
    [TestCase("/page/{version}/js/app.js")]
    public async Task HEAD_tells_the_same_without_the_body(string address)
    {
        await using var service = await Service.Start();
        address = address.Replace("{version}", await Version(service), StringComparison.Ordinal);

        using var get = await Ask(service, address, "br");
        using var head = await Ask(service, address, "br", HttpMethod.Head);

        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Content.Headers.ToString(), Is.EqualTo(get.Content.Headers.ToString()));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Where_there_is_nothing_a_person_gets_the_page_and_a_program_a_problem()
    {
        await using var service = await Service.Start();

        var person = await service.Get("/nowhere", ("Accept", "text/html,*/*"));
        var program = await service.Get("/nowhere");
        var series = await service.Get("/api/v1/datasets/GSE99999999", ("Accept", "text/html,*/*"));

        Assert.That((person.Status, person.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "text/html")));
        Assert.That((program.Status, program.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
        Assert.That((series.Status, series.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
    }

    [Test]
    public async Task It_comes_while_the_API_is_too_busy_and_spends_no_permit()
    {
        await using var service = await Service.Start(settings: [("Load:LongestLine", "00:00:00.0000001")]); // any line is too long, once it has lasted
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await service.Get("/api/v1/search?q=liver")).Status != HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(20, deadline.Token);
        }

        for (var time = 0; time < 5; time++)
        {
            var page = await service.Get("/");
            Assert.That((page.Status, page.Headers.ContainsKey("RateLimit")), Is.EqualTo((HttpStatusCode.OK, false)));
        }
    }

    [Test]
    public void Another_byte_makes_another_version_and_the_same_files_the_same()
    {
        File.WriteAllText(_folder.File("index.html"), "<a href=\"/page/{version}/a.js\">");
        File.WriteAllText(_folder.File("a.js"), "1");
        var (first, again) = (PageFiles.Read(_folder.Path)!, PageFiles.Read(_folder.Path)!);
        File.WriteAllText(_folder.File("a.js"), "2");
        var changed = PageFiles.Read(_folder.Path)!;

        Assert.That(first.Version, Does.Match("^[0-9a-f]{12}$").And.EqualTo(again.Version).And.Not.EqualTo(changed.Version));
        Assert.That(changed.Find(first.Version, "a.js"), Is.Null);
        Assert.That(changed.Find(changed.Version, "a.js"), Is.Not.Null);
    }

    [Test]
    public async Task Without_a_page_in_its_folder_the_service_starts_and_leads_to_the_documentation()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPage(_folder.Path);
        await app.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await http.GetAsync(new Uri(app.Urls.First()));

        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/docs")));
    }

    private static async Task<string> Version(Service service) => Files().Match((await service.Get("/")).Body).Groups["version"].Value;

    private static Task<HttpResponseMessage> Ask(Service service, string address, string? accepted = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        return service.Http.SendAsync(request);
    }

    private static string Unpacked(byte[] bytes, string? coding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream stream = coding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("/page/(?<version>[0-9a-f]{12})/[^\"]+")]
    private static partial Regex Files();
}
