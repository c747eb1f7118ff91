using System.Diagnostics;
using System.Text.Json;

namespace OmicsOracle.Page.Tests;

/// <summary>The list as files, and the search as code that runs as it was copied, whatever the question.</summary>
public sealed class TakingAlong : PageTest
{
    private const string Hostile = """breast "cancer" ' $(id) `id` ${HOME} %20 %HOME% !! \n \ {a,b} [1-3] <b>é 😀</b> & x=1 # ; exit 3""";

    [Test]
    public async Task Each_format_has_its_link_to_the_same_list()
    {
        var page = await Opened("/?q=breast+cancer&organism=Homo+sapiens&minSamples=5&sort=newest&source=local");

        var links = await page.Locator(".taking a[download]").EvaluateAllAsync<string[]>("(links) => links.map((link) => link.getAttribute('href'))");

        Assert.That(links, Is.EqualTo(new[] { "csv", "tsv", "ndjson", "bibtex", "ris" }.Select(format =>
            $"/api/v1/search/export?q=breast+cancer&organism=Homo+sapiens&minSamples=5&sort=newest&format={format}&enhanced=true")));
        foreach (var link in links)
        {
            var answer = await page.APIRequest.GetAsync(link);
            Assert.That((answer.Status, answer.Headers["x-export-mode"]), Is.EqualTo((200, "enhanced")), link);
        }
    }

    [Test]
    public async Task A_link_brings_the_file()
    {
        var page = await Opened("/?q=breast+cancer&source=local");

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());

        Assert.That(file.SuggestedFilename, Does.StartWith("geo-breast-cancer-").And.EndWith(".csv"));
        Assert.That(await File.ReadAllTextAsync(await file.PathAsync()), Does.StartWith("accession").And.Contain("GSE"));
    }

    [TestCase("curl", "bash")]
    [TestCase("Python", "python3", "print(json.dumps(found))")]
    [TestCase("R", "Rscript", "cat(toJSON(found, auto_unbox = TRUE))")]
    public async Task What_is_copied_runs_and_asks_the_same(string name, string program, string? told = null)
    {
        var page = await Opened($"/?q={Uri.EscapeDataString(Hostile)}&organism=Homo+sapiens&source=local");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("#said")).ToHaveTextAsync($"Copied: {name}.");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.That(copied, Is.EqualTo(await page.Locator(".snippet pre").TextContentAsync()));
        var answer = await Run(program, copied + told);
        Assert.That(answer.GetProperty("query").ToString(), Is.EqualTo(Hostile));
        Assert.That(answer.GetProperty("interpretation").GetProperty("filters").ToString(), Does.Contain("Homo sapiens"));
    }

    [Test]
    public async Task Where_copying_is_not_allowed_it_is_selected_instead()
    {
        var page = await Opened("/?q=breast+cancer&source=local");
        await page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");

        await page.GetByRole(AriaRole.Button, new() { Name = "Python", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("press Ctrl+C");
        Assert.That(await page.EvaluateAsync<string>("getSelection().toString()"), Does.Contain("urlopen"));
    }

    [Test]
    public async Task Long_lines_of_code_do_not_widen_a_narrow_page()
    {
        var page = await Opened($"/?q={string.Join('+', Enumerable.Repeat("breast+cancer", 20))}&source=local", new(360));

        await page.GetByRole(AriaRole.Button, new() { Name = "curl", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".snippet pre")).ToBeVisibleAsync();
        await Picture(page, "taking-360");
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(360));
    }

    private async Task<IPage> Opened(string address, Look? look = null)
    {
        var page = await Open(address, look);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await Assertions.Expect(page.Locator(".taking")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<JsonElement> Run(string program, string code)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"copied-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, code);
        start.ArgumentList.Add(file);
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, await errors);
            return JsonDocument.Parse((await output).TrimEnd().Split('\n')[^1]).RootElement;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{program} is not installed.");
            throw;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
