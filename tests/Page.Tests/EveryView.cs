using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace OmicsOracle.Page.Tests;

/// <summary>What holds for each view alike, in both schemes, narrow and wide.</summary>
public sealed class EveryView : PageTest
{
    private const int Narrow = 360;
    private static readonly AxeRunOptions Rules = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") };

    [Test]
    public async Task Axe_finds_nothing([ValueSource(typeof(View), nameof(View.All))] object view, [Values(Narrow, 1280)] int width, [Values] bool dark)
    {
        var page = await Open(((View)view).Address, new(width, Dark: dark));
        await ((View)view).Come(page);

        await Picture(page, $"{view}-{width}{(dark ? "-dark" : "")}", whole: true);
        Seen();

        var found = await page.RunAxe(Rules);

        Assert.That(found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}")), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_wider_than_the_screen([ValueSource(typeof(View), nameof(View.All))] object view, [Values(320, Narrow, 3840)] int width)
    {
        var page = await Open(((View)view).Address, new(width));
        await ((View)view).Come(page);

        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
    }
}
