using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Emulators.Chat;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

public sealed class ModelWriting
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Test]
    public async Task The_models_words_come_whole_and_in_order_with_what_they_took()
    {
        await using var model = await ModelUnderTest.Start(settings: [("Prices:0:Model", "some-model"), ("Prices:0:Input", "2"), ("Prices:0:Output", "8"), ("Currency", "EUR")]);
        var written = await model.Write();
        var usage = written.Used!.Usage;
        Assert.That((written.Text, written.Failure, written.Used.IsUnfinished), Is.EqualTo((ChatTexts.Plain, (Exception?)null, false)));
        Assert.That((usage.IsEstimated, usage.Currency), Is.EqualTo((false, "EUR")));
        Assert.That(usage.Cost, Is.EqualTo(((2m * usage.PromptTokens) + (8m * usage.CompletionTokens)) / 1_000_000));
        Assert.That(model.Writer.Estimate(ModelUnderTest.Brief()), Is.GreaterThanOrEqualTo(usage.Cost));
    }

    [Test]
    public async Task A_host_that_does_not_say_what_it_took_is_estimated_and_said_to_be()
    {
        await using var model = await ModelUnderTest.Start(o => o.TellsUsage = false);
        var usage = (await model.Write()).Used!.Usage;
        Assert.That((usage.IsEstimated, usage.Cost, usage.CompletionTokens), Is.EqualTo((true, (decimal?)null, (ChatTexts.Plain.Length + 3) / 4)));
    }

    [Test]
    public async Task A_host_that_does_not_stream_is_read_too()
    {
        await using var model = await ModelUnderTest.Start(o => o.Streams = false);
        var written = await model.Write();
        Assert.That((written.Text, written.Used!.Usage.IsEstimated), Is.EqualTo((ChatTexts.Plain, false)));
    }

    private static IEnumerable<string> Recorded() => RecordedData.FilesBelow("data/llm").Where(f => !f.EndsWith(".json", StringComparison.Ordinal) && !f.EndsWith(".ndjson", StringComparison.Ordinal));

    [TestCaseSource(nameof(Recorded))]
    public async Task A_recorded_stream_comes_through_word_for_word(string file)
    {
        var path = RecordedData.Path(file);
        await using var model = await ModelUnderTest.Start();
        model.Chat.Always(ChatFault.Recorded(path));
        var (written, read) = (await model.Write(), await AnswersRecorded.Reading(file, await File.ReadAllBytesAsync(path)));
        Assert.That((written.Text, written.Failure?.Fault), Is.EqualTo((read.Text, read.Text.Length == 0 ? WriterFault.Broken : (WriterFault?)null)));
        Assert.That(written.Used!.Usage.IsEstimated, Is.EqualTo(read.Usage is null));
    }

    [Test]
    public async Task Words_are_passed_on_before_the_next_are_there()
    {
        await using var model = await ModelUnderTest.Start();
        model.Chat.Always(ChatFault.StallsInTheMiddle);
        await using var pieces = model.Writer.Write(ModelUnderTest.Brief(), CancellationToken.None).GetAsyncEnumerator();
        Assert.That(await pieces.MoveNextAsync().AsTask().WaitAsync(Deadline), Is.True);
        Assert.That(pieces.Current, Is.EqualTo(new WrittenPiece.Words("This")));
    }

    [Test]
    public async Task Whoever_stops_reading_hangs_up_on_the_model()
    {
        await using var model = await ModelUnderTest.Start(o => o.TokensPerSecond = 20);
        await foreach (var _ in model.Writer.Write(ModelUnderTest.Brief(), CancellationToken.None))
        {
            break;
        }

        await model.Chat.Calls.Single().HungUp.WaitAsync(TimeSpan.FromSeconds(1));
        Assert.That(model.Writer.Hindrance, Is.Null);
    }

    [TestCase(nameof(ChatFault.Silent))]
    [TestCase(nameof(ChatFault.StallsFirst))]
    [TestCase(nameof(ChatFault.StallsInTheMiddle))]
    public async Task Whoever_cancels_hangs_up_on_the_model(string fault)
    {
        await using var model = await ModelUnderTest.Start();
        model.Chat.Always((ChatFault)typeof(ChatFault).GetField(fault)!.GetValue(null)!);
        using var leaving = new CancellationTokenSource();
        var writing = Written.Of(model.Writer, ModelUnderTest.Brief(), leaving.Token);
        using var deadline = new CancellationTokenSource(Deadline);
        while (model.Chat.Calls.Count == 0)
        {
            await Task.Delay(5, deadline.Token);
        }

        await leaving.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => writing);
        await model.Chat.Calls.Single().HungUp.WaitAsync(Deadline);
    }

    [Test]
    public async Task What_goes_out_is_the_record_the_model_and_the_settings_and_nothing_of_who_asks()
    {
        await using var model = await ModelUnderTest.Start();
        await model.Write();
        var call = model.Chat.Calls.Single();
        var body = JsonDocument.Parse(call.Body).RootElement;
        Assert.That((call.Path, call.Headers["Authorization"]), Is.EqualTo(("/v1/chat/completions", $"Bearer {ModelUnderTest.Key}")));
        Assert.That(body.EnumerateObject().Select(p => p.Name), Is.EquivalentTo(new[] { "model", "messages", "stream", "stream_options", "temperature", "max_tokens" }));
        Assert.That((body.GetProperty("temperature").GetDouble(), body.GetProperty("max_tokens").GetInt32(), body.GetProperty("model").GetString()), Is.EqualTo((0.0, 700, "some-model")));
        Assert.That(call.Headers.Keys, Is.SubsetOf(new[] { "Host", "Authorization", "Content-Type", "Content-Length" }));
        Assert.That(call.Body, Does.Contain("twelve mice"));
    }

    [Test]
    public async Task Azures_older_address_gets_its_version_and_its_own_header()
    {
        await using var model = await ModelUnderTest.Start(
            o => (o.ApiKey, o.Models) = (ModelUnderTest.Key, ["my-deployment"]),
            settings: [("BaseUrl", "{host}openai/deployments/my-deployment/"), ("ApiVersion", "2024-10-21")]);
        var written = await model.Write();
        var call = model.Chat.Calls.Single();
        Assert.That((written.Text, call.Query, call.Headers.ContainsKey("Authorization")), Is.EqualTo((ChatTexts.Plain, "?api-version=2024-10-21", false)));
    }

    [Test]
    public async Task What_a_model_does_not_take_is_left_out_at_once_and_from_then_on()
    {
        await using var model = await ModelUnderTest.Start(o => o.RefusedParameters = ["temperature", "max_tokens"]);
        var (first, second) = (await model.Write(), await model.Write());
        Assert.That((first.Text, second.Text), Is.EqualTo((ChatTexts.Plain, ChatTexts.Plain)));
        Assert.That(model.Chat.Calls, Has.Count.EqualTo(4), "two refusals, once");
        Assert.That(model.Chat.Calls[3].Body, Does.Contain("\"max_completion_tokens\":700").And.Not.Contains("temperature").And.Not.Contains("\"max_tokens\""));
    }

    [Test]
    public async Task As_many_are_written_at_once_as_is_set_and_the_next_is_told_so()
    {
        await using var model = await ModelUnderTest.Start(settings: [("MaxSimultaneous", "1")]);
        model.Chat.Next(ChatFault.StallsInTheMiddle);
        await using (var pieces = model.Writer.Write(ModelUnderTest.Brief(), CancellationToken.None).GetAsyncEnumerator())
        {
            await pieces.MoveNextAsync();
            Assert.That(model.Writer.Hindrance, Does.Contain("at once"));
            Assert.That((await model.Write()).Failure!.Fault, Is.EqualTo(WriterFault.Throttled));
        }

        Assert.That((model.Writer.Hindrance, (await model.Write()).Text), Is.EqualTo(((string?)null, ChatTexts.Plain)));
    }

    [Test]
    public async Task Calls_tokens_and_costs_are_counted_by_model_and_by_how_they_went()
    {
        await using var model = await ModelUnderTest.Start(settings: [("Prices:0:Model", "some-model"), ("Prices:0:Input", "1"), ("Prices:0:Output", "1")]);
        var counted = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => Listen(instrument, listening) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.Start();
        var usage = (await model.Write()).Used!.Usage;
        model.Chat.Next(ChatFault.NoSuchModel);
        await model.Write();
        Assert.That(counted.Keys, Is.EquivalentTo(new[]
        {
            "omics_model_calls some-model Whole", "omics_model_calls some-model NoSuchModel", "omics_model_tokens some-model in", "omics_model_tokens some-model out",
            "omics_model_cost some-model USD", "omics_model_first_token some-model",
        }));
        Assert.That((counted["omics_model_calls some-model Whole"], counted["omics_model_tokens some-model out"], counted["omics_model_cost some-model USD"]), Is.EqualTo((1.0, (double)usage.CompletionTokens, (double)usage.Cost!.Value)));

        void Listen(Instrument instrument, MeterListener listening)
        {
            if (instrument.Meter.Name == "OmicsOracle.LanguageModel" && ReferenceEquals(instrument.Meter.Scope, model.Meters))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        }

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = instrument.Name;
            foreach (var tag in tags)
            {
                name += $" {tag.Value}";
            }

            counted.AddOrUpdate(name, value, (_, before) => before + value);
        }
    }
}
