using System.Text.RegularExpressions;
using OmicsOracle.Domain;

namespace OmicsOracle.Page.Tests;

/// <summary>Twelve series, two for each year from 2010 to 2015, drawn and chosen from.</summary>
public sealed class PicturesOfHits : PageTest
{
    private const string Asked = "/?q=moonwort&source=local";
    private static readonly string[] Themes = ["asthma", "psoriasis", "breast cancer"];
    private static Service _service = null!;

    [OneTimeSetUp]
    public static async Task Begin()
    {
        _service = await Service.Start();
        await Put(_service, [.. Enumerable.Range(0, 12).Select(Series)]);
    }

    [OneTimeTearDown]
    public static async Task End() => await _service.DisposeAsync();

    [Test]
    public async Task A_year_that_is_clicked_leaves_its_series()
    {
        var page = await Drawn();

        await page.Locator("[data-year='2013']").ClickAsync(new() { Position = new() { X = 5, Y = 80 } });

        await Leaves(page, "from=2013-01-01&to=2013-12-31", hits: 2);
        await page.GetByRole(AriaRole.Link, new() { Name = "All years" }).ClickAsync();
        await Leaves(page, "q=moonwort&source=local", hits: 12);
    }

    [Test]
    public async Task Years_that_are_dragged_over_leave_their_series()
    {
        var page = await Drawn();
        var (first, last) = (await Middle(page, 2011), await Middle(page, 2014));

        await page.Mouse.MoveAsync(first.X, first.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(last.X, last.Y, new() { Steps = 3 });
        await Assertions.Expect(page.Locator(".readout").First).ToContainTextAsync("2011 to 2014: 8 series");
        await page.Mouse.UpAsync();

        await Leaves(page, "from=2011-01-01&to=2014-12-31", hits: 8);
    }

    [Test]
    public async Task Years_are_chosen_by_keys_alone_and_the_focus_stays_with_them()
    {
        var page = await Drawn();

        await page.Locator("[data-year='2010']").FocusAsync();
        foreach (var key in new[] { "End", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await Assertions.Expect(page.Locator("[aria-selected='true']")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("Enter");

        await Leaves(page, "from=2012-01-01&to=2014-12-31", hits: 6);
        await Assertions.Expect(page.Locator("[data-year='2012']")).ToBeFocusedAsync();
    }

    [TestCase("Mus musculus", "organism=Mus(\\+|%20)musculus", 6)]
    [TestCase("GPL1001", "platform=GPL1001", 4)]
    [TestCase("at least 50", "minSamples=50", 8)]
    public async Task A_bar_leaves_its_series_and_the_same_bar_brings_the_others_back(string name, string filter, int hits)
    {
        var page = await Drawn();
        var bar = page.Locator(".bars").GetByRole(AriaRole.Link, new() { NameRegex = new($"^\\W*{name}\\b") });
        await Assertions.Expect(bar).ToContainTextAsync($"{hits} series");

        await bar.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Leaves(page, filter, hits);
        await Assertions.Expect(bar).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(bar).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Leaves(page, "q=moonwort&source=local$", hits: 12);
    }

    [Test]
    public async Task A_theme_leaves_its_series_and_can_be_taken_out_again()
    {
        var page = await Drawn();
        var theme = page.Locator(".legend").GetByRole(AriaRole.Link, new() { NameRegex = new("psoriasis", RegexOptions.IgnoreCase) });
        await Assertions.Expect(theme).ToContainTextAsync("4");

        await theme.ClickAsync();
        await Leaves(page, "concept=", hits: 4);
        await Assertions.Expect(theme).ToHaveAttributeAsync("aria-current", "true");
        await theme.ClickAsync();

        await Leaves(page, "q=moonwort&source=local$", hits: 12);
    }

    [Test]
    public async Task The_map_is_gone_through_by_arrow_keys_and_leads_to_a_series()
    {
        var page = await Drawn();
        await Assertions.Expect(page.Locator(".dot")).ToHaveCountAsync(12);

        await page.Locator(".dot[tabindex='0']").FocusAsync();
        foreach (var key in new[] { "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp" })
        {
            await page.Keyboard.PressAsync(key);
        }

        var there = page.Locator(".dot:focus");
        await Assertions.Expect(there).ToHaveAttributeAsync("tabindex", "0");
        await Assertions.Expect(page.Locator(".dot[tabindex='0']")).ToHaveCountAsync(1);
        var accession = (await there.GetAttributeAsync("href"))!;
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{accession}$"));
    }

    [TestCase("Enter")]
    [TestCase(null)]
    public async Task A_point_of_the_map_leads_to_its_series_within_the_page(string? key)
    {
        var page = await Drawn();
        await page.EvaluateAsync("window.isStill = true");
        var point = page.Locator(".dot[tabindex='0']");

        await (key is null ? point.DispatchEventAsync("click") : point.PressAsync(key));

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/dataset/GSE9000\\d\\d$"));
        Assert.That(await page.EvaluateAsync<bool>("window.isStill === true"), Is.True);
    }

    [Test]
    public async Task The_same_hits_are_always_drawn_in_the_same_places()
    {
        var page = await Drawn();
        var before = await Places(page);

        await page.ReloadAsync();
        await Open(page);

        Assert.That(await Places(page), Is.EqualTo(before));
    }

    [Test]
    public async Task Tables_hold_the_numbers_of_the_facets()
    {
        var page = await Drawn();

        Assert.Multiple(async () =>
        {
            Assert.That(await Rows(page, "Series per year"), Is.EquivalentTo(Enumerable.Range(2010, 6).Select(year => $"{year} 2")));
            Assert.That(await Rows(page, "Organisms"), Is.EqualTo(["Homo sapiens 6", "Mus musculus 6"]));
            Assert.That(await Rows(page, "Platforms"), Is.EqualTo(["GPL1000 4", "GPL1001 4", "GPL1002 4"]));
            Assert.That(await Rows(page, "Sample sizes"), Is.EqualTo(["at least 1 12", "at least 5 12", "at least 10 12", "at least 20 11", "at least 50 8", "at least 100 3", "at least 500 0"]));
            Assert.That(await Rows(page, "Map of themes"), Has.Count.EqualTo(12));
        });
    }

    [Test]
    public async Task Without_the_drawing_library_there_are_tables_that_filter_and_the_reason()
    {
        var page = await Open("/", service: _service);
        Expect("d3.js");
        Expect("Failed to load resource");
        await page.RouteAsync("**/lib/d3.js", route => route.FulfillAsync(new() { Status = 404 }));
        await page.GotoAsync(Asked);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pictures" }).ClickAsync();

        await Assertions.Expect(page.Locator(".pictures .notice")).ToContainTextAsync("numbers as tables");
        await Assertions.Expect(page.Locator(".pictures details[open]")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".pictures svg.perYear, .pictures .bars, .pictures svg.map")).ToHaveCountAsync(0);
        await Picture(page, "pictures-without-library", whole: true);
        await page.Locator(".pictures").GetByRole(AriaRole.Link, new() { Name = "2013" }).ClickAsync();
        await Leaves(page, "from=2013-01-01", hits: 2);
    }

    [Test]
    public async Task Where_totals_do_not_come_the_picture_says_why_and_asks_again()
    {
        var page = await Open("/", service: _service);
        Expect("Failed to load resource");
        var isAway = true;
        await page.RouteAsync("**/enhanced?*minSamples=20*", route => isAway ? route.AbortAsync() : route.ContinueAsync());
        await page.GotoAsync(Asked);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pictures" }).ClickAsync();

        var failed = page.Locator("figure", new() { HasText = "Sample sizes" });
        await Assertions.Expect(failed.Locator(".notice")).ToBeVisibleAsync();
        isAway = false;
        await failed.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();

        await Assertions.Expect(page.Locator(".bars").GetByText("at least 20")).ToBeVisibleAsync();
    }

    private async Task<IPage> Drawn()
    {
        var page = await Open(Asked, service: _service);
        await Open(page);
        return page;
    }

    private static async Task Open(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Pictures" }).ClickAsync();
        await Assertions.Expect(page.Locator(".map")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".bars")).ToHaveCountAsync(3);
    }

    private static Dataset Series(int number) => new()
    {
        Accession = Accession.Series(900_001 + number),
        Title = $"Moonwort and {Themes[number % 3]}, part {number + 1}",
        Summary = $"What moonwort does in {Themes[number % 3]}.",
        Organisms = [number % 2 == 0 ? new("Homo sapiens", 9606) : new("Mus musculus", 10090)],
        StudyTypes = ["Expression profiling by array"],
        Platforms = [Accession.Platform(1000 + (number % 3))],
        SampleCount = 10 * (number + 1),
        PublishedOn = new(2010 + (number / 2), 5, 1),
        Provenance = [new(RecordSource.DocumentSummary, DateTimeOffset.UtcNow)],
    };

    private static async Task Leaves(IPage page, string filter, int hits)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(filter));
        await Assertions.Expect(page.Locator(".hit")).ToHaveCountAsync(hits);
    }

    private static async Task<(float X, float Y)> Middle(IPage page, int year)
    {
        var box = (await page.Locator($"[data-year='{year}']").BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static Task<string[]> Places(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('.dot')].map((dot) => dot.getAttribute('href') + dot.getAttribute('transform'))");

    private static async Task<IReadOnlyList<string>> Rows(IPage page, string title) =>
        await page.Locator("figure", new() { HasText = title }).Locator("tbody tr").EvaluateAllAsync<string[]>("(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent).join(' '))");
}
