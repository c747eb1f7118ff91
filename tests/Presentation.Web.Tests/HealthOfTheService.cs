using System.Net;
using Moq;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class HealthOfTheService
{
    [Test]
    public async Task A_program_reads_each_thing_that_the_service_stands_on_with_its_age()
    {
        await using var service = await Service.Start();

        var checks = (await service.Get("/health", ("Accept", "*/*"))).Json.GetProperty("checks").EnumerateArray().ToArray();

        Assert.That(checks.Select(c => c.GetProperty("name").GetString()), Is.EqualTo(new[] { "index", "store", "disk", "memory cache", "disk cache", "ncbi" }));
        Assert.That(checks.Select(c => c.GetProperty("status").GetString()), Is.All.EqualTo("ready"));
        Assert.That(checks.Select(c => c.GetProperty("ageSeconds").GetDouble()), Is.All.InRange(0, 60));
    }

    [Test]
    public async Task A_person_gets_a_page_without_scripts()
    {
        await using var service = await Service.Start();

        var page = await service.Get("/health", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        Assert.That((page.Status, page.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        Assert.That(page.Body, Does.Contain("OmicsOracle is <span class=\"ready\">ready").And.Not.Contain("<script"));
        Assert.That(page.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'; style-src 'unsafe-inline'"));
    }

    [Test]
    public async Task NCBI_that_does_not_answer_is_degraded_and_still_200()
    {
        var geo = new Mock<IGeoSource>();
        geo.Setup(g => g.Budget).Returns(new SourceBudget(0, 3, 0, 0, 0, 0, SourceBudget.Broken, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        await using var service = await Service.Start(replace: services => services.AddSingleton(geo.Object));

        var ready = await service.Get("/health/ready");

        Assert.That((ready.Status, ready.Json.GetProperty("status").GetString()), Is.EqualTo((HttpStatusCode.OK, "degraded")));
        Assert.That(ready.Json.GetProperty("reason").GetString(), Does.StartWith("NCBI does not answer; it is asked again at 03:04:05 UTC"));
    }

    [Test]
    public async Task A_disk_that_takes_no_write_is_503_until_it_does()
    {
        var sign = new Sign { Seen = new(ReadinessStatus.Unavailable, "The data directory cannot be written.") };
        await using var service = await Service.Start(replace: services => services.AddSingleton<IVitalSign>(sign), settings: ("Health:Every", "00:00:00.1"));

        Assert.That((await service.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await service.Get("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK), "the process itself lives");
        sign.Seen = VitalSignSeen.Well;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await service.Get("/health/ready")).Status != HttpStatusCode.OK)
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    [Test]
    public async Task A_disk_that_hangs_keeps_nobody_waiting_and_is_looked_at_once()
    {
        using var hanging = new ManualResetEventSlim();
        var sign = new Sign { Hangs = hanging };
        await using var service = await Service.Start(replace: services => services.AddSingleton<IVitalSign>(sign), settings: [("Health:Every", "00:00:00.1"), ("Health:Patience", "00:00:00.1")]);

        var ready = await service.Get("/health/ready");

        Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(ready.Json.GetProperty("reason").GetString(), Does.Contain("The sign has not answered for 0.1 s."));
        Assert.That(sign.Looks, Is.EqualTo(1));
        hanging.Set();
    }

    private sealed class Sign : IVitalSign
    {
        private int _looks;

        public string Name => "sign";

        public VitalSignSeen Seen { get; set; }

        public ManualResetEventSlim? Hangs { get; init; }

        public int Looks => Volatile.Read(ref _looks);

        public VitalSignSeen Look()
        {
            Interlocked.Increment(ref _looks);
            Hangs?.Wait();
            return Seen;
        }
    }
}
