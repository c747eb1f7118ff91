namespace OmicsOracle.Page.Tests;

public sealed class StatusLive : PageTest
{
    [Test]
    public async Task The_operator_sees_health_catalogue_gate_cache_and_alerts()
    {
        var page = await Open("/status");

        foreach (var part in (string[])["Health", "Alerts", "Catalogue and index", "NCBI", "Cache"])
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = part, Exact = true })).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.Locator("[data-part=Health]")).ToContainTextAsync("index");
        await Assertions.Expect(page.Locator("[data-part='Catalogue and index']")).ToContainTextAsync("208 (the starter catalogue only)");
        await Assertions.Expect(page.Locator("[data-part=NCBI]")).ToContainTextAsync("open");
        await Assertions.Expect(page.Locator("[data-tier=memory]")).ToContainTextAsync("in use");
    }

    [Test]
    public async Task Figures_follow_without_a_reload_and_a_selection_stays()
    {
        var service = await Serve();
        var page = await Open("/status", service: service);
        var hits = page.Locator("[data-tier=memory] .figure").First;
        await Assertions.Expect(hits).ToHaveTextAsync("0");
        await page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('[data-part=NCBI] dd'))");

        for (var i = 0; i < 5; i++)
        {
            await service.Get("/api/v1/datasets/GSE2034");
        }

        await Assertions.Expect(hits).ToHaveTextAsync("4");
        await Assertions.Expect(page.Locator("[data-tier=memory]")).ToContainTextAsync("80 %");
        Assert.That(await page.EvaluateAsync<string>("getSelection().toString()"), Does.Contain("open"));
    }

    [Test]
    public async Task A_harvest_on_its_way_has_a_bar_and_the_time_left()
    {
        var page = await Open("/");
        await page.RouteAsync("**/api/v1/catalog", async route =>
        {
            var answer = await route.FetchAsync();
            var body = (await answer.TextAsync()).Replace("\"sync\":null", """
                "sync":{"stage":"harvesting","scope":"all of GEO","done":60000,"total":240000,"added":59000,"changed":1000,"unchanged":0,"missing":3,"withdrawn":1,"enriched":0,"startedAt":"2026-01-01T00:00:00Z","perSecond":120.5,"secondsLeft":1494}
                """, StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = body });
        });
        await page.GotoAsync("/status");

        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveJSPropertyAsync("position", 0.25);
        await Assertions.Expect(page.Locator("[data-part=Harvest]")).ToContainTextAsync("Harvesting: 60,000 of 240,000 (25 %)");
        await Assertions.Expect(page.Locator("[data-part=Harvest]")).ToContainTextAsync("25 min");
        await Picture(page, "status-harvest", whole: true);
    }

    [Test]
    public async Task Not_ready_is_told_with_its_reasons()
    {
        Expect("status of 503");
        var page = await Open("/");
        await page.RouteAsync("**/health/ready", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/json",
            Body = """{"status":"unavailable","reason":"The index is being made.","checks":[{"name":"index","status":"unavailable","reason":"The index is being made.","ageSeconds":0}],"cache":[]}""",
        }));
        await page.GotoAsync("/status");

        await Assertions.Expect(page.Locator("[data-part=Health]")).ToContainTextAsync("Searches cannot be answered now.");
        await Assertions.Expect(page.Locator("[data-part=Health] tbody")).ToContainTextAsync("The index is being made.");
    }

    [Test]
    public async Task When_the_service_is_lost_it_says_since_when_and_goes_on_asking()
    {
        Expect("ERR_CONNECTION_REFUSED");
        var page = await Open("/status");
        await Assertions.Expect(page.Locator("[data-part=Cache]")).ToBeVisibleAsync();

        await page.RouteAsync("**/api/v1/**", route => route.AbortAsync("connectionrefused"));
        await page.RouteAsync("**/health/**", route => route.AbortAsync("connectionrefused"));
        await Assertions.Expect(page.Locator("[data-lost]")).ToContainTextAsync("Not reached since");
        await Assertions.Expect(page.Locator("[data-part=Cache]")).ToBeVisibleAsync();
        await Picture(page, "status-lost");
        await page.UnrouteAllAsync();

        await Assertions.Expect(page.Locator("[data-lost]")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_page_that_nobody_sees_asks_nothing()
    {
        var page = await Open("/");
        await page.Clock.InstallAsync();
        await page.GotoAsync("/status");
        await Assertions.Expect(page.Locator("[data-part=Cache]")).ToBeVisibleAsync();
        await page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))");
        var asked = 0;
        page.Request += (_, _) => Interlocked.Increment(ref asked);
        await page.Clock.RunForAsync("00:10");
        Assert.That(asked, Is.Zero);

        await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))"),
            response => response.Url.EndsWith("/health/ready", StringComparison.Ordinal));
    }
}
