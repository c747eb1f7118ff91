using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Page.Tests;

public sealed class Searching : PageTest
{
    private const string Question = "PD in human substantia nigra";

    [Test]
    public async Task A_question_is_asked_with_Enter_and_stands_in_the_address()
    {
        var page = await Open("/");

        await Box(page).FillAsync(Question);
        await Box(page).PressAsync("Enter");

        await Come(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/\?q=PD\+in\+human\+substantia\+nigra$"));
        await Assertions.Expect(Hits(page).First.Locator("h2")).ToContainTextAsync("Parkinson's disease: substantia nigra after death");
        await Assertions.Expect(Hits(page).First.Locator("mark").First).ToHaveTextAsync("Parkinson's disease");
        await Assertions.Expect(Hits(page).First.GetByRole(AriaRole.Link, new() { Name = "GSE7621" })).ToHaveAttributeAsync("href", "https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE7621");
        await Assertions.Expect(page.Locator(".near").First).ToContainTextAsync("Perhaps not about Parkinson's disease");
    }

    [Test]
    public async Task Results_come_while_it_is_typed_and_history_hears_nothing_of_it()
    {
        var page = await Open("/");

        await Box(page).PressSequentiallyAsync("parkin"); // half a word, taken as it most likely goes on

        await Assertions.Expect(Hits(page).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".sum")).ToContainTextAsync("Press Enter for the full answer");
        Assert.That(new Uri(page.Url).PathAndQuery, Is.EqualTo("/"));

        await Box(page).PressAsync("Escape"); // the suggestions
        await Box(page).PressAsync("Escape"); // what was typed
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Find the datasets behind a question");
    }

    [Test]
    public async Task What_was_understood_can_be_taken_out_of_the_question()
    {
        var page = await Open($"/?q={Uri.EscapeDataString("PD in substantia nigra not mouse since 2005")}");
        await Come(page);

        await Assertions.Expect(page.Locator(".chip").First).ToContainTextAsync("Parkinson's disease, also:");
        await Assertions.Expect(page.Locator(".chip.excluded")).ToContainTextAsync("not mouse");
        await Assertions.Expect(page.Locator(".note").First).ToContainTextAsync("was read as Parkinson's disease");

        await page.GetByRole(AriaRole.Button, new() { Name = "Take “mouse” out of the question" }).ClickAsync();
        await Assertions.Expect(Box(page)).ToHaveValueAsync("PD in substantia nigra since 2005");
        await Come(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take “substantia nigra” out of the question" }).ClickAsync();
        await Assertions.Expect(Box(page)).ToHaveValueAsync("PD since 2005");
        await Come(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter published from" }).ClickAsync();
        await Assertions.Expect(Box(page)).ToHaveValueAsync("PD");
    }

    [Test]
    public async Task Facets_combine_keep_their_promise_and_show_what_the_other_values_would_bring()
    {
        var page = await Open("/?q=parkinson&source=local");
        await Come(page);

        var mouse = page.GetByRole(AriaRole.Checkbox, new() { Name = "Mus musculus" });
        var human = page.GetByRole(AriaRole.Checkbox, new() { Name = "Homo sapiens" });
        var (promised, others) = (await Count(human), await Count(mouse));
        await human.ClickAsync();
        await Come(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{promised} series");
        await Assertions.Expect(human).ToBeCheckedAsync();
        await Assertions.Expect(human).ToBeFocusedAsync();
        await Assertions.Expect(mouse.Locator("xpath=..").Locator(".count")).ToHaveTextAsync($"{others}"); // though no such hit is left

        var array = page.GetByRole(AriaRole.Checkbox, new() { Name = "Expression profiling (array)" }).First;
        promised = await Count(array);
        await array.ClickAsync();
        await Come(page);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"{promised} series");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("organism=Homo\\+sapiens&type=Expression\\+profiling\\+by\\+array"));
        await Assertions.Expect(page.Locator(".chip.filter")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove all filters" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?q=parkinson&source=local$"));
    }

