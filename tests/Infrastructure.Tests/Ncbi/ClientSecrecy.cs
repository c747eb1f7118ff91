using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

/// <summary>What is told to anyone must never hold the key, whatever NCBI says back.</summary>
[NonParallelizable]
internal sealed class ClientSecrecy
{
    private const string Key = "feedfacecafebeef0123456789abcdef0123";
    private const string Term = "unmistakabletermofaperson";

    private static readonly WireReply[] Answers =
    [
        new(Replies.Hits(1, 200000001)),
        new($$"""{"error":"API rate limit exceeded","api-key":"{{Key}}","count":"11","limit":"10"}""", 429),
        new($$$"""{"esearchresult":{"ERROR":"Search Backend failed: {{{Key}}}"}}"""),
        new($$"""{"error":"something new about {{Key}}"}"""),
        new($"<html>{Key}</html>", 200, "text/html"),
        new($"nonsense {Key}"),
        new(Key, 500, "text/plain"),
        new("", 302) { Header = $"Location: http://elsewhere.example/?api_key={Key}" },
        new(Replies.NoHits) { Fault = WireFault.Cut },
        new("") { Fault = WireFault.Reset },
        new("") { Promised = 3_000_000_000 },
        new($$"""{"error":"API key invalid","api-key":"{{Key}}","type":"invalid","status":"unknown"}""", 400),
    ];

    [Test]
    public async Task The_key_is_in_no_log_no_trace_no_metric_and_no_answer()
    {
        var told = new ConcurrentQueue<string>();
        using var traces = Listen(told);
        using var figures = Measure(told);
        var keyed = 0;
        await Task.WhenAll(Answers.Select(async reply =>
        {
            await using var server = new WireServer(request =>
            {
                Interlocked.Add(ref keyed, request["api_key"] == Key ? 1 : 0);
                return reply;
            });
            await using var client = new WireClient(server, ("ApiKey", Key), ("MaxAnswerBytes", "1000000"), ("LongestWait", "00:00:00.200"));
            var search = await client.Entrez.Search(new("gds", Term, 0, 1), EntrezTurn.Person, default);
            var links = await client.Entrez.Links("gds", [.. Enumerable.Range(200_000_001, 201)], "sra", EntrezTurn.Person, default);
            var soft = await client.Entrez.Soft(Accession.Series(1), EntrezTurn.Person, default);
            figures.RecordObservableInstruments();
            foreach (var text in (string?[])[search.ToString(), links.ToString(), soft.ToString(), client.Entrez.Budget.ToString(), .. client.Log.Lines])
            {
                told.Enqueue(text ?? "");
            }
        }));

        Assert.That(keyed, Is.AtLeast(Answers.Length), "the key was sent");
        Assert.That(told.Where(t => t.Contains(Key, StringComparison.OrdinalIgnoreCase)), Is.Empty);
        Assert.That(told.Where(t => t.Contains(Term, StringComparison.OrdinalIgnoreCase)), Is.Empty);
        Assert.That(told, Has.Some.StartsWith("ncbi esearch").And.Some.StartsWith("omics_ncbi_requests").And.Some.StartsWith("omics_ncbi_permitted"));
    }

    [Test]
    public async Task A_failure_that_nobody_foresaw_names_neither_address_nor_key()
    {
        await using var server = new WireServer(_ => Replies.NoHits);
        await using var client = new WireClient(server, ("ApiKey", Key));
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        var failure = Assert.CatchAsync(() => client.Entrez.Search(new("gds", Term, 0, 1), EntrezTurn.Person, leaving.Token));

        Assert.That(failure!.ToString(), Does.Not.Contain(Key).And.Not.Contain(Term));
    }

    [Test]
    public void Settings_do_not_print_the_key() => Assert.That(new NcbiOptions { ApiKey = Key }.ToString(), Does.Not.Contain(Key));

    private static ActivityListener Listen(ConcurrentQueue<string> told)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => told.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(ConcurrentQueue<string> told)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, measuring) => measuring.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }
}
