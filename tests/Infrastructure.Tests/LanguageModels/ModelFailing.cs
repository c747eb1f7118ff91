using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Infrastructure.Tests.LanguageModels;

public sealed class ModelFailing
{
    /// <summary>What the emulator does, what it is told as, how often it was asked, and whether words came before.</summary>
    private static readonly TestCaseData[] Faults =
    [
        new(ChatFault.BadRequest, WriterFault.Unavailable, 1, false),
        new(ChatFault.KeyRefused, WriterFault.KeyRefused, 1, false),
        new(ChatFault.NoSuchModel, WriterFault.NoSuchModel, 1, false),
        new(ChatFault.NoSuchDeployment, WriterFault.NoSuchModel, 1, false),
        new(ChatFault.RateLimited, WriterFault.Throttled, 1, false),
        new(ChatFault.RateLimited.After(TimeSpan.FromSeconds(20)), WriterFault.Throttled, 1, false),
        new(ChatFault.RateLimited.After(TimeSpan.FromSeconds(1)), WriterFault.Throttled, 2, false),
        new(ChatFault.NoMeans, WriterFault.NoMeans, 1, false),
        new(ChatFault.ServerError, WriterFault.Unavailable, 2, false),
        new(ChatFault.Unavailable, WriterFault.Unavailable, 2, false),
        new(ChatFault.Reset, WriterFault.Unavailable, 2, false),
        new(ChatFault.TooLong, WriterFault.TooLong, 1, false),
        new(ChatFault.Filtered, WriterFault.Declined, 1, false),
        new(ChatFault.Redirected, WriterFault.Unavailable, 1, false),
        new(ChatFault.FilteredInTheMiddle, WriterFault.Declined, 1, true),
        new(ChatFault.Refused, WriterFault.Declined, 1, false),
        new(ChatFault.Empty, WriterFault.Broken, 1, false),
        new(ChatFault.Torn, WriterFault.Broken, 1, true),
        new(ChatFault.Cut, WriterFault.Broken, 1, true),
        new(ChatFault.MalformedEvent, WriterFault.Broken, 1, true),
        new(ChatFault.ErrorEvent, WriterFault.Unavailable, 1, true),
        new(ChatFault.Endless, WriterFault.Broken, 1, true),
        new(ChatFault.EndlessLine, WriterFault.Broken, 1, true),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_is_told_as_what_it_is_and_tells_nothing_that_the_host_said(ChatFault fault, WriterFault told, int asked, bool hasWords)
    {
        await using var model = await ModelUnderTest.Start(settings: [("MaxOutputTokens", "300")]);
        model.Chat.Always(fault);
        var written = await model.Write();
        Assert.That((written.Failure?.Fault, model.Chat.Calls.Count, written.Text.Length > 0), Is.EqualTo(((WriterFault?)told, asked, hasWords)));
        Assert.That(written.Used is not null, Is.EqualTo(hasWords || fault.Name is "refused" or "empty"), "what it took is told where it began to write");
        Assert.That(written.Failure!.ToString(), Does.Not.Contain("platform.openai.com").And.Not.Contain("127.0.0.1").And.Not.Contain(ModelUnderTest.Key));
        Assert.That(written.Text.Length, Is.LessThanOrEqualTo(300 * 10));
        Assert.That(string.Join('\n', model.Log.Lines), Does.Not.Contain(ModelUnderTest.Key).And.Not.Contain("twelve mice"));
    }

    [Test]
    public async Task What_passes_is_asked_once_more_and_nobody_notices([Values("ServerError", "Unavailable", "Reset")] string fault)
    {
        await using var model = await ModelUnderTest.Start();
        model.Chat.Next((ChatFault)typeof(ChatFault).GetField(fault)!.GetValue(null)!);
        Assert.That((await model.Write()).Text, Is.EqualTo(ChatTexts.Plain));
        Assert.That(model.Chat.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_host_that_is_not_there_is_told_as_out_of_reach()
    {
        await using var model = await ModelUnderTest.Start(settings: [("BaseUrl", "http://127.0.0.1:1/v1")]);
        Assert.That((await model.Write()).Failure!.Fault, Is.EqualTo(WriterFault.Unavailable));
    }

    [Test]
    public async Task A_text_that_was_cut_short_is_told_to_be_unfinished()
    {
        await using var model = await ModelUnderTest.Start();
        model.Chat.Next(ChatFault.CutShort);
        var written = await model.Write();
        Assert.That((written.Failure, written.Used!.IsUnfinished), Is.EqualTo(((Exception?)null, true)));
        Assert.That(written.Text, Is.EqualTo("This study looked at"));
    }

    [TestCase("Silent", "FirstTokenTimeout", 3, false)]
    [TestCase("StallsFirst", "FirstTokenTimeout", 3, false)]
    [TestCase("StallsInTheMiddle", "TokenTimeout", 3, true)]
    [TestCase("StallsInTheMiddle", "Timeout", 3, true)]
    public async Task A_model_that_falls_silent_is_left_when_its_time_is_over(string fault, string setting, int seconds, bool hasWords)
    {
        var time = new FakeTimeProvider();
        await using var model = await ModelUnderTest.Start(time: time, settings: [(setting, $"00:00:{seconds:00}")]);
        model.Chat.Always((ChatFault)typeof(ChatFault).GetField(fault)!.GetValue(null)!);
        var writing = model.Write();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (model.Chat.Calls.Count == 0 || (hasWords && model.Chat.Calls[0].Tokens < 4))
        {
            await Task.Delay(5, deadline.Token);
        }

        for (; !writing.IsCompleted; time.Advance(TimeSpan.FromMilliseconds(500)))
        {
            await Task.WhenAny(writing, Task.Delay(10, deadline.Token));
            deadline.Token.ThrowIfCancellationRequested();
        }

        var written = await writing;
        Assert.That((written.Failure!.Fault, written.Text.Length > 0), Is.EqualTo((WriterFault.TooSlow, hasWords)));
        await model.Chat.Calls[0].HungUp.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Time_that_the_reader_takes_is_not_the_models()
    {
        var time = new FakeTimeProvider();
        await using var model = await ModelUnderTest.Start(time: time, settings: [("TokenTimeout", "00:00:03")]);
        var text = "";
        await foreach (var piece in model.Writer.Write(ModelUnderTest.Brief(), CancellationToken.None))
        {
            text += (piece as WrittenPiece.Words)?.Text;
            if (text == "This")
            {
                time.Advance(TimeSpan.FromSeconds(30));
            }
        }

        Assert.That(text, Is.EqualTo(ChatTexts.Plain));
    }

    [Test]
    public async Task A_refused_key_is_not_sent_again_for_a_while_and_told_once_with_a_hint()
    {
        var time = new FakeTimeProvider();
        await using var model = await ModelUnderTest.Start(o => o.ApiKey = "another", time);
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await model.Write()).Failure, Is.Not.Null);
        }

        Assert.That(model.Chat.Calls, Has.Count.EqualTo(1));
        Assert.That(model.Writer.Hindrance, Does.Contain("key").And.Contain("00:00:30"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(model.Writer.Hindrance, Is.Null);
        await model.Write();
        Assert.That(model.Log.Lines.Where(l => l.Contains("LanguageModel:ApiKey", StringComparison.Ordinal)), Has.One.Items);
        model.Chat.Options.ApiKey = null;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(((await model.Write()).Text, model.Writer.Hindrance), Is.EqualTo((ChatTexts.Plain, (string?)null)));
    }
}
