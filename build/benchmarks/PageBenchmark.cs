using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OmicsOracle.Application.Catalog;
using IRequest = Microsoft.Playwright.IRequest;

namespace OmicsOracle.Bench;

/// <summary>What a person at the page waits for, in Chromium: from the key that asks to the first hit on the screen, each question for the first time; and what the page's files weigh as sent.</summary>
internal static class PageBenchmark
{
    private const int Asked = 30, WarmUps = 5, BetweenKeys = 60;
    private const string Browser = "/usr/bin/chromium";
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // This program's own clock would count the way to the browser and back, so the page's clock counts: from the key's own time to after the frame that shows the answer to these words.
    // While a question is typed the view has no tools yet; once it is asked it has.
    private const string Watch = """
        ([words, isAsked]) => {
          window.painted = new Promise((tell) => {
            let pressed;
            addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
            const seen = new MutationObserver(() => {
              const view = document.querySelector('.search');
              if (pressed === undefined || view?.dataset.q !== words || !view.querySelector('[aria-busy=false]') || !!view.querySelector('.tools') !== isAsked) return;
              seen.disconnect();
              requestAnimationFrame(() => {
                const drawn = new MessageChannel();
                drawn.port1.onmessage = () => tell(performance.now() - pressed);
                drawn.port2.postMessage(null);
              });
            });
            seen.observe(document.body, { childList: true, subtree: true, attributes: true });
            setTimeout(tell, 10000, -1);
          });
        }
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
        var (typing, asking) = (new Latencies(), new Latencies());
        var questions = Questions.Drawn(SummaryFile.Read(Workbench.RealSummaries), 2 * (Asked + WarmUps)).Where(q => q.Length > 3 && q.All(char.IsAscii)).Take(Asked + WarmUps);
        foreach (var (question, i) in questions.Select((q, i) => (q, i)))
        {
            var (typed, asked) = (await Type(page, question), await Ask(page, question));
            if (i >= WarmUps)
            {
                typing.Add(typed);
                asking.Add(asked);
            }
        }

        await page.Locator(".hit a[href^='/dataset/']").First.ClickAsync();
        await page.Locator("#samples").WaitForAsync();
        var kilobytes = (await Task.WhenAll(files.Values.Select(async f => (await f.SizesAsync()).ResponseBodySize))).Sum() / 1e3;

        new Table("", "p50, ms", "p95, ms", "most, ms")
            .Row("the last key to the list under it", $"{typing.P50:N0}", $"{typing.P95:N0}", $"{typing.Most:N0}")
            .Row("Enter to the list in full", $"{asking.P50:N0}", $"{asking.P95:N0}", $"{asking.Most:N0}")
            .Print($"The page in Chromium over 5,513 real series: {Asked} questions after {WarmUps} others, each for the first time; {files.Count} files for a search and a dataset");
        return new Targets()
            .AtMost("typing to results, p50", typing.P50, 100, "ms")
            .AtMost("typing to results, p95", typing.P95, 100, "ms")
            .AtMost("files as sent", kilobytes, 150, "KB")
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

    /// <summary>From the last key of a question to the catalogue's list.</summary>
    private static async Task<TimeSpan> Type(IPage page, string question)
    {
        var box = page.Locator("#question");
        await box.FillAsync("");
        await box.PressSequentiallyAsync(question[..^1], new() { Delay = BetweenKeys });
        return await Timed(page, question, isAsked: false, () => box.PressAsync(question[^1..]));
    }

    /// <summary>From Enter to the list that the stages of an enhanced search begin with.</summary>
    private static Task<TimeSpan> Ask(IPage page, string question) => Timed(page, question, isAsked: true, () => page.Locator("#question").PressAsync("Enter"));

    private static async Task<TimeSpan> Timed(IPage page, string question, bool isAsked, Func<Task> press)
    {
        await page.EvaluateAsync(Watch, new object[] { question, isAsked });
        await press();
        var took = await page.EvaluateAsync<double>("window.painted");
        return took >= 0 ? TimeSpan.FromMilliseconds(took) : throw new BenchFailed($"“{question}” was not answered within 10 s.");
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
