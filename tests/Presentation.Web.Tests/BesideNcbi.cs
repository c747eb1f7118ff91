using System.Globalization;
using System.Net;
using OmicsOracle.Emulators;
using OmicsOracle.Emulators.Faults;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>The whole program against an emulated NCBI over real HTTP.</summary>
public sealed class BesideNcbi : IDisposable
{
    private const string Key = "c0ffee5ec2e7c0ffee5ec2e7c0ffee5ec2e7";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_search_finds_what_only_GEO_has_keeps_it_and_finds_it_without_GEO()
    {
        await using var ncbi = await Ncbi(1);
        await using var service = await Service.Start(settings: Settings(ncbi));

        var live = await service.Get("/api/v1/search?q=zymurgy");
        ncbi.Faults.Always(Fault.Unavailable);
        var kept = await Eventually(() => service.Get("/api/v1/search?q=zymurgy&source=local"), a => a.Accessions.Count > 0);

        Assert.That(live.Accessions, Is.EqualTo(new[] { "GSE1" }));
        Assert.That(live.Json.GetProperty("results")[0].GetProperty("source").GetString(), Is.EqualTo("live"));
        Assert.That(live.Json.GetProperty("interpretation").GetProperty("entrezTerm").GetString(), Does.Contain("gse[ETYP]"));
        Assert.That(kept.Accessions, Is.EqualTo(new[] { "GSE1" }));
    }

    [Test]
    public async Task Papers_on_a_topic_lead_to_series_whose_own_words_do_not_name_it()
    {
        await using var ncbi = await EntrezEmulator.Start(o =>
        {
            o.RequestsPerSecond = null;
            o.Records
                .Add(new EmulatedSeries("GSE1", "Dopaminergic neurons of patients, array") { PubMedIds = [501] })
                .Add(new EmulatedSeries("GSE2", "Dopaminergic neurons of mice") { PubMedIds = [501], Organisms = ["Mus musculus"] })
                .Add(new EmulatedSeries("GSE3", "Parkinsonism after death"))
                .Add(new EmulatedPaper(501, "Transcripts in Parkinson disease"))
                .Add(new EmulatedPaper(502, "Parkinson disease without any series"));
        });
        await using var service = await Service.Start(settings: [.. Settings(ncbi), ("Enhanced:Live", "00:00:20"), ("Enhanced:PubMed", "00:00:20"), ("Enhanced:Within", "00:00:20")]);

        var answer = await service.Get("/api/v1/search/enhanced?q=human+PD&source=live");

        Assert.That(answer.Accessions, Is.EquivalentTo(new[] { "GSE1", "GSE3" }), "the mouse series is not what was asked for");
        Assert.That(answer.Json.GetProperty("interpretation").GetProperty("entrezTerm").GetString(), Does.Contain("\"parkinsonism\"").And.Contain("\"Homo sapiens\"[ORGN]"));
        var asked = ncbi.Traffic.Requests.Where(r => r.Parameters.GetValueOrDefault("db") == "pubmed" || r.Parameters.GetValueOrDefault("dbfrom") == "pubmed").ToList();
        Assert.That(asked, Has.Count.EqualTo(2));
        Assert.That(asked[0].Parameters["sort"], Is.EqualTo("relevance"));
        Assert.That(asked[1].Parameters["id"], Is.EqualTo("501"), "a paper without series is not asked about");
    }

