using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Monitoring;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Monitoring;

internal sealed class AlertsFireAndEnd
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = TimeSpan.FromMinutes(1);
    private readonly AlertsUnderTest _service = new();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_request_over_five_seconds_fires_at_once_and_ends_with_the_window()
    {
        await _service.Request(4.9 * Second);
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("slow-request"), Is.False);

        await _service.Request(5.1 * Second);
        _service.Pass(5 * Second);
        Assert.That((_service.Fires("slow-request"), _service["slow-request"].Value), Is.EqualTo((true, 1)));

        _service.Pass(5 * Minute);
        Assert.That(_service.Fires("slow-request"), Is.False);
    }

    [Test]
    public void Slow_answers_fire_when_they_stay_and_end_when_the_fast_ones_prevail()
    {
        _service.Pass(50 * Second, () => _service.Answers(10, seconds: 2.6));
        Assert.That(_service["p90"].State, Is.EqualTo(AlertState.Pending), "not for a minute yet");

        _service.Pass(30 * Second, () => _service.Answers(10, seconds: 2.6));
        Assert.That(_service.Fires("p90"));
        Assert.That(_service["p90"].Value, Is.EqualTo(2.6).Within(10).Percent);

        _service.Pass(Minute, () => _service.Answers(1_000));
        Assert.That(_service.Fires("p90"), Is.False);
    }

    [Test]
    public void One_slow_answer_in_twenty_is_no_slow_service()
    {
        _service.Pass(3 * Minute, () =>
        {
            _service.Answers(19);
            _service.Answers(1, seconds: 4);
        });

        Assert.That(_service["p90"].State, Is.EqualTo(AlertState.Ok));
    }

    [Test]
    public void Answers_that_fail_fire_and_end_when_they_are_few_again()
    {
        _service.Pass(2 * Minute, () =>
        {
            _service.Answers(499);
            _service.Answers(1, status: 503);
        });
        Assert.That((_service.Fires("error-rate"), _service["error-rate"].Value), Is.EqualTo((true, 0.002)));

        _service.Pass(1.5 * Minute, () => _service.Answers(600));
        Assert.That(_service["error-rate"].Value, Is.InRange(0.0005, 0.0015));
        Assert.That(_service.Fires("error-rate"), "between the limits nothing changes");

        _service.Pass(5 * Minute, () => _service.Answers(600));
        Assert.That(_service.Fires("error-rate"), Is.False);
    }

    [Test]
    public void What_callers_did_wrong_is_no_error_of_the_service()
    {
        _service.Pass(3 * Minute, () =>
        {
            _service.Answers(50, status: 400);
            _service.Answers(50, status: 404, route: null);
            _service.Answers(50, status: 429);
        });

        Assert.That((_service["error-rate"].State, _service["error-rate"].Value), Is.EqualTo((AlertState.Ok, 0)));
    }

    [Test]
    public void A_failure_among_few_answers_is_no_rate()
    {
        _service.Answers(98);
        _service.Answers(1, status: 500);
        _service.Pass(3 * Minute);

        Assert.That((_service["error-rate"].State, _service["error-rate"].Value), Is.EqualTo((AlertState.Ok, (double?)null)));
    }

    [Test]
    public void Probes_neither_hide_nor_make_an_error()
    {
        _service.Pass(2 * Minute, () =>
        {
            _service.Answers(10, status: 503, route: "health/ready");
            _service.Answers(100);
        });
        Assert.That(_service["error-rate"].Value, Is.Zero);

        _service.Pass(2 * Minute, () =>
        {
            _service.Answers(10_000, route: "/health/live");
            _service.Answers(10, status: 500);
        });
        Assert.That(_service.Fires("error-rate"));
    }

    [Test]
    public void Too_much_memory_fires_after_a_minute_and_ends_with_a_distance()
    {
        _service.Machine.WorkingSet = 410_000_000;
        _service.Pass(55 * Second);
        Assert.That(_service["memory"].State, Is.EqualTo(AlertState.Pending));
        _service.Pass(10 * Second);
        Assert.That(_service.Fires("memory"));

        _service.Machine.WorkingSet = 390_000_000;
        _service.Pass(5 * Minute);
        Assert.That(_service.Fires("memory"), "under the limit, but not far");

        _service.Machine.WorkingSet = 350_000_000;
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("memory"), Is.False);
    }

    [Test]
    public void A_short_peak_of_memory_is_no_alert()
    {
        for (var i = 0; i < 10; i++)
        {
            _service.Machine.WorkingSet = 500_000_000;
            _service.Pass(50 * Second);
            _service.Machine.WorkingSet = 300_000_000;
            _service.Pass(5 * Second);
            Assert.That(_service["memory"].State, Is.EqualTo(AlertState.Ok));
        }
    }

    [Test]
    public void Busy_cores_fire_and_idle_ones_end_it()
    {
        _service.Pass(4 * Minute, () => _service.Machine.ProcessorTime += 9 * Second);
        Assert.That(_service.Fires("cpu"));
        Assert.That(_service["cpu"].Value, Is.EqualTo(0.9).Within(0.001));

        _service.Pass(2 * Minute, () => _service.Machine.ProcessorTime += 2 * Second);
        Assert.That(_service.Fires("cpu"), Is.False);
    }

    [Test]
    public void An_address_that_NCBI_shuts_out_fires_until_it_answers_again()
    {
        _service.NcbiAnswers(2, AnswerKind.Blocked);
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("ncbi-blocked"), Is.False, "too few to tell");

        _service.NcbiAnswers(3, AnswerKind.Blocked);
        _service.Pass(5 * Second);
        Assert.That((_service.Fires("ncbi-blocked"), _service["ncbi-blocked"].Value), Is.EqualTo((true, 1)));

        _service.Pass(TimeSpan.FromHours(1));
        Assert.That(_service.Fires("ncbi-blocked"), "nobody asked meanwhile");

        _service.NcbiAnswers(3, AnswerKind.Ok);
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("ncbi-blocked"), Is.False);
    }

    [Test]
    public void NCBI_left_alone_for_its_faults_fires_and_throttling_alone_does_not()
    {
        _service.NcbiAnswers(10, AnswerKind.Throttled);
        _service.Pass(Minute);
        Assert.That(_service.Fires("ncbi-blocked"), Is.False);

        _service.Ncbi = "broken";
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("ncbi-blocked"));

        _service.Ncbi = "open";
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("ncbi-blocked"), Is.False);
    }

    [TestCase(IndexState.Behind)]
    [TestCase(IndexState.Absent)]
    public void An_index_that_stays_behind_fires_and_ends_when_it_has_followed(IndexState state)
    {
        _service.Index = state;
        _service.Pass(10 * Minute);
        Assert.That(_service.Fires("index-stale"), Is.False);
        _service.Pass(10 * Second);
        Assert.That(_service.Fires("index-stale"));

        _service.Index = IndexState.Ready;
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("index-stale"), Is.False);
    }

    [Test]
    public void A_disk_that_fills_fires_and_one_that_is_cleared_ends_it()
    {
        _service.Machine.Disk = (8, 100);
        _service.Pass(70 * Second);
        Assert.That(_service.Fires("disk-full"));
        Assert.That(_service["disk-full"].Value, Is.EqualTo(0.92).Within(0.000_1));

        _service.Machine.Disk = (11, 100);
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("disk-full"), "under the limit, but not far");

        _service.Machine.Disk = (20, 100);
        _service.Pass(5 * Second);
        Assert.That(_service.Fires("disk-full"), Is.False);
    }

    [Test]
    public void A_disk_that_cannot_be_read_is_no_alert_and_hides_no_other()
    {
        _service.Machine.Disk = null;
        _service.Machine.WorkingSet = 500_000_000;
        _service.Pass(2 * Minute);

        Assert.That((_service["disk-full"].State, _service["disk-full"].Value), Is.EqualTo((AlertState.Ok, (double?)null)));
        Assert.That(_service.Fires("memory"));
    }

    [Test]
    public void Beginning_and_end_are_one_line_each_in_the_log()
    {
        _service.Machine.WorkingSet = 500_000_000;
        _service.Pass(10 * Minute);
        _service.Machine.WorkingSet = 100_000_000;
        _service.Pass(10 * Minute);

        var lines = _service.Log.Lines.Where(l => l.Contains("Alert memory", StringComparison.Ordinal)).ToArray();
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith("Warning").And.Contain("fires").And.Contain("500000000"));
        Assert.That(lines[1], Does.StartWith("Information").And.Contain("is over"));
    }

    [Test]
    public void An_alert_says_since_when_it_is_as_it_is()
    {
        _service.Pass(Minute);
        _service.Machine.WorkingSet = 500_000_000;
        _service.Pass(3 * Minute);

        Assert.That(_service["memory"].Since, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 9, 2, 5, TimeSpan.Zero)), "five seconds until it was seen, and a minute");
        Assert.That(_service["disk-full"].Since, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Limits_are_settings_and_an_alert_that_is_switched_off_is_not_there()
    {
        await using var set = new AlertsUnderTest(("Memory:Threshold", "1000"), ("Memory:For", "00:00:00"), ("Cpu:Enabled", "false"));
        set.Pass(5 * Second);

        Assert.That(set.Fires("memory"));
        Assert.That(set["memory"].ClearBelow, Is.EqualTo(900));
        Assert.That(set.All.Select(a => a.Name), Has.None.EqualTo("cpu"));
    }

    [TestCase("Memory:ClearBelow", "500000000")]
    [TestCase("P90:Threshold", "-1")]
    [TestCase("WebhookUrl", "http://127.0.0.1:9/")]
    [TestCase("WebhookUrl", "ftp://127.0.0.1/")]
    [TestCase("Window", "00:00:01")]
    public void A_setting_that_makes_no_sense_is_refused(string name, string value) =>
        Assert.That(() => new AlertsUnderTest((name, value)), Throws.TypeOf<OptionsValidationException>());

    [Test]
    public void The_machine_is_read_as_it_is()
    {
        using var folder = new TemporaryFolder();
        using var data = new DataDirectory(Options.Create(new CatalogOptions { Directory = folder.Path }));
        var machine = new MachineProbe(data);

        Assert.That(machine.WorkingSet, Is.GreaterThan(1_000_000));
        Assert.That(machine.ProcessorTime, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(machine.Processors, Is.EqualTo(Environment.ProcessorCount));
        Assert.That(machine.Disk!.Value.Free, Is.InRange(0, machine.Disk.Value.Total));
    }
}
