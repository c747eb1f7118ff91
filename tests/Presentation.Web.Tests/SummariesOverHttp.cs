using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>Summaries of the whole service over real HTTP, with an emulated chat API behind it.</summary>
public sealed class SummariesOverHttp
{
    private const string Path = "/api/v1/datasets/GSE2034/summary";

    [Test]
    public async Task Without_a_model_the_record_s_own_sentences_answer_and_say_why()
    {
        await using var service = await Service.Start();

        var answer = await service.Get(Path);

        var meta = answer.Json.GetProperty("meta");
        Assert.That((answer.Status, meta.GetProperty("writer").GetString()), Is.EqualTo((HttpStatusCode.OK, "extractive")));
        Assert.That(meta.GetProperty("reason").GetString(), Does.Contain("language model"));
        Assert.That(meta.GetProperty("sources")[0].GetProperty("accession").GetString(), Is.EqualTo("GSE2034"));
        Assert.That(answer.Json.GetProperty("text").GetString(), Is.Not.Empty);
        Assert.That(answer.Json.GetProperty("check").GetProperty("unsupported").GetInt32(), Is.Zero, answer.Body);
    }

    [Test]
    public async Task Words_of_a_model_come_as_events_with_each_sentence_judged_and_the_whole_at_the_end()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        await using var service = await Service.Start(settings: Settings(chat));

        var events = await Events(service, Path);

