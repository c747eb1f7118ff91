using OmicsOracle.Emulators;
using OmicsOracle.Emulators.Faults;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Page.Tests;

public sealed class LookingAtASeries : PageTest
{
    private const string Address = "/dataset/GSE900001";

    [Test]
    public async Task All_that_is_held_is_shown_with_where_it_came_from_and_how_old_it_is()
    {
        var page = await OpenWhole();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ASeries.Whole.Title);
        var record = page.GetByRole(AriaRole.Region, new() { Name = "The record" });
        foreach (var text in (string[])[ASeries.Whole.Summary!, ASeries.Whole.OverallDesign!, "Homo sapiens", "GPL16791", "Mar 1, 2019", "Dec 3, 2019", "Jan 12, 2021", "SOFT, read 1 month ago"])
        {
            await Assertions.Expect(record).ToContainTextAsync(text);
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "GSE900001 at NCBI GEO" })).ToHaveAttributeAsync("href", "https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE900001");
        var files = page.GetByRole(AriaRole.Region, new() { Name = "Files" });
        await Assertions.Expect(files.GetByRole(AriaRole.Link, new() { Name = "SOFT family file" })).ToHaveAttributeAsync("href", "https://ftp.ncbi.nlm.nih.gov/geo/series/GSE900nnn/GSE900001/soft/GSE900001_family.soft.gz");
        var relations = page.GetByRole(AriaRole.Region, new() { Name = "Relations" });
        await Assertions.Expect(relations.GetByRole(AriaRole.Link)).ToHaveTextAsync(["GSE900002", "PRJNA123456", "SRP123456"]);
        await Picture(page, "series", whole: true);
    }

    [Test]
    public async Task Papers_and_runs_come_from_sources_of_their_own_and_each_says_how_it_is()
    {
        var ncbi = EndedWithTest(await EntrezEmulator.Start(o =>
        {
            o.RequestsPerSecond = null;
            o.Records.Add(new EmulatedSeries("GSE900001", ASeries.Whole.Title) { PubMedIds = [15_721_472], SraStudy = "SRP123456" })
                .Add(new EmulatedPaper(15_721_472, "Effects of budesonide") { Doi = "10.1016/s0140-6736(05)17947-1", IsRetracted = true });
        }));
        ncbi.Faults.Always(Fault.SraInternalError);
        var page = await OpenWhole(BesideNcbi(ncbi));

        await page.Locator("#publications").ScrollIntoViewIfNeededAsync();

        var papers = page.GetByRole(AriaRole.Region, new() { Name = "Publications" });
        await Assertions.Expect(papers.GetByRole(AriaRole.Link, new() { Name = "Effects of budesonide" })).ToHaveAttributeAsync("href", "https://pubmed.ncbi.nlm.nih.gov/15721472/");
        await Assertions.Expect(papers).ToContainTextAsync("Retracted");
        await Assertions.Expect(papers.GetByRole(AriaRole.Link, new() { Name = "doi:" })).ToHaveAttributeAsync("href", "https://doi.org/10.1016/s0140-6736(05)17947-1");
        await Assertions.Expect(papers).ToContainTextAsync("As PubMed said just now.");
        await Assertions.Expect(page.Locator("#runs [data-status]:not([data-status=ok]), #runs .quiet").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Where_NCBI_is_not_asked_the_papers_that_the_record_names_are_still_linked()
    {
        var page = await OpenWhole();

        await page.Locator("#publications").ScrollIntoViewIfNeededAsync();

        var papers = page.GetByRole(AriaRole.Region, new() { Name = "Publications" });
        await Assertions.Expect(papers).ToContainTextAsync("Not available.");
        await Assertions.Expect(papers.GetByRole(AriaRole.Link, new() { Name = "PubMed 15721472" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Similar_series_lead_on()
    {
        var page = await Open("/dataset/GSE7621");

        await page.Locator("#similar").ScrollIntoViewIfNeededAsync();
        var first = page.Locator("#similar li a").First;
        var title = await first.TextContentAsync();
        await first.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title!);
    }

    [Test]
    public async Task It_is_cited_by_copy_and_by_file()
    {
        var page = await OpenWhole();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy BibTeX" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("Copied")).ToBeAttachedAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download GSE900001.ris" }).ClickAsync());

        Assert.That(await page.EvaluateAsync<string>("navigator.clipboard.readText()"), Does.StartWith("@misc{GSE900001,").And.Contain("title = {{Airway epithelium before").And.Contain("year = {2019}").And.Contain("note = {PubMed 15721472}"));
        Assert.That(file.SuggestedFilename, Is.EqualTo("GSE900001.ris"));
        Assert.That(await File.ReadAllTextAsync(await file.PathAsync()), Does.StartWith("TY  - DATA\r\nID  - GSE900001\r\n").And.EndWith("ER  - \r\n"));
        await Assertions.Expect(page.Locator("[data-form=txt] pre")).ToContainTextAsync("(2019). NCBI Gene Expression Omnibus, GSE900001.");
    }

    [Test]
    public async Task What_strangers_wrote_is_text_and_nothing_else()
    {
        var service = await Serve();
        await Put(service, ASeries.Hostile);
        var page = await Open("/dataset/GSE900003", service: service);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ASeries.Hostile.Title);
        await Assertions.Expect(page.Locator("#samples tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("#samples tbody")).ToContainTextAsync("<iframe src=//evil.example></iframe>");
        await Assertions.Expect(page.Locator("#relations")).ToContainTextAsync("javascript:window.hostile=5");
        Assert.That(await page.EvaluateAsync<bool>("'hostile' in window"), Is.False);
        Assert.That(await page.Locator("main").Locator("script, img, iframe, style, [onclick], [href^='javascript'], [href*='evil.example']").CountAsync(), Is.Zero);
        await Picture(page, "series-hostile", whole: true);
    }

    [Test]
    public async Task What_is_not_there_says_so_and_where_to_go()
    {
        Expect("status of 404");
        var page = await Open("/dataset/GSE99999999");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no GSE99999999 here");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "GSE99999999 at GEO" })).ToBeVisibleAsync();
        await Picture(page, "series-not-found");
    }

    [Test]
    public async Task Private_withdrawn_and_unreachable_are_told_apart()
    {
        var ncbi = EndedWithTest(await EntrezEmulator.Start(o =>
        {
            o.RequestsPerSecond = null;
            o.Records.Private("GSE300000", new(2028, 8, 28)).Withdrawn("GSE300001", new(2019, 3, 4));
        }));
        Expect("status of 404");
        Expect("status of 410");
        Expect("status of 503");
        var service = await Serve(settings: BesideNcbi(ncbi));

        var page = await Open("/dataset/GSE300000", service: service);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("GSE300000 is not public yet");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Aug 28, 2028");

        await page.GotoAsync("/dataset/GSE300001");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("GSE300001 was withdrawn");

        ncbi.Faults.Always(Fault.Unavailable);
        await page.GotoAsync("/dataset/GSE300002");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("GEO does not answer now");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask again" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Without_a_connection_it_says_so_and_comes_when_there_is_one()
    {
        Expect("ERR_INTERNET_DISCONNECTED");
        var page = await OpenWhole();
        await page.RouteAsync("**/api/v1/datasets/GSE7621", route => route.AbortAsync("internetdisconnected"));
        await page.EvaluateAsync("history.pushState(null, '', '/dataset/GSE7621'); dispatchEvent(new PopStateEvent('popstate'))");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The service cannot be reached");
        await Picture(page, "series-offline");
        await page.UnrouteAllAsync();
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Assertions.Expect(page.Locator("#samples")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_slow_answer_is_announced_not_left_blank()
    {
        var page = await Open("/");
        await page.Clock.InstallAsync();
        var mayGo = new TaskCompletionSource();
        await page.RouteAsync("**/api/v1/datasets/GSE7621", async route =>
        {
            await mayGo.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/dataset/GSE7621");

        await Assertions.Expect(page.GetByText("Reading GSE7621")).ToBeVisibleAsync();
        await page.Clock.RunForAsync("00:03");
        await Assertions.Expect(page.GetByText("GEO is being asked for it")).ToBeVisibleAsync();
        mayGo.SetResult();

        await Assertions.Expect(page.Locator("#samples")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenWhole(params (string Name, string Value)[] settings)
    {
        var service = await Serve(settings: settings);
        await Put(service, ASeries.Whole);
        var page = await Open(Address, service: service);
        await Assertions.Expect(page.Locator("#samples")).ToBeVisibleAsync();
        return page;
    }

    private static (string Name, string Value)[] BesideNcbi(EntrezEmulator ncbi) =>
    [
        ("Live:Enabled", "true"),
        ("Ncbi:Email", "test@example.org"),
        ("Ncbi:RequestsPerSecond", "200"),
        ("Ncbi:BaseUrl", new Uri(ncbi.Address, "entrez/eutils/").ToString()),
        ("Ncbi:FilesUrl", new Uri(ncbi.Address, "geo/").ToString()),
        ("Ncbi:QueryUrl", new Uri(ncbi.Address, "geo/query/").ToString()),
    ];
}
