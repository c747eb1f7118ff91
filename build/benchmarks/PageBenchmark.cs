using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Bench;

/// <summary>What a person at the page waits for, in Chromium: from the key that asks to the first hit on the screen, each question for the first time; and what the page's files weigh as sent.</summary>
internal static class PageBenchmark
{
    private const int Asked = 30, WarmUps = 5;
    private const string Browser = "/usr/bin/chromium";
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // What is seen by this program's own clock would hold the way to it and back, so the page's clock counts: from the key's own time to after the frame with the first new hit.
    private const string Watch = """
        window.painted = new Promise((tell) => {
          for (const hit of document.querySelectorAll('.hit')) hit.dataset.old = '';
          let pressed;
          addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
          const seen = new MutationObserver(() => {
            if (pressed === undefined || !document.querySelector('.hit:not([data-old])')) return;
            seen.disconnect();
            requestAnimationFrame(() => {
              const drawn = new MessageChannel();
              drawn.port1.onmessage = () => tell(performance.now() - pressed);
              drawn.port2.postMessage(null);
            });
          });
          seen.observe(document.body, { childList: true, subtree: true });
        });
        """;

    public static async Task<int> Run()
    {
        if (!File.Exists(Browser))
        {
            throw new BenchFailed("The page is measured in Chromium: install chromium.");
        }

        var data = await Catalog();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ProductProcess.FreePort()}"));
        await using var service = ProductProcess.Start("serve", "--data", data, "--urls", address.ToString());
        using var client = new HttpClient();
        await service.Answers(client, new(address, "/api/v1/search?q=cells"));

        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Browser, Args = Arguments });
        var page = await browser.NewPageAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = 1280, Height = 800 } });
        var files = new Dictionary<string, IRequest>(StringComparer.Ordinal);
        page.RequestFinished += (_, request) => Note(files, request);

        await page.GotoAsync("/");
        var took = new Latencies();
        foreach (var (question, i) in Questions.Drawn(SummaryFile.Read(Workbench.RealSummaries), WarmUps + Asked).Select((q, i) => (q, i)))
        {
            var waited = await Ask(page, question);
            if (i >= WarmUps)
            {
                took.Add(waited);
            }
        }

        await page.Locator(".hit a[href^='/dataset/']").First.ClickAsync();
        await page.Locator("#samples").WaitForAsync();
        var kilobytes = (await Task.WhenAll(files.Values.Select(async f => (await f.SizesAsync()).ResponseBodySize))).Sum() / 1e3;

        new Table("", "p50, ms", "p95, ms", "most, ms", "files", "KB as sent")
            .Row("asking to the first hit", $"{took.P50:N0}", $"{took.P95:N0}", $"{took.Most:N0}", $"{files.Count}", $"{kilobytes:N1}")
            .Print($"The page, {Asked} questions after {WarmUps} others, each asked once; files of a search and a dataset");
        return new Targets()
            .AtMost("typing to results, p50", took.P50, 100, "ms")
            .AtMost("typing to results, p95", took.P95, 100, "ms")
            .AtMost("files of the page", kilobytes, 150, "KB")
            .Verdict();
    }

    /// <summary>A data directory with the real series.</summary>
    private static async Task<string> Catalog()
    {
        var data = Workbench.Fresh("page");
        await using var product = await Product.Start(data);
        await foreach (var _ in await product.Services.GetRequiredService<IMediator>().Send(new ImportRecords([Workbench.RealSummaries, Workbench.RealSoft])))
        {
        }

        return data;
    }

    private static async Task<TimeSpan> Ask(IPage page, string question)
    {
        var box = page.Locator("#question");
        await box.FillAsync(question);
        await page.EvaluateAsync(Watch);
        await box.PressAsync("Enter");
        return TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>("window.painted"));
    }

    private static void Note(Dictionary<string, IRequest> files, IRequest request)
    {
        var path = new Uri(request.Url).AbsolutePath;
        if (request.ResourceType == "document" || path.StartsWith("/page/", StringComparison.Ordinal))
        {
            lock (files)
            {
                files[path] = request;
            }
        }
    }
}
