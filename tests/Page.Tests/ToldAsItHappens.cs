using System.Text.Json;
using System.Text.Json.Nodes;

namespace OmicsOracle.Page.Tests;

/// <summary>What the search view shows while an answer comes in pieces, late, in part or not at all.</summary>
public sealed class ToldAsItHappens : PageTest
{
    private const string Address = "/?q=parkinson";

    /// <summary>The stages of a search come when the test tells them.</summary>
    private const string Stages = """
        const real = window.fetch;
        window.fetch = (address, how) => {
          if (how?.headers?.accept !== 'text/event-stream') return real(address, how);
          const body = new ReadableStream({ start(stream) {
            window.tell = (name, data) => stream.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
            window.end = () => stream.close();
            how.signal.addEventListener('abort', () => stream.error(how.signal.reason));
          } });
          return Promise.resolve(new Response(body));
        };
        """;

    [Test]
    public async Task The_catalogues_hits_come_first_and_what_others_add_does_not_move_what_is_read()
    {
        var (page, answer) = await Staged();
        var hits = answer["results"]!.AsArray();

        await Tell(page, "understood", answer["interpretation"]!);
        await Assertions.Expect(page.Locator(".chip").First).ToContainTextAsync("Parkinson");
        await Tell(page, "local", Of(answer, hits.Skip(2)));
        await Assertions.Expect(page.Locator(".sum")).ToContainTextAsync("so far; asking on");
        var read = page.Locator(".hit h2 a").Nth(1);
        var title = await read.InnerTextAsync();
        await read.FocusAsync();
        var place = (await read.BoundingBoxAsync())!.Y;

        await Tell(page, "done", answer);
        await Come(page);

        await Assertions.Expect(page.Locator(".fresh")).ToHaveTextAsync("2 more series on top ↑");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync(title);
        Assert.That((await page.Locator(":focus").BoundingBoxAsync())!.Y, Is.EqualTo(place).Within(2));
        await page.GetByRole(AriaRole.Button, new() { Name = "more series on top" }).ClickAsync();
        await Assertions.Expect(page.Locator(".hit h2 a").First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".fresh")).ToBeHiddenAsync();
    }

    [Test]
    public async Task What_takes_long_shows_that_something_will_stand_there()
    {
        var (page, answer) = await Staged();

        await Assertions.Expect(page.Locator(".loading")).ToBeVisibleAsync();
        await Picture(page, "loading");
        await Assertions.Expect(page.Locator(".told")).ToContainTextAsync("It takes longer than usual");
        await Tell(page, "done", answer);
        await Come(page);

        await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".told .notice")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_partial_answer_says_which_source_is_missing_and_why()
    {
        var (page, answer) = await Staged();
        answer["completeness"] = "partial";
        answer["sources"]!.AsArray().Add(JsonNode.Parse("""{"name": "geo", "status": "timeout", "hits": 0, "tookMs": 2500, "asOf": null, "reason": "GEO did not answer within 2.5 s."}"""));

        await Tell(page, "done", answer);
        await Come(page);

        await Assertions.Expect(page.Locator(".partial")).ToContainTextAsync("This is not everything. NCBI GEO was too late: GEO did not answer within 2.5 s.");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("not every source has answered");
        await Picture(page, "partial");
    }

    [Test]
    public async Task A_family_is_folded_under_its_SuperSeries()
    {
        var (page, answer) = await Staged();
        answer["results"]![0]!["family"] = JsonNode.Parse("""{"superSeries": "GSE1", "members": [{"accession": "GSE7621", "title": "itself"}, {"accession": "GSE2", "title": "<b>a part</b>"}]}""");
        answer["results"]![0]!["accession"] = "GSE7621";

        await Tell(page, "done", answer);
        await page.GetByText("Part of SuperSeries GSE1; 1 related series found too").ClickAsync();

        await Assertions.Expect(page.Locator(".family li")).ToHaveTextAsync(["GSE1 the SuperSeries", "GSE2 <b>a part</b>"]);
        await Assertions.Expect(page.Locator(".family a").First).ToHaveAttributeAsync("href", "/dataset/GSE1");
    }

    [Test]
    public async Task An_answer_that_breaks_off_keeps_what_has_come()
    {
        var (page, answer) = await Staged();

        await Tell(page, "local", answer);
        await page.EvaluateAsync("end()");

        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("The answer broke off");
        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Nothing_found_says_what_to_loosen()
    {
        var page = await Open("/?q=asthma&source=local&organism=Mus+musculus&minSamples=99999");
        await Come(page);

        await Assertions.Expect(page.Locator(".empty h2")).ToHaveTextAsync("No series fits this question");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask again without filters" }).ClickAsync();

        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"\?q=asthma&source=local$"));
    }

    [Test]
    public async Task A_refusal_tells_its_reason_and_when_to_come_back()
    {
        Expect("429");
        var page = await Open("about:blank");
        await page.RouteAsync("**/api/v1/search/enhanced?*", route => route.FulfillAsync(new()
        {
            Status = 429,
            ContentType = "application/problem+json",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
            Body = """{"title": "Too many requests", "status": 429, "detail": "Ask more slowly. Ask again in 1 s.", "code": "rate-limited", "traceId": "0af7651916cd43dd"}""",
        }));
        await page.GotoAsync(Address);

        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("Too many requests");
        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("Ask more slowly.");
        await Assertions.Expect(page.Locator(".failed")).Not.ToContainTextAsync("1 s.");
        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("Code rate-limited, trace 0af7651916cd43dd");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again", Exact = true }).ClickAsync(); // enabled when the second is over
        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_cannot_be_asked_offers_to_take_out_the_filter_at_fault()
    {
        Expect("400");
        var page = await Open("/?q=parkinson&source=local&minSamples=many");

        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("A whole number, 1 or more.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out the number of samples" }).ClickAsync();

        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task Offline_is_told_and_ends_by_itself_when_the_connection_is_back()
    {
        Expect("ERR_INTERNET_DISCONNECTED");
        var page = await Open("/?q=asthma&source=local");
        await Come(page);
        await page.Context.SetOfflineAsync(true);

        await page.GetByLabel("What are you looking for?").FillAsync("parkinson");
        await page.GetByLabel("What are you looking for?").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".offline")).ToContainTextAsync("The service cannot be reached");
        await Picture(page, "offline");
        await page.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Locator(".hit").First).ToContainTextAsync("Parkinson");
        await Assertions.Expect(page.Locator(".offline")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Silence_ends_the_waiting_and_offers_to_ask_again()
    {
        var page = await Open("about:blank");
        await page.AddInitScriptAsync(Stages);
        await page.Clock.InstallAsync();
        await page.GotoAsync(Address);
        await page.WaitForFunctionAsync("() => Boolean(window.tell)");

        await page.Clock.FastForwardAsync(16_000);

        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("The service does not answer");
        await Assertions.Expect(page.Locator(".failed")).ToContainTextAsync("Nothing has come for 15 seconds");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task Where_GEO_is_not_asked_the_catalogue_is_offered()
    {
        Expect("400");
        var page = await Open("/?q=parkinson&source=live"); // the starter's service has live asking switched off

        await Assertions.Expect(page.Locator(".failed h2")).ToHaveTextAsync("This service does not ask GEO");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Look in the catalogue" }).ClickAsync();

        await Assertions.Expect(page.Locator(".hit").First).ToBeVisibleAsync();
    }

    [TestCase(429, "the file was refused. Try again in 7 seconds, at ")]
    [TestCase(503, "The service has too much to do now, so the file was refused.")]
    public async Task A_refused_file_is_told_beside_its_link(int status, string told)
    {
        Expect($"{status}");
        var page = await Open("/?q=parkinson&source=local");
        await Come(page);
        await page.RouteAsync("**/api/v1/search/export?*", route => route.FulfillAsync(new() { Status = status, Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }));

        await page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync();

        await Assertions.Expect(page.Locator(".taking .notice")).ToContainTextAsync(told);
    }

    [Test]
    public async Task More_says_that_the_service_cannot_be_reached()
    {
        Expect("ERR_FAILED");
        var page = await Open("/");
        await page.RouteAsync("**/enhanced?*cursor=*", route => route.AbortAsync());
        await page.GotoAsync("/?q=cancer&source=local");
        await Come(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator(".more .notice")).ToContainTextAsync("The service cannot be reached.");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("The service cannot be reached.");
    }

    private async Task<(IPage Page, JsonObject Answer)> Staged()
    {
        var answer = await (await Chromium.Starter).Get("/api/v1/search/enhanced?q=parkinson&source=local");
        var page = await Open("about:blank");
        await page.AddInitScriptAsync(Stages);
        await page.GotoAsync(Address);
        await page.WaitForFunctionAsync("() => Boolean(window.tell)");
        return (page, JsonNode.Parse(answer.Body)!.AsObject());
    }

    private static JsonObject Of(JsonObject answer, IEnumerable<JsonNode?> results)
    {
        var part = answer.DeepClone().AsObject();
        part["results"] = new JsonArray([.. results.Select(r => r!.DeepClone())]);
        return part;
    }

    private static Task<JsonElement?> Tell(IPage page, string stage, JsonNode data) =>
        page.EvaluateAsync($"() => {{ tell('{stage}', {data.ToJsonString(JsonSerializerOptions.Default)}); {(stage == "done" ? "end()" : "")} }}");

    private static Task Come(IPage page) => Assertions.Expect(page.Locator(".search")).ToHaveAttributeAsync("data-stage", "done");
}
