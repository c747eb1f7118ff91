using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Page.Tests;

public sealed class SummaryOfASeries : PageTest
{
    private const string Marked = "[...(CSS.highlights.get('stands') ?? [])].map(r => r.toString())";
    private const string True = "Bronchial brushings of 420 adults were sequenced before and after eight weeks of budesonide.";
    private const string False = "The study recruited 4711 zebrafish treated with imatinib.";

    [Test]
    public async Task Words_come_as_they_are_written_and_are_judged_one_sentence_after_the_other()
    {
        var (page, _) = await OpenWith($"{True} {False}", o => o.TokensPerSecond = 12);

        await Assertions.Expect(page.Locator(".summary .unchecked")).ToContainTextAsync("Bronchial");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Being written by the language model any");
        await Assertions.Expect(page.Locator(".summary .stands")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".summary del")).ToHaveTextAsync(False);

        await Assertions.Expect(page.Locator(".summary .unsupported")).ToContainTextAsync("not in the record:");
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("2 sentences, of which 1 is not in the record");
        await Assertions.Expect(page.Locator(".summary .unchecked")).ToHaveCountAsync(0);
        await Picture(page, "summary");
    }

    [Test]
    public async Task A_sentence_shows_its_place_in_the_record_to_the_mouse_and_to_the_keyboard()
    {
        var (page, _) = await OpenWith(True);
        var sentence = page.Locator(".summary .stands").First;
        await Assertions.Expect(sentence).ToContainTextAsync("summary");

        await sentence.HoverAsync();
        Assert.That(await page.EvaluateAsync<string[]>(Marked), Does.Contain(True));
        await Picture(page, "summary-marked");
        await page.Mouse.MoveAsync(0, 0);
        Assert.That(await page.EvaluateAsync<string[]>(Marked), Is.Empty);
        await sentence.FocusAsync();

        Assert.That(await page.EvaluateAsync<string[]>(Marked), Does.Contain(True));
    }

    [Test]
    public async Task A_browser_without_highlights_marks_with_elements_and_leaves_the_record_as_it_was()
    {
        var (page, _) = await OpenWith(True, before: "delete window.Highlight; Object.defineProperty(CSS, 'highlights', { value: undefined }); delete CSS.highlights;");
        var sentence = page.Locator(".summary .stands").First;

        await sentence.FocusAsync();
        await Assertions.Expect(page.Locator("#about mark").First).ToHaveTextAsync(True);
        await page.Keyboard.PressAsync("Shift+Tab");

        await Assertions.Expect(page.Locator("#about mark")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#about")).ToContainTextAsync(ASeries.Whole.Summary!);
    }

    [Test]
    public async Task Whatever_a_model_writes_is_text_and_what_the_record_does_not_hold_is_struck()
    {
        var (page, _) = await OpenWith($"{True} {ChatTexts.Hostile} <img src=x onerror=\"window.hostile=1\"> is here.");

        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("not in the record and struck out");
        await Assertions.Expect(page.Locator(".summary del").First).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<bool>("'hostile' in window"), Is.False);
        Assert.That(await page.Locator(".summary").Locator("script, img, [href*=evil]").CountAsync(), Is.Zero);
        await Picture(page, "summary-hostile");
    }

    [Test]
    public async Task Where_the_model_fails_what_it_began_is_forgotten_and_the_record_s_own_words_stand_in()
    {
        var (page, _) = await OpenWith("The zebrafish of 4711 were fed imatinib.");

        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("by the built-in writer. Why no model wrote it:");
        await Assertions.Expect(page.Locator(".summary")).Not.ToContainTextAsync("imatinib");
        await Assertions.Expect(page.Locator(".summary .stands").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_summary_that_does_not_come_says_so_and_can_be_asked_for_again()
    {
        Expect("ERR_FAILED");
        var service = await Serve();
        await Put(service, ASeries.Whole);
        var page = await Open("/", service: service);
        await page.RouteAsync("**/summary", route => route.AbortAsync());
        await page.GotoAsync("/dataset/GSE900001");

        await Assertions.Expect(page.Locator(".summary [role=alert]")).ToContainTextAsync("The service cannot be reached");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it again" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".summary .stands").First).ToBeVisibleAsync();
    }

    private async Task<(IPage Page, ChatEmulator Chat)> OpenWith(string text, Action<ChatEmulatorOptions>? more = null, string? before = null)
    {
        var chat = EndedWithTest(await ChatEmulator.Start(o =>
        {
            o.Text = _ => text;
            more?.Invoke(o);
        }));
        var service = await Serve(settings: [("LanguageModel:BaseUrl", $"{chat.Address}v1"), ("LanguageModel:Model", "any")]);
        await Put(service, ASeries.Whole);
        var page = await Open("/", service: service);
        if (before is not null)
        {
            await page.AddInitScriptAsync(before);
        }

        await page.GotoAsync("/dataset/GSE900001");
        return (page, chat);
    }
}