    [Test]
    public async Task Years_and_sizes_narrow_the_list()
    {
        var page = await Open("/?q=cancer&source=local");
        await Come(page);

        await page.GetByRole(AriaRole.Spinbutton, new() { Name = "From" }).FillAsync("2010");
        await page.GetByRole(AriaRole.Spinbutton, new() { Name = "Samples, at least" }).FillAsync("30");
        await page.GetByRole(AriaRole.Spinbutton, new() { Name = "Samples, at least" }).PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("from=2010-01-01&minSamples=30"));
        await Come(page);
        await Assertions.Expect(page.Locator(".chip.filter").First).ToContainTextAsync("published from");
    }

    [Test]
    public async Task Back_forward_and_reload_find_the_list_as_it_was_left()
    {
        var page = await Open("/?q=cancer&source=local", new(Height: 600));
        await Come(page);
        await page.Locator(".foot").ScrollIntoViewIfNeededAsync(); // the next page comes by itself
        await Assertions.Expect(Hits(page).Nth(25)).ToBeAttachedAsync();
        await Hits(page).Nth(25).ScrollIntoViewIfNeededAsync();
        await page.WaitForFunctionAsync("() => history.state.scroll === scrollY && history.state.pages > 1");
        var (length, scroll) = (await Hits(page).CountAsync(), await Scroll(page));
        Assert.That(scroll, Is.GreaterThan(600));

        await page.GetByLabel("Sort").EvaluateAsync("sort => { sort.value = 'newest'; sort.dispatchEvent(new Event('change')); }"); // without scrolling to it
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=newest"));
        await Come(page);
        await page.GoBackAsync();
        await Assertions.Expect(Hits(page)).ToHaveCountAsync(length);
        Assert.That(await Scroll(page), Is.EqualTo(scroll));

        await page.ReloadAsync();
        await Assertions.Expect(Hits(page)).ToHaveCountAsync(length);
        await page.WaitForFunctionAsync($"() => scrollY === {scroll}");

        await page.GoForwardAsync();
        await Assertions.Expect(page.GetByLabel("Sort")).ToHaveValueAsync("newest");
    }

    [Test]
    public async Task The_keyboard_is_enough()
    {
        var page = await Open("/");
        var keys = page.Keyboard;

        await keys.PressAsync("/");
        await Assertions.Expect(Box(page)).ToBeFocusedAsync();
        await keys.TypeAsync("parkinson's dis");
        var first = page.GetByRole(AriaRole.Option).First;
        await Assertions.Expect(first).ToContainTextAsync("Parkinson's disease");
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(Box(page)).ToHaveAttributeAsync("aria-activedescendant", (await first.GetAttributeAsync("id"))!);
        await Assertions.Expect(Box(page)).ToHaveValueAsync("Parkinson's disease");
        await keys.PressAsync("Escape");
        await Assertions.Expect(Box(page)).ToHaveValueAsync("parkinson's dis");
        await Assertions.Expect(Box(page)).ToHaveAttributeAsync("aria-expanded", "false");

        await keys.TypeAsync("ease");
        await keys.PressAsync("Enter");
        await Come(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"\?q=parkinson%27s\+disease$"));
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(Title(page, 0)).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await Assertions.Expect(Title(page, 1)).ToBeFocusedAsync();
        await keys.PressAsync("k");
        await keys.PressAsync("ArrowUp");
        await Assertions.Expect(Box(page)).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_hostile_record_is_shown_as_the_text_that_it_is()
    {
        const string Title = "<img src=x onerror=alert(1)> zymurgy <script>document.title='taken'</script>";
        var service = await Serve();
        await Put(service, new Dataset
        {
            Accession = Accession.Series(99_000_001),
            Title = Title,
            Summary = "<b>zymurgy</b> [x](javascript:alert(1)) </p><style>*{display:none}</style>",
            Organisms = [Organism.Of("<i onclick=alert(1)>Zea</i>")],
            Provenance = [new(RecordSource.Soft, DateTimeOffset.UnixEpoch)],
        });
        var page = await Open("/?q=zymurgy&source=local", service: service);
        await Come(page);

        await Assertions.Expect(Hits(page).First.Locator("h2")).ToHaveTextAsync(Title);
        await Assertions.Expect(Hits(page).First.Locator(".about").First).ToContainTextAsync("</p><style>*{display:none}</style>");
        await Assertions.Expect(page.Locator("#view img, #view script, #view style, #view i[onclick], #view a[href^='javascript']")).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveTitleAsync("zymurgy – OmicsOracle");
    }

    private static ILocator Box(IPage page) => page.GetByLabel("What are you looking for?");

    private static ILocator Hits(IPage page) => page.Locator(".hit");

    private static ILocator Title(IPage page, int rank) => Hits(page).Nth(rank).Locator("h2 a");

    private static Task Come(IPage page) => Assertions.Expect(page.Locator(".search")).ToHaveAttributeAsync("data-stage", "done");

    private static Task<int> Scroll(IPage page) => page.EvaluateAsync<int>("scrollY");

    private static async Task<int> Count(ILocator box) => int.Parse(await box.Locator("xpath=..").Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