    [Test]
    public async Task With_NCBI_down_the_catalogue_answers_and_says_what_is_missing()
    {
        await using var ncbi = await Ncbi(1);
        ncbi.Faults.Always(Fault.Unavailable);
        await using var service = await Service.Start(settings: Settings(ncbi));

        var answer = await service.Get("/api/v1/search?q=cancer");
        var unknown = await service.Get("/api/v1/datasets/GSE1");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Accessions, Is.Not.Empty);
        Assert.That(answer.Json.GetProperty("completeness").GetString(), Is.EqualTo("partial"));
        Assert.That((unknown.Status, unknown.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "upstream-unavailable")), "nobody knows whether there is such a series");
    }

    [Test]
    public async Task A_private_and_a_withdrawn_series_are_told_as_such()
    {
        await using var ncbi = await Ncbi(1);
        ncbi.Records.Private("GSE300000", until: new(2028, 8, 28)).Withdrawn("GSE300001", on: new(2020, 1, 1));
        await using var service = await Service.Start(settings: Settings(ncbi));

        var hidden = await service.Get("/api/v1/datasets/GSE300000");
        var gone = await service.Get("/api/v1/datasets/GSE300001");

        Assert.That((hidden.Status, hidden.Code), Is.EqualTo((HttpStatusCode.NotFound, "private-until")));
        Assert.That(hidden.Json.GetProperty("detail").GetString(), Does.Contain("2028-08-28"));
        Assert.That((gone.Status, gone.Code), Is.EqualTo((HttpStatusCode.Gone, "gone")));
    }

    [Test]
    public async Task A_harvest_killed_among_faults_and_taken_up_again_holds_every_series_once()
    {
        const int Series = 3_000;
        await using var ncbi = await Ncbi(Series);
        ncbi.Faults.AtRate(0.15, seed: 11, Fault.BackendFailed, Fault.Unavailable, Fault.Reset, Fault.CutBody, Fault.FewerRecords);
        var data = _folder.File("data");
        for (var round = 0; round < 3; round++)
        {
            using var sync = Terminal.Start(data, Settings(ncbi), "catalog", "sync", "--all");
            var seen = ncbi.Traffic.Of("esummary");
            while (!sync.HasExited && ncbi.Traffic.Of("esummary") < seen + 6)
            {
                await Task.WhenAny(sync.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(10)));
            }

            sync.Kill();
            await sync.WaitForExitAsync();
        }

        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(data, Settings(ncbi), "catalog", "sync", "--all"));
        var (_, status, _) = await Terminal.Run(data, "catalog", "status");

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(status, Does.Match(@"Records\s+3,000\s").And.Match("Index +ready, 3,000 records"));
    }

    [Test]
    public async Task A_service_that_is_told_to_go_down_amid_a_harvest_keeps_its_place_and_the_next_sync_goes_on_from_there()
    {
        const int Series = 3_000;
        const int CallsInAll = Series / 200;
        await using var ncbi = await Ncbi(Series);
        var data = _folder.File("data");
        await using (var served = await ServedProcess.Start(Terminal.Start(data, [.. Settings(ncbi), ("Ncbi:RequestsPerSecond", "2"), ("Sync:Every", "1.00:00:00")], "serve", "--urls", "http://127.0.0.1:0")))
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (!(await served.Http.GetStringAsync(new Uri("/api/v1/catalog", UriKind.Relative), deadline.Token)).Contains("\"records\":1000,", StringComparison.Ordinal)) // its first page
            {
                await Task.Delay(10, deadline.Token);
            }

            served.Signal("TERM");
            Assert.That(await served.Ends(), Is.Zero, served.Output);
        }

        var before = ncbi.Traffic.Of("esummary");
        var (_, stopped, _) = await Terminal.Run(data, "catalog", "status");
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(data, Settings(ncbi), "catalog", "sync"));
        var (_, status, _) = await Terminal.Run(data, "catalog", "status");

        Assert.That(stopped, Does.Match(@"Last sync +.*not ended, [1-9][0-9,]* of 3,000 records"));
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(ncbi.Traffic.Of("esummary") - before, Is.LessThan(CallsInAll));
        Assert.That(status, Does.Match(@"Records\s+3,000\s").And.Match("Index +ready, 3,000 records"));
    }

    [Test]
    public async Task A_harvest_that_NCBI_lists_less_for_than_it_counts_never_ends_as_complete()
    {
        await using var ncbi = await Ncbi(50);
        ncbi.Faults.Always(Fault.FewerRecords);
        var data = _folder.File("data");

        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(data, Settings(ncbi), "catalog", "sync", "--all"));
        var (_, status, _) = await Terminal.Run(data, "catalog", "status");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("lists only"));
        Assert.That(status, Does.Match("Complete as of +never"));
    }

    [Test]
    public async Task The_key_is_sent_and_stands_in_no_answer_and_no_output()
    {
        await using var ncbi = await Ncbi(1);
        var data = _folder.File("data");

        var (_, output, error) = await Terminal.Run(Terminal.Start(data, [.. Settings(ncbi), ("Ncbi:ApiKey", Key)], "search", "zymurgy", "--source", "live", "--format", "json"));
        ncbi.Faults.Always(Fault.KeyInvalid);
        var (_, refusedOutput, refusedError) = await Terminal.Run(Terminal.Start(data, [.. Settings(ncbi), ("Ncbi:ApiKey", Key)], "search", "another", "--source", "live"));

        Assert.That(ncbi.Traffic.Requests.Select(r => r.Parameters.GetValueOrDefault("api_key")), Does.Contain(Key));
        Assert.That(output + error + refusedOutput + refusedError, Does.Not.Contain(Key));
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            Assert.That(System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), Does.Not.Contain(Key), file);
        }
    }

    private static Task<EntrezEmulator> Ncbi(int series) => EntrezEmulator.Start(o =>
    {
        o.RequestsPerSecond = null;
        for (var n = 1; n <= series; n++)
        {
            o.Records.Add(new EmulatedSeries(string.Create(CultureInfo.InvariantCulture, $"GSE{n}"), $"Zymurgy of yeast, part {n}") { Summary = "Brewing.", PublishedOn = new DateOnly(2010, 1, 1).AddDays(n % 3_000) });
        }
    });

    private static (string Name, string Value)[] Settings(EntrezEmulator ncbi) =>
    [
        ("Live:Enabled", "true"),
        ("Live:Deadline", "00:00:20"),
        ("Ncbi:Email", "test@example.org"),
        ("Ncbi:RequestsPerSecond", "200"),
        ("Ncbi:BaseUrl", new Uri(ncbi.Address, "entrez/eutils/").ToString()),
        ("Ncbi:FilesUrl", new Uri(ncbi.Address, "geo/").ToString()),
        ("Ncbi:QueryUrl", new Uri(ncbi.Address, "geo/query/").ToString()),
    ];

    private static async Task<Answer> Eventually(Func<Task<Answer>> ask, Func<Answer, bool> isSo)
    {
        var answer = await ask();
        for (var deadline = DateTime.UtcNow.AddSeconds(20); !isSo(answer) && DateTime.UtcNow < deadline; answer = await ask())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return answer;
    }
}
