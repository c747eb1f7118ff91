using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Monitoring;
using OmicsOracle.Infrastructure.Tests.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Monitoring;

/// <summary>The webhook, against a real server.</summary>
internal sealed class AlertsToldElsewhere
{
    private const string Secret = "a secret of the operator's own";
    private const int MostTries = 5;
    private static readonly DateTimeOffset Since = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly LogKept _log = new();
    private readonly CancellationTokenSource _stopping = new();

    [TearDown]
    public void Forget() => _stopping.Dispose();

    [Test]
    public async Task A_message_says_what_fires_and_is_signed_with_its_time()
    {
        await using var receiver = new WebhookReceiver();
        await using var services = Services(receiver.Address);
        var webhook = services.GetRequiredService<AlertWebhook>();
        var delivering = webhook.Deliver(_stopping.Token);

        webhook.Tell(Alert("memory", AlertState.Firing));
        var received = (await receiver.Until(1))[0];

        Assert.That((received.Method, received.ContentType), Is.EqualTo(("POST", "application/json")));
        var said = JsonDocument.Parse(received.Body).RootElement;
        Assert.That(said.GetProperty("alert").GetString(), Is.EqualTo("memory"));
        Assert.That(said.GetProperty("state").GetString(), Is.EqualTo("firing"));
        Assert.That(said.GetProperty("value").GetDouble(), Is.EqualTo(500));
        Assert.That(said.GetProperty("threshold").GetDouble(), Is.EqualTo(400));
        Assert.That(said.GetProperty("since").GetDateTimeOffset(), Is.EqualTo(Since));
        var timestamp = received.Headers["X-OmicsOracle-Timestamp"];
        Assert.That(long.Parse(timestamp, CultureInfo.InvariantCulture), Is.EqualTo(new HurriedRetries().GetUtcNow().ToUnixTimeSeconds()).Within(60));
        Assert.That(received.Headers["X-OmicsOracle-Signature"], Is.EqualTo(Signature(Secret, timestamp, received.Body)));
        Assert.That(received.Headers["X-OmicsOracle-Signature"], Is.Not.EqualTo(Signature("another secret", timestamp, received.Body)));
        Assert.That(received.Headers["X-OmicsOracle-Signature"], Is.Not.EqualTo(Signature(Secret, "1" + timestamp, received.Body)), "an old message cannot be given a new time");
        await Stop(delivering);
    }

