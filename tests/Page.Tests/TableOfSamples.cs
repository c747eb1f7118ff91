namespace OmicsOracle.Page.Tests;

public sealed class TableOfSamples : PageTest
{
    [Test]
    public async Task Words_and_groups_filter_together()
    {
        var page = await OpenWhole();
        var told = page.Locator("#samples [role=status]");
        await Assertions.Expect(told).ToHaveTextAsync("420 samples, the first 200 shown");

        await page.GetByRole(AriaRole.Button, new() { Name = "healthy 140" }).ClickAsync();
        await Assertions.Expect(told).ToHaveTextAsync("140 of 420 samples");
        await page.GetByRole(AriaRole.Button, new() { Name = "female 210" }).ClickAsync();
        await Assertions.Expect(told).ToHaveTextAsync("70 of 420 samples");
        await page.GetByLabel("Filter").FillAsync("gsm900001 VISIT");
        await Assertions.Expect(told).ToHaveTextAsync("2 of 420 samples");
        await Picture(page, "samples");
        await page.GetByLabel("Filter").FillAsync("no such words");

        await Assertions.Expect(page.Locator("#samples tbody")).ToContainTextAsync("No sample is like that");
    }

    [Test]
    public async Task What_each_sample_has_for_itself_is_no_group()
    {
        var page = await OpenWhole();

        await Assertions.Expect(page.Locator("#samples .groups dt")).ToHaveTextAsync(["disease", "sex"]);
    }

    [Test]
    public async Task A_column_sorts_as_numbers_do_and_back()
    {
        var page = await OpenWhole();
        var age = page.GetByRole(AriaRole.Columnheader, new() { Name = "age" });
        var donor = page.GetByRole(AriaRole.Columnheader, new() { Name = "donor" });

        await age.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(age).ToHaveAttributeAsync("aria-sort", "ascending");
        await donor.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(donor).ToHaveAttributeAsync("aria-sort", "descending");
        await Assertions.Expect(age).Not.ToHaveAttributeAsync("aria-sort", "ascending");
        await Assertions.Expect(page.Locator("#samples tbody tr").First).ToContainTextAsync("D210");
    }

    [Test]
    public async Task More_rows_come_on_demand_and_the_focus_is_not_lost()
    {
        var page = await OpenWhole();
        var more = page.GetByRole(AriaRole.Button, new() { Name = "Show 200 more" });

        await more.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#samples tbody tr")).ToHaveCountAsync(400);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#samples tbody tr")).ToHaveCountAsync(420);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Table of samples" })).ToBeFocusedAsync();
    }

    [Test]
    public async Task What_is_chosen_is_copied_whole_and_no_spreadsheet_runs_it()
    {
        var service = await Serve();
        await Put(service, ASeries.Whole, ASeries.Hostile);
        var page = await Open("/dataset/GSE900001", service: service);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "asthma 280" }).ClickAsync();
        var whole = await Copied(page);
        await page.GotoAsync("/dataset/GSE900003");
        var hostile = await Copied(page);

        Assert.That(whole, Has.Length.EqualTo(281));
        Assert.That(whole[0], Is.EqualTo("Sample\tTitle\tSource\tdisease\tsex\tage\tdonor"));
        Assert.That(whole[1], Is.EqualTo("GSM9000011\tdonor 1, visit 2\tbronchial brushing\tasthma\tfemale\t25\tD1"));
        Assert.That(hostile[3].Split('\t'), Does.Contain("'@two").And.Contain("'=HYPERLINK(\"//evil.example\")"));
    }

    private static async Task<string[]> Copied(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as TSV" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        return (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Split('\n');
    }

    private async Task<IPage> OpenWhole()
    {
        var service = await Serve();
        await Put(service, ASeries.Whole);
        return await Open("/dataset/GSE900001", service: service);
    }
}
