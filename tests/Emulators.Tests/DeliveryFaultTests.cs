using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Emulators.Faults;

namespace OmicsOracle.Emulators.Tests;

/// <summary>Answers that are right and do not arrive so.</summary>
public sealed class DeliveryFaultTests
{
    private const string Search = "entrez/eutils/esearch.fcgi?db=gds&retmode=json&term=gse[ETYP]";

    [Test]
    public async Task Bodies_may_be_empty_or_break_off()
    {
        await using var ncbi = await FaultTests.Start();
        ncbi.Emulator.Faults.Next(Fault.EmptyBody);
        ncbi.Emulator.Faults.Next(Fault.BrokenBody);
        Assert.That(await ncbi.Text(Search), Is.Empty);
        var half = await ncbi.Text(Search);
        Assert.That(half, Does.StartWith("{\"header\""));
        Assert.That(() => JsonDocument.Parse(half), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public async Task A_connection_may_end_before_or_within_the_answer()
    {
        await using var ncbi = await FaultTests.Start();
        ncbi.Emulator.Faults.Next(Fault.CutBody);
        using (var cut = await ncbi.Http.GetAsync(new Uri(Search, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.That(cut.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(() => cut.Content.ReadAsStringAsync(), Throws.InstanceOf<HttpRequestException>());
        }

        ncbi.Emulator.Faults.Always(Fault.Reset);
        Assert.That(() => ncbi.Text(Search), Throws.InstanceOf<HttpRequestException>());
        ncbi.Emulator.Faults.Clear();
        Assert.That(await ncbi.Text(Search), Does.Contain("200000001"));
    }

    [Test]
    public async Task Three_gigabytes_may_be_promised()
    {
        await using var ncbi = await FaultTests.Start();
        ncbi.Emulator.Faults.Next(Fault.HugeLength);
        using var answer = await ncbi.Http.GetAsync(new Uri(Search, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo(3_000_000_000));
    }

    [Test]
    public async Task A_flood_comes_without_a_word_of_its_length()
    {
        await using var ncbi = await FaultTests.Start();
        ncbi.Emulator.Faults.Next(Fault.Flood);
        using var answer = await ncbi.Http.GetAsync(new Uri(Search, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, read) = (new byte[256 * 1024], 0L);
        for (int taken; (taken = await body.ReadAsync(buffer)) > 0;)
        {
            read += taken;
        }

        Assert.That(read, Is.GreaterThan(64L * 1024 * 1024));
        Assert.That(answer.Content.Headers.ContentLength, Is.Null);
    }

    [Test]
    public async Task A_slow_body_comes_at_its_pace_and_whole()
    {
        var clock = new FakeTimeProvider();
        await using var ncbi = await FaultTests.Start(o => (o.Time, o.SlowBytesPerSecond) = (clock, 100));
        ncbi.Emulator.Faults.Next(Fault.SlowBody);
        using var answer = await ncbi.Http.GetAsync(new Uri(Search, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, text, began) = (new byte[4096], new StringBuilder(), clock.GetUtcNow());
        while (true)
        {
            var reading = body.ReadAsync(buffer).AsTask();
            while (!reading.IsCompleted)
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
            }

            var taken = await reading;
            if (taken == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, taken));
        }

        Assert.That(clock.GetUtcNow() - began, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(text.Length / 100.0)));
        Assert.That(JsonDocument.Parse(text.ToString()).RootElement.TryGetProperty("esearchresult", out _), Is.True);
    }
}
