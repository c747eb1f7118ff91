using System.Net;
using System.Text;
using OmicsOracle.Emulators.Faults;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

public sealed class FaultTests
{
    private const string Search = "entrez/eutils/esearch.fcgi?db=gds&retmode=json&term=gse[ETYP]";
    private const string Summary = "entrez/eutils/esummary.fcgi?db=gds&retmode=json&id=200000001,200000002";
    private const string Fetch = "entrez/eutils/efetch.fcgi?db=sra&id=9";
    private const string Display = "geo/query/acc.cgi?acc=GSE1&form=text";

    // The sixteen shapes of NCBI's failures that are answers: what was asked, the status, and what the body shows.
    private static readonly TestCaseData[] Answers =
    [
        new(Fault.RateLimited, Search, 429, "{\"error\":\"API rate limit exceeded\",\"api-key\":\"127.0.0.1\",\"count\":\"5\",\"limit\":\"3\"}"),
        new(Fault.KeyInvalid, Search + "&api_key=abc", 400, "{\"error\":\"API key invalid\",\"api-key\":\"abc\",\"type\":\"invalid\",\"status\":\"unknown\"}"),
        new(Fault.BackendFailed, Search, 200, "{\"header\":{\"type\":\"esearch\",\"version\":\"0.3\"},\"esearchresult\":{\"ERROR\":\"Search Backend failed: "),
        new(Fault.BeyondLimit, Search, 200, "\"ERROR\":\"Search Backend failed: Exception:\n'retstart'"),
        new(Fault.EmptyIdList, Summary, 200, "{\"header\":{\"type\":\"esummary\",\"version\":\"0.3\"},\"esummaryresult\":[\"Empty id list - nothing todo\"]}"),
        new(Fault.CppException, Summary, 200, "\"esummaryresult\":[\"NCBI C++ Exception:\\n"),
        new(Fault.TooManyIds, Summary, 200, "Too many UIDs in request. Maximum number of UIDs is 500 for JSON format output."),
        new(Fault.ViewerError, Fetch, 200, "<ERROR>External viewer error"),
        new(Fault.ViewerErrorAsBadRequest, Fetch, 400, "<ERROR>External viewer error"),
        new(Fault.NoValidId, Fetch, 400, "ID list is empty!"),
        new(Fault.SraInternalError, Fetch, 200, "<EXPERIMENT_PACKAGE_SET><Error>Internal Server Error (db)</Error>"),
        new(Fault.Captcha, Search, 200, "<title>Checking your browser - reCAPTCHA</title>"),
        new(Fault.Maintenance, Display, 200, "<title>Scheduled maintenance</title>"),
        new(Fault.PrivateRecord, Display, 200, "Accession \"GSE1\" is currently private and is scheduled to be released on Aug 28, 2028."),
        new(Fault.UnknownRecord, Display, 200, "Could not find a public or private accession"),
        new(Fault.DeletedRecord, Display, 200, "was deleted by the GEO staff on"),
        new(Fault.Unavailable, Search, 503, "503 Service Unavailable"),
        new(Fault.BadGateway, Search, 502, "Unable to route request!"),
    ];

