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

    [TestCase("Samples, at least", "-5", "A whole number from 1 to 1,000,000.")]
    [TestCase("Samples, at least", "999999999999", "A whole number from 1 to 1,000,000.")]
    [TestCase("From", "20", "A year from 1990 to 2100, in four digits.")]
    [TestCase("From", "2020.5", "A year from 1990 to 2100, in four digits.")]
    [TestCase("to", "-2000", "A year from 1990 to 2100, in four digits.")]
    [TestCase("to", "2009", "The last year may not be before the first, 2010.")]
    public async Task A_limit_that_means_nothing_is_told_at_its_field_and_changes_nothing(string name, string typed, string told)
    {
        var page = await Open("/?q=cancer&source=local&from=2010-01-01&minSamples=5");
        await Come(page);
        var field = page.GetByRole(AriaRole.Spinbutton, new() { Name = name, Exact = true });

        await field.FillAsync(typed);
        await field.PressAsync("Enter");

        await Assertions.Expect(page.Locator($"#{await field.GetAttributeAsync("aria-describedby")}")).ToHaveTextAsync(told);
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#said")).ToHaveTextAsync(told);
        Assert.That(new Uri(page.Url).Query, Is.EqualTo("?q=cancer&source=local&from=2010-01-01&minSamples=5"));
    }

    [Test]
    public async Task Going_back_leaves_nothing_typed_behind_in_the_fields()
    {
        var page = await Open("/?q=cancer&source=local");
        await Come(page);
        var (from, size) = (page.GetByRole(AriaRole.Spinbutton, new() { Name = "From" }), page.GetByRole(AriaRole.Spinbutton, new() { Name = "Samples, at least" }));
        await size.FillAsync("30");
        await size.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("minSamples=30"));
        await Come(page);

        await page.GoBackAsync();
        await Assertions.Expect(size).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync(await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync());
        await from.FillAsync("2010");
        await from.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("from=2010-01-01"));
        Assert.That(page.Url, Does.Not.Contain("minSamples"));
    }

    [Test]
    public async Task The_last_word_taken_out_leads_home_with_its_filters_and_the_box_has_the_focus()
    {
        var page = await Open("/?q=asthma&source=local&minSamples=5");
        await Come(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Take “asthma” out of the question" }).PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Find the datasets behind a question");
        await Assertions.Expect(Box(page)).ToBeFocusedAsync();
        Assert.That(new Uri(page.Url).PathAndQuery, Is.EqualTo("/"));
    }

    [TestCase("")]
    [TestCase("   ")]
    public async Task An_emptied_box_has_its_question_back_with_Enter(string typed)
    {
        var page = await Open("/?q=asthma&source=local");
        await Come(page);

        await Box(page).FillAsync(typed);
        await Box(page).PressAsync("Enter");

        await Assertions.Expect(Box(page)).ToHaveValueAsync("asthma");
        await Come(page);
    }

    [Test]
    public async Task After_the_last_More_the_focus_is_on_the_next_hit()
    {
        var page = await Open("/");
        var isLast = false;
        await page.RouteAsync("**/enhanced?*cursor=*", async route =>
        {
            var answer = System.Text.Json.Nodes.JsonNode.Parse(await (await route.FetchAsync()).TextAsync())!;
            answer["nextCursor"] = isLast ? null : answer["nextCursor"]?.DeepClone();
            await route.FulfillAsync(new() { ContentType = "application/json", Body = answer.ToJsonString() });
        });
        await page.AddInitScriptAsync("window.IntersectionObserver = class { observe() {} unobserve() {} };"); // nothing comes by itself
        await page.GotoAsync("/?q=cancer&source=local");
        await Come(page);
        isLast = true;

        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).PressAsync("Enter");

        await Assertions.Expect(Title(page, 20)).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_question_without_a_blank_does_not_widen_a_narrow_page()
    {
        var page = await Open($"/?q={new string('w', 999)}&source=local", new(360));
        await Come(page);

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(360));
    }

    [TestCase("q=zymotic&source=local&from=2015-01-01", "q=zymotic&source=local")]
    [TestCase("q=zymotic+since+2015&source=local", "q=zymotic&source=local")]
    public async Task A_limit_of_years_says_that_it_leaves_out_records_without_a_date(string asked, string loosened)
    {
        var service = await Serve();
        await Put(service, new Dataset { Accession = Accession.Series(99_000_002), Title = "A zymotic series", Provenance = [new(RecordSource.Soft, DateTimeOffset.UnixEpoch)] });
        var page = await Open($"/?{asked}", service: service);
        await Come(page);

        await Assertions.Expect(page.Locator(".undated")).ToContainTextAsync("leaves out records without a date of publication. Without it the catalogue has 1 series.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out the limit of years" }).ClickAsync();

        await Assertions.Expect(Hits(page)).ToHaveCountAsync(1);
        Assert.That(new Uri(page.Url).Query, Is.EqualTo($"?{loosened}"));
    }

    private static ILocator Box(IPage page) => page.GetByLabel("What are you looking for?");

    private static ILocator Hits(IPage page) => page.Locator(".hit");

    private static ILocator Title(IPage page, int rank) => Hits(page).Nth(rank).Locator("h2 a");

    private static Task Come(IPage page) => Assertions.Expect(page.Locator(".search")).ToHaveAttributeAsync("data-stage", "done");

    private static Task<int> Scroll(IPage page) => page.EvaluateAsync<int>("scrollY");

    private static async Task<int> Count(ILocator box) => int.Parse(await box.Locator("xpath=..").Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
