using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Tests.Formats;

public sealed class OtherFilesTests
{
    public static IEnumerable<TestCaseData> Others =>
    [
        new(Array.Empty<byte>(), "is empty."),
        new(" \r\n\n"u8.ToArray(), "is empty."),
        new(FileRead.Packed(""), "is empty."),
        new(FileRead.Packed(FileRead.Packed("^SERIES = GSE1")), "is gzip within gzip; unpack it once."),
        new(new byte[100_000], "is binary data, not text"),
        new("PK\u0003\u0004\0\0"u8.ToArray(), "is binary data, not text"),
        new(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("^SERIES = GSE1")).ToArray(), "is text in UTF-16; write it as UTF-8."),
        new("<!DOCTYPE html><html>Service unavailable</html>"u8.ToArray(), "is a web page"),
        new("!Series_title\t\"One\"\n!Series_geo_accession\t\"GSE1\"\n"u8.ToArray(), "is a series matrix"),
        new("hello"u8.ToArray(), "holds nothing of GEO that can be read"),
        new("{}"u8.ToArray(), "is JSON, but not document summaries"),
        new("^"u8.ToArray(), "holds no series that can be imported."),
        new("<"u8.ToArray(), "holds nothing of GEO that can be read"),
        new("<MINiML"u8.ToArray(), "is not whole XML: it breaks in line 1; fetch it again."),
        new("""{"header":{"type":"esummary"},"result":{"uids":[]}}"""u8.ToArray(), "holds no series that can be imported."),
        new("""{"header":{"type":"esummary"},"result":[]}"""u8.ToArray(), "is not whole JSON; fetch it again."),
    ];

    [TestCaseSource(nameof(Others))]
    public async Task A_file_that_is_no_record_file_is_refused_in_one_sentence_that_says_why(byte[] content, string reason)
    {
        var read = await FileRead.OfBytes(content);

        Assert.That(read.Reads, Is.Empty);
        Assert.That(read.Refusal, Does.Contain(reason).And.EndsWith(".").And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_missing_file_is_refused_by_name()
    {
        Assert.That((await FileRead.Of("/nowhere/at/all.soft")).Refusal, Does.StartWith("/nowhere/at/all.soft cannot be read ("));
    }

    [Test]
    public async Task A_byte_order_mark_and_blank_lines_before_the_records_do_no_harm()
    {
        Assert.That((await FileRead.OfText("\ufeff\n\n^SERIES = GSE1\n!Series_title = T")).Only.Title, Is.EqualTo("T"));
        Assert.That((await FileRead.OfText("\ufeff{\"accession\":\"GSE1\",\"title\":\"T\"}")).Only.Title, Is.EqualTo("T"));
        Assert.That((await FileRead.OfText("\ufeff{\"result\":{\"200000001\":{\"accession\":\"GSE1\",\"title\":\"T\"}}}")).Only.Title, Is.EqualTo("T"));
    }

    [Test]
    public async Task Gzip_parts_that_follow_each_other_are_read_as_one()
    {
        var read = await FileRead.OfBytes([.. FileRead.Packed("^SERIES = GSE1\n!Series_title = A\n"), .. FileRead.Packed("^SERIES = GSE2\n!Series_title = B\n")]);

        Assert.That(read.Good.Select(d => d.Title), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(read.Refusal, Is.Null);
    }

    [Test]
    public async Task Reading_stops_when_it_is_no_longer_wanted_even_within_a_table()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.soft");
        await File.WriteAllTextAsync(path, "^SERIES = GSE1\n!Series_title = T\n" + string.Concat(Enumerable.Repeat("1\t2\n", 1_000_000)));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThatAsync(async () =>
        {
            await foreach (var _ in new RecordFiles(TimeProvider.System).Read(new RecordFile(path, 1), cancelled.Token))
            {
            }
        }, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Who_leaves_early_leaves_nothing_running()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.soft");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Range(1, 100_000).Select(i => $"^SERIES = GSE{i}\n!Series_title = T\n")));

        await foreach (var _ in new RecordFiles(TimeProvider.System).Read(new RecordFile(path, 1), default))
        {
            break;
        }

        Assert.That(() => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing);
    }
}