    [TestCaseSource(nameof(Answers))]
    public async Task A_planned_fault_comes_once_in_its_shape_and_then_all_is_well(Fault fault, string path, int status, string body)
    {
        await using var ncbi = await Start();
        ncbi.Emulator.Faults.Next(fault);
        using var wrong = await ncbi.Get(path);
        using var right = await ncbi.Get(path);
        Assert.That((int)wrong.StatusCode, Is.EqualTo(status));
        Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain(body));
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await right.Content.ReadAsStringAsync(), Does.Contain("GSE1").Or.Contain("200000001").Or.Contain("SRX1"));
        Assert.That(ncbi.Emulator.Faults.Injected, Is.EqualTo(new Dictionary<string, long> { [fault.Name] = 1 }));
    }

    [Test]
    public async Task An_expired_history_waits_for_a_request_that_uses_one()
    {
        await using var ncbi = await Start();
        ncbi.Emulator.Faults.Next(Fault.HistoryExpired);
        var kept = await ncbi.Search("gse[ETYP]", "&usehistory=y");
        Assert.That((await ncbi.Json("esummary", "db=gds&id=200000001")).TryGetProperty("result", out _), Is.True);
        var page = await ncbi.Json("esummary", $"db=gds&query_key=1&WebEnv={kept.GetProperty("webenv").GetString()}");
        Assert.That(page.GetProperty("esummaryresult")[0].GetString(), Is.EqualTo("Unable to obtain query #1"));
    }

    [Test]
    public async Task A_page_may_have_one_record_fewer_than_there_are()
    {
        await using var ncbi = await Start();
        ncbi.Emulator.Faults.Next(Fault.FewerRecords, 2);
        var ids = await ncbi.Search("gse[ETYP]");
        var summaries = (await ncbi.Json("esummary", "db=gds&id=200000001,200000002")).GetProperty("result");
        Assert.That((ids.GetProperty("count").GetString(), ids.GetProperty("idlist").GetArrayLength()), Is.EqualTo(("2", 1)));
        Assert.That((summaries.GetProperty("uids").Strings(), summaries.TryGetProperty("200000002", out _)), Is.EqualTo((new[] { "200000001" }, false)));
    }

    [Test]
    public async Task A_seed_gives_the_same_faults_again()
    {
        var (once, again, otherwise) = (await Drawn(7), await Drawn(7), await Drawn(8));
        Assert.That(again, Is.EqualTo(once));
        Assert.That(otherwise, Is.Not.EqualTo(once));

        static async Task<string> Drawn(int seed)
        {
            await using var ncbi = await Start();
            ncbi.Emulator.Faults.AtRate(0.3, seed, Fault.Unavailable, Fault.BadGateway, Fault.Captcha);
            var drawn = new StringBuilder();
            for (var i = 0; i < 60; i++)
            {
                using var answer = await ncbi.Get(Search);
                drawn.Append(Letter(answer));
            }

            return drawn.ToString();
        }

        static char Letter(HttpResponseMessage answer) => answer.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable => 'u',
            HttpStatusCode.BadGateway => 'g',
            _ => answer.Content.Headers.ContentType!.MediaType == "text/html" ? 'c' : '.',
        };
    }

    [Test]
    public async Task The_usual_mixture_holds_only_what_passes_and_hits_the_share_it_was_told()
    {
        await using var ncbi = await Start(o => (o.FaultRate, o.Seed) = (0.2, 1));
        for (var i = 0; i < 1_000; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Summary);
            try
            {
                using var answer = await ncbi.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            }
            catch (HttpRequestException)
            {
                // One of the faults.
            }
        }

        var injected = ncbi.Emulator.Faults.Injected;
        Assert.That(injected.Values.Sum(), Is.InRange(150, 250));
        Assert.That(injected.Keys, Is.SubsetOf(Fault.Passing.Select(f => f.Name)));
        Assert.That(injected, Has.Count.GreaterThan(10));
    }

    [Test]
    public async Task Faults_can_be_planned_from_outside()
    {
        await using var ncbi = await Start();
        using var planned = await ncbi.Http.PostAsync(new Uri("emulator/faults?name=unavailable&count=2", UriKind.Relative), null);
        using var unknown = await ncbi.Http.PostAsync(new Uri("emulator/faults?name=nonsense", UriKind.Relative), null);
        Assert.That((planned.StatusCode, unknown.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.BadRequest)));
        using var first = await ncbi.Get(Search);
        using var cleared = await ncbi.Http.PostAsync(new Uri("emulator/faults", UriKind.Relative), null);
        using var second = await ncbi.Get(Search);
        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
    }

    internal static Task<Asking> Start(Action<EmulatorOptions>? configure = null) => Asking.Start(o =>
    {
        o.Records.Add(new EmulatedSeries("GSE1", "One")).Add(new EmulatedSeries("GSE2", "Two")).Add(new EmulatedExperiment(9, "SRX1", "SRP1"));
        configure?.Invoke(o);
    });
}
