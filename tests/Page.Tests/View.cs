namespace OmicsOracle.Page.Tests;

/// <summary>One view of the page: its address, and what is there once it has come.</summary>
/// <param name="Ready">A selector.</param>
/// <param name="Opened">What a visitor clicks first: a button's name.</param>
internal sealed record View(string Name, string Address, string Ready, string? Opened = null)
{
    public static readonly View[] All =
    [
        new("welcome", "/", "h1"),
        new("results", "/?q=parkinson+disease&source=local", ".hit"),
        new("filtered", "/?q=breast+cancer&source=local&organism=Homo+sapiens&sort=newest", ".hit"),
        new("nothing", "/?q=zxqvjkw&source=local", "#view .empty"),
        new("pictures", "/?q=breast+cancer&source=local", "#opened svg", "Pictures"),
        new("dataset", "/dataset/GSE7621", "#samples"),
        new("status", "/status", "#view h2"),
    ];

    /// <summary>Waits until it stands there whole.</summary>
    public async Task Come(IPage page)
    {
        if (Opened is not null)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = Opened }).ClickAsync();
        }

        await Assertions.Expect(page.Locator(Ready).First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    public override string ToString() => Name;
}