        Assert.That(events[0].Name, Is.EqualTo("meta"));
        Assert.That(events.Select(e => e.Name).Distinct(), Is.EquivalentTo(new[] { "meta", "delta", "check", "done" }));
        var done = events[^1].Data;
        Assert.That((events[^1].Name, done.GetProperty("meta").GetProperty("writer").GetString(), done.GetProperty("meta").GetProperty("model").GetString()), Is.EqualTo(("done", "model", "any")));
        Assert.That(done.GetProperty("meta").GetProperty("usage").GetProperty("completionTokens").GetInt32(), Is.Positive);
        Assert.That(events.Where(e => e.Name == "check").Select(e => e.Data.GetProperty("index").GetInt32()), Is.EqualTo(Enumerable.Range(0, done.GetProperty("sentences").GetArrayLength())));
        Assert.That(done.GetProperty("check").GetProperty("unsupported").GetInt32(), Is.Zero, done.GetRawText());
    }

    [Test]
    public async Task The_places_of_a_sentence_are_where_the_record_says_so()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        await using var service = await Service.Start(settings: Settings(chat));
        var record = (await service.Get("/api/v1/datasets/GSE2034")).Json;

        var spans = (await service.Get(Path)).Json.GetProperty("sentences").EnumerateArray().SelectMany(s => s.GetProperty("spans").EnumerateArray()).ToList();

        Assert.That(spans, Is.Not.Empty);
        foreach (var span in spans.Where(s => s.GetProperty("field").GetString() is "title" or "summary" or "overallDesign"))
        {
            var text = record.GetProperty(span.GetProperty("field").GetString()!).GetString()!;
            Assert.That(span.GetProperty("start").GetInt32(), Is.LessThan(span.GetProperty("end").GetInt32()));
            Assert.That(span.GetProperty("end").GetInt32(), Is.LessThanOrEqualTo(text.Length));
        }
    }

    [Test]
    public async Task What_the_record_does_not_hold_is_marked_and_left_out_of_the_text()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = question => ChatTexts.Grounded(question) + " The series holds 4711 samples of Danio rerio treated with imatinib.");
        await using var service = await Service.Start(settings: Settings(chat));

        var summary = (await service.Get(Path)).Json;

        Assert.That(summary.GetProperty("meta").GetProperty("writer").GetString(), Is.EqualTo("model"));
        Assert.That(summary.GetProperty("check").GetProperty("unsupported").GetInt32(), Is.EqualTo(1));
        Assert.That(summary.GetProperty("text").GetString(), Does.Not.Contain("4711").And.Not.Contain("imatinib"));
    }

    [Test]
    public async Task Nothing_of_what_a_hostile_model_says_is_shown_as_a_summary()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = _ => ChatTexts.Hostile);
        await using var service = await Service.Start(settings: Settings(chat));

        var summary = (await service.Get(Path)).Json;

        Assert.That(summary.GetProperty("meta").GetProperty("writer").GetString(), Is.EqualTo("extractive"));
        Assert.That(summary.GetProperty("text").GetString(), Does.Not.Contain("evil").And.Not.Contain("script").And.Not.Contain("gnore").And.Not.Contain("password"));
    }

    private static IEnumerable<TestCaseData> Faults() => new[]
    {
        ChatFault.BadRequest, ChatFault.KeyRefused, ChatFault.NoSuchModel, ChatFault.RateLimited, ChatFault.RateLimited.After(TimeSpan.FromMinutes(1)), ChatFault.NoMeans, ChatFault.ServerError, ChatFault.TooLong,
        ChatFault.Filtered, ChatFault.FilteredInTheMiddle, ChatFault.Refused, ChatFault.Empty, ChatFault.StallsFirst, ChatFault.StallsInTheMiddle, ChatFault.Cut, ChatFault.MalformedEvent, ChatFault.Endless,
    }.Select((fault, i) => new TestCaseData(fault).SetArgDisplayNames($"{i} {fault.Name}"));

    [TestCaseSource(nameof(Faults))]
    public async Task Whatever_goes_wrong_with_the_model_a_summary_is_written_and_says_why(ChatFault fault)
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        chat.Always(fault);
        await using var service = await Service.Start(settings: [.. Settings(chat), ("LanguageModel:FirstTokenTimeout", "00:00:01"), ("LanguageModel:TokenTimeout", "00:00:01")]);

        var answer = await service.Get(Path);

        var meta = answer.Json.GetProperty("meta");
        Assert.That((answer.Status, meta.GetProperty("writer").GetString()), Is.EqualTo((HttpStatusCode.OK, "extractive")));
        Assert.That(meta.GetProperty("reason").GetString(), Is.Not.Empty.And.Not.Contain("127.0.0.1").And.Not.Contain("sk-"));
        Assert.That(answer.Json.GetProperty("text").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task A_summary_is_kept_and_its_record_s_change_drops_it()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        await using var service = await Service.Start(settings: Settings(chat));

        await service.Get(Path);
        var kept = await service.Get(Path);

        Assert.That((kept.Headers["Cache-Status"], chat.Calls.Count), Is.EqualTo((kept.Headers["Cache-Status"], 1)));
        Assert.That(kept.Headers["Cache-Status"], Does.Contain("hit"));
        Assert.That((await service.Get(Path, ("If-None-Match", kept.Headers["ETag"]))).Status, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task Whoever_leaves_takes_the_model_s_call_along()
    {
        await using var chat = await ChatEmulator.Start(o => (o.Text, o.TokensPerSecond) = (ChatTexts.Grounded, 5));
        await using var service = await Service.Start(settings: Settings(chat));

        using (var response = await Ask(service, Path))
        {
            await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
            {
                if (item.EventType == "delta")
                {
                    break;
                }
            }
        }

        await chat.Calls[0].HungUp.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_service_that_stops_ends_its_streams()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        chat.Always(ChatFault.StallsInTheMiddle);
        var service = await Service.Start(settings: Settings(chat));
        using var response = await Ask(service, Path);
        var reading = response.Content.ReadAsStringAsync();

        var stopping = service.DisposeAsync().AsTask();

        Assert.That(await reading, Does.Contain("event: meta").And.Not.Contain("event: done"));
        await stopping;
    }

    [Test]
    public async Task While_the_model_is_silent_the_stream_shows_that_it_lives()
    {
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        chat.Always(ChatFault.StallsFirst);
        await using var service = await Service.Start(settings: [.. Settings(chat), ("Summary:Heartbeat", "00:00:00.05"), ("LanguageModel:FirstTokenTimeout", "00:00:02")]);

        var names = (await Events(service, Path)).ConvertAll(e => e.Name);

        Assert.That(names, Does.Contain("heartbeat"));
        Assert.That(names.Count(n => n == "meta"), Is.EqualTo(2), "the built-in writer begins anew");
        Assert.That(names[^1], Is.EqualTo("done"));
    }

    [Test]
    public async Task A_question_s_best_hits_are_told_together_each_statement_with_its_accessions()
    {
        await using var service = await Service.Start();

        var summary = (await service.Get("/api/v1/search/summary?q=breast+cancer")).Json;

        Assert.That(summary.GetProperty("subject").GetString(), Is.EqualTo("breast cancer"));
        Assert.That(summary.GetProperty("meta").GetProperty("sources").GetArrayLength(), Is.GreaterThan(1));
        Assert.That(summary.GetProperty("sentences").EnumerateArray().Select(s => s.GetProperty("text").GetString()), Has.All.Contains("GSE"));
        Assert.That(summary.GetProperty("check").GetProperty("unsupported").GetInt32(), Is.Zero, summary.GetRawText());
    }

    [TestCase("/api/v1/datasets/GSE9999999/summary", HttpStatusCode.NotFound, "not-found")]
    [TestCase("/api/v1/search/summary?q=zxqvjkw", HttpStatusCode.NotFound, "not-found")]
    [TestCase("/api/v1/search/summary?q=", HttpStatusCode.BadRequest, "invalid-query")]
    [TestCase("/api/v1/datasets/banana/summary", HttpStatusCode.BadRequest, "invalid-query")]
    public async Task What_cannot_be_summarised_is_refused_for_everyone(string path, HttpStatusCode status, string code)
    {
        await using var service = await Service.Start();

        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            var answer = await service.Get(path, ("Accept", accept));
            Assert.That((answer.Status, answer.Code, answer.MediaType), Is.EqualTo((status, code, "application/problem+json")), answer.Body);
        }
    }

    private static (string, string)[] Settings(ChatEmulator chat) => [("LanguageModel:BaseUrl", $"{chat.Address}v1"), ("LanguageModel:Model", "any")];

    private static Task<HttpResponseMessage> Ask(Service service, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        return service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<List<(string Name, JsonElement Data)>> Events(Service service, string path)
    {
        using var response = await Ask(service, path);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        var events = new List<(string, JsonElement)>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            events.Add((item.EventType, JsonDocument.Parse(item.Data).RootElement));
        }

        return events;
    }
}