    [Test]
    public async Task A_receiver_that_fails_is_tried_again_with_the_same_message_signed_anew()
    {
        await using var receiver = new WebhookReceiver(number => number < 2 ? 503 : 204);
        await using var services = Services(receiver.Address);
        var webhook = services.GetRequiredService<AlertWebhook>();
        var delivering = webhook.Deliver(_stopping.Token);

        webhook.Tell(Alert("memory", AlertState.Firing));
        webhook.Tell(Alert("memory", AlertState.Ok));
        var tries = await receiver.Until(4);

        Assert.That(tries.Take(3).Select(t => t.Headers["X-OmicsOracle-Delivery"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(tries[3].Headers["X-OmicsOracle-Delivery"], Is.Not.EqualTo(tries[0].Headers["X-OmicsOracle-Delivery"]));
        Assert.That(tries.Select(t => t.Headers["X-OmicsOracle-Timestamp"]).Take(3), Is.Ordered.And.Unique, "time passes between the tries");
        Assert.That(tries.Select(t => t.Headers["X-OmicsOracle-Signature"]), Is.EqualTo(tries.Select(t => Signature(Secret, t.Headers["X-OmicsOracle-Timestamp"], t.Body))));
        Assert.That(tries.Select(t => JsonDocument.Parse(t.Body).RootElement.GetProperty("state").GetString()), Is.EqualTo(new[] { "firing", "firing", "firing", "over" }), "in order");
        await Stop(delivering);
        Assert.That(_log.Lines.Where(l => l.Contains("webhook", StringComparison.Ordinal)), Is.Empty, "what was delivered in the end is no failure");
    }

    [TestCase(400)]
    [TestCase(302)]
    public async Task A_receiver_that_refuses_or_sends_elsewhere_is_not_tried_again(int status)
    {
        await using var receiver = new WebhookReceiver(number => number == 0 ? status : 204);
        await using var services = Services(receiver.Address);
        var webhook = services.GetRequiredService<AlertWebhook>();
        var delivering = webhook.Deliver(_stopping.Token);

        webhook.Tell(Alert("first", AlertState.Firing));
        webhook.Tell(Alert("second", AlertState.Firing));
        var received = await receiver.Until(2);

        Assert.That(received.Select(r => JsonDocument.Parse(r.Body).RootElement.GetProperty("alert").GetString()), Is.EqualTo(new[] { "first", "second" }));
        await Stop(delivering);
    }

    [Test]
    public async Task A_receiver_that_is_away_is_said_once_and_once_when_it_is_back()
    {
        await using var receiver = new WebhookReceiver(number => number < 3 * MostTries ? 500 : 204);
        await using var services = Services(receiver.Address);
        var webhook = services.GetRequiredService<AlertWebhook>();
        var delivering = webhook.Deliver(_stopping.Token);

        for (var i = 0; i < 5; i++)
        {
            webhook.Tell(Alert($"alert-{i}", AlertState.Firing));
        }

        await receiver.Until((3 * MostTries) + 2);
        await Stop(delivering);

        var lines = _log.Lines.Where(l => l.Contains("webhook", StringComparison.Ordinal)).ToArray();
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith("Error").And.Contain("500"));
        Assert.That(lines[1], Does.StartWith("Information"));
        Assert.That(_log.Lines, Has.None.Contains("token").And.None.Contains(Secret), "the address and the secret stand in no log");
    }

    [Test]
    public async Task Nobody_waits_for_the_receiver_and_what_waits_is_bounded()
    {
        await using var receiver = new WebhookReceiver();
        await using var services = Services(receiver.Address);
        var webhook = services.GetRequiredService<AlertWebhook>();

        for (var i = 0; i < 1_000; i++)
        {
            webhook.Tell(Alert($"alert-{i}", AlertState.Firing)); // nobody delivers yet
        }

        var delivering = webhook.Deliver(_stopping.Token);
        webhook.Tell(Alert("last", AlertState.Firing));
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!receiver.Requests.Any(r => Encoding.UTF8.GetString(r.Body).Contains("\"last\"", StringComparison.Ordinal)))
        {
            await Task.Delay(10, deadline.Token);
        }

        Assert.That(receiver.Requests, Has.Count.InRange(64, 65), "the oldest were let go");
        await Stop(delivering);
    }

    private ServiceProvider Services(Uri address)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Alerts:WebhookUrl", address.ToString()), new("Alerts:WebhookSecret", Secret)]).Build());
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)).AddMetrics().AddSingleton<TimeProvider>(new HurriedRetries());
        return services.AddAlerts().BuildServiceProvider();
    }

    private async Task Stop(Task delivering)
    {
        await _stopping.CancelAsync();
        await delivering;
    }

    private static Alert Alert(string name, AlertState state) => new(name, state, Since, 500, 400, 360, "By", "bytes");

    /// <summary>As a receiver would work it out, from what docs/monitoring.md says.</summary>
    private static string Signature(string secret, string timestamp, byte[] body)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return "sha256=" + Convert.ToHexString(hmac.ComputeHash([.. Encoding.UTF8.GetBytes(timestamp + "."), .. body])).ToLowerInvariant();
    }

    /// <summary>A clock that jumps over the pauses between tries, but leaves a try its time.</summary>
    private sealed class HurriedRetries : TimeProvider
    {
        private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
        private long _skipped;

        public override DateTimeOffset GetUtcNow() => Since + TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime <= TimeSpan.Zero || dueTime == OneTry)
            {
                return base.CreateTimer(callback, state, dueTime == OneTry ? TimeSpan.FromMinutes(1) : dueTime, period);
            }

            Interlocked.Add(ref _skipped, dueTime.Ticks + TimeSpan.TicksPerSecond);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
