using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Page.Tests;

public sealed class HostileTexts : PageTest
{
    [TestCase($"/?q={HostileRecords.Word}&source=local", ".hit")]
    [TestCase("/dataset/GSE99000666", "#samples")]
    public async Task A_record_s_markup_is_read_and_never_run(string address, string ready)
    {
        var service = await Serve();
        await Put(service, HostileRecords.Series);

        var page = await Open(address, service: service);

        await Assertions.Expect(page.Locator(ready).First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(page.Locator("#view")).ToContainTextAsync(HostileRecords.Script);
        await NothingRan(page);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(1280), "a word without end");
    }

    [Test]
    public async Task A_model_s_markup_is_read_and_never_run()
    {
        var chat = EndedWithTest(await ChatEmulator.Start(o => o.Text = _ => ChatTexts.Hostile));
        var service = await Serve(settings: [("LanguageModel:BaseUrl", $"{chat.Address}v1"), ("LanguageModel:Model", "any")]);

        var page = await Open("/dataset/GSE2034", service: service);

        await Assertions.Expect(page.Locator("#samples")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await NothingRan(page);
    }

    private static async Task NothingRan(IPage page)
    {
        Assert.That(await page.TitleAsync(), Is.Not.EqualTo("taken"));
        Assert.That(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#view :is(script, img, iframe, object, embed, [onerror], [onload])')].map((e) => e.outerHTML)"), Is.Empty);
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map((a) => a.protocol + a.host)");
        Assert.That(links, Has.None.StartsWith("javascript:").And.None.StartsWith("data:").And.None.Contains("evil.example"));
    }
}
