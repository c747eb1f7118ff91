namespace OmicsOracle.Page.Tests;

public sealed class Arriving : PageTest
{
    [Test]
    public async Task The_first_thing_to_see_is_the_box()
    {
        var page = await Open("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Search).Locator("input")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Find the datasets behind a question");
        await Picture(page, "welcome");
    }

    [TestCase("/")]
    [TestCase("/?q=parkinson")]
    [TestCase("/dataset/GSE7621")]
    public async Task Without_scripts_the_box_is_there_and_so_is_another_way_to_ask(string address)
    {
        var page = await Open(address, new(Script: false));

        await Assertions.Expect(page.GetByLabel("What are you looking for?")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("noscript a")).ToHaveAttributeAsync("href", "/docs"); // there, but this way of switching scripts off does not draw it
    }
}
