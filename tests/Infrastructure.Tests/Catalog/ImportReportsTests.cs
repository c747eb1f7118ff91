using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class ImportReportsTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task An_import_that_took_everything_leaves_no_file()
    {
        await using (var report = Reports().Begin())
        {
            Assert.That(report.Path, Is.Null);
        }

        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    [Test]
    public async Task Each_entry_is_a_line_and_can_be_read_while_the_import_goes_on()
    {
        await using var report = Reports().Begin();

        await Write(report, "family.soft.gz", 1203, "GSE9", "no title");
        await Write(report, "broken.xml", null, "", "it ends in the middle");

        Assert.That(report.Path, Is.EqualTo(_folder.File("reports/import-20260130T101500Z.tsv")));
        Assert.That(ReadWhileOpen(report.Path!), Is.EqualTo(
            "file\tline\trecord\treason\n" +
            "family.soft.gz\t1203\tGSE9\tno title\n" +
            "broken.xml\t\t\tit ends in the middle\n"));
    }

    [Test]
    public async Task What_stands_in_a_bad_record_cannot_break_the_table()
    {
        await using var report = Reports().Begin();

        await Write(report, "a\tb.soft", 1, "GSE1\n^SERIES", new string('x', 100_000));

        var lines = ReadWhileOpen(report.Path!).TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1].Split('\t'), Has.Length.EqualTo(4));
        Assert.That(lines[1], Has.Length.LessThan(600));
    }

    [Test]
    public async Task Two_imports_of_one_second_have_a_report_each()
    {
        var reports = Reports();
        await using var first = reports.Begin();
        await using var second = reports.Begin();

        await Write(first, "one.soft", 1, "", "bad");
        await Write(second, "two.soft", 1, "", "bad");

        Assert.That(second.Path, Is.Not.EqualTo(first.Path));
        Assert.That(ReadWhileOpen(first.Path!), Does.Contain("one.soft"));
        Assert.That(ReadWhileOpen(second.Path!), Does.Contain("two.soft"));
    }

    [Test]
    public async Task A_report_that_cannot_be_written_is_told_once_and_does_not_stop_the_import()
    {
        File.WriteAllText(_folder.File("reports"), "a file where the folder should be");
        var log = new Warnings();

        await using (var report = Reports(log).Begin())
        {
            await Write(report, "a.soft", 1, "", "bad");
            await Write(report, "a.soft", 2, "", "bad");
            Assert.That(report.Path, Is.Null);
        }

        Assert.That(log.Said, Has.Count.EqualTo(1));
        Assert.That(log.Said[0], Does.Contain("the import goes on"));
    }

    [Test]
    [Platform("Linux")]
    public void A_disk_that_fills_up_does_not_stop_the_import_either()
    {
        var log = new Warnings();
        var report = new ImportReport(() => new FileStream("/dev/full", FileMode.Open, FileAccess.Write), log);

        Assert.That(() => Write(report, "a.soft", 1, "", "bad"), Throws.Nothing);
        Assert.That(() => Write(report, "a.soft", 2, "", "bad"), Throws.Nothing);
        Assert.That(async () => await report.DisposeAsync(), Throws.Nothing);
        Assert.That(log.Said, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_file_full_of_bad_records_makes_a_report_that_ends_and_says_so()
    {
        await using var report = Reports().Begin();
        for (var line = 1; line <= ImportReport.MostLines + 50; line++)
        {
            await Write(report, "bad.soft", line, "", "bad");
        }

        var lines = ReadWhileOpen(report.Path!).TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(ImportReport.MostLines + 2));
        Assert.That(lines[^1], Does.Contain("not listed"));
    }

    private static readonly DateTimeOffset Began = new(2026, 1, 30, 10, 15, 0, TimeSpan.Zero);

    private ImportReports Reports(ILogger<ImportReports>? log = null) => new(
        new DataDirectory(Options.Create(new CatalogOptions { Directory = _folder.Path })),
        new FakeTimeProvider(Began),
        log ?? NullLogger<ImportReports>.Instance);

    private static Task Write(IImportReport report, string file, int? line, string record, string reason) =>
        report.Write(file, line, record, reason, CancellationToken.None);

    private static string ReadWhileOpen(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return new StreamReader(file).ReadToEnd();
    }

    private sealed class Warnings : ILogger<ImportReports>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
