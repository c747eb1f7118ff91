using System.IO.Compression;
using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

internal sealed class ClientSoft
{
    private const string Family = "^DATABASE = GeoMiame\n^SERIES = GSE226260\n!Series_title = Liver\n!Series_geo_accession = GSE226260\n!Series_overall_design = Four and four.\n!Series_sample_id = GSM1\n";
    private static readonly Accession Series = Accession.Series(226260);

    [TestCase(1, "GSEnnn")]
    [TestCase(999, "GSEnnn")]
    [TestCase(1000, "GSE1nnn")]
    [TestCase(2034, "GSE2nnn")]
    [TestCase(99999, "GSE99nnn")]
    [TestCase(226260, "GSE226nnn")]
    public void Every_series_lies_in_the_folder_of_its_thousand(int number, string folder) =>
        Assert.That(GeoFolder.Of(Accession.Series(number)), Is.EqualTo(folder));

    [Test]
    public async Task A_series_is_read_from_its_packed_file_and_the_viewer_is_not_asked()
    {
        await using var server = new WireServer(_ => Packed(Family));
        await using var client = new WireClient(server, ("ApiKey", "KEY1"));

        var answer = await client.Entrez.Soft(Series, EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.Value?.Title, answer.Value?.OverallDesign), Is.EqualTo((AnswerKind.Ok, "Liver", "Four and four.")));
        Assert.That(answer.Value!.Provenance.Single().Source, Is.EqualTo(RecordSource.Soft));
        var request = server.Requests.Single();
        Assert.That((request.Path, request.Parameters.Count), Is.EqualTo(("geo/series/GSE226nnn/GSE226260/soft/GSE226260_family.soft.gz", 0)), "no key to a file");
    }

    [Test]
    public async Task Where_there_is_no_file_or_too_large_a_one_the_viewer_is_asked()
    {
        foreach (var refusal in (WireReply[])[new("", 404, "text/html"), new("") { Promised = 3_000_000_000 }])
        {
            await using var server = new WireServer(request => request.Path.EndsWith("acc.cgi", StringComparison.Ordinal) ? new(Family, 200, "geo/text") : refusal);
            await using var client = new WireClient(server);

            var answer = await client.Entrez.Soft(Series, EntrezTurn.Harvest, default);

            Assert.That((answer.Kind, answer.Value?.Title), Is.EqualTo((AnswerKind.Ok, "Liver")));
            Assert.That((server.Requests[^1]["acc"], server.Requests[^1]["view"]), Is.EqualTo(("GSE226260", "brief")));
        }
    }

    [TestCase("Accession \"GSE226260\" is currently private and is scheduled to be released on Aug 28, 2028.", AnswerKind.Private)]
    [TestCase("Could not find a public or private accession \"GSE226260\"", AnswerKind.NotFound)]
    [TestCase("Accession \"GSE226260\" was deleted by the GEO staff on Nov 11, 2004.", AnswerKind.Gone)]
    [TestCase("<html>reCAPTCHA</html>", AnswerKind.Blocked)]
    [TestCase("^SERIES = GSE226260\n!Series_title = RETIRED\n!Series_geo_accession = GSE226260\n", AnswerKind.Gone)]
    [TestCase("^SERIES = GSE5\n!Series_title = Another\n!Series_geo_accession = GSE5\n", AnswerKind.Malformed)]
    public async Task What_the_viewer_says_instead_of_a_record_is_told(string page, AnswerKind kind)
    {
        await using var server = new WireServer(request => request.Path.EndsWith("acc.cgi", StringComparison.Ordinal) ? new(page, 200, "text/plain") : new("", 404));
        await using var client = new WireClient(server);

        var answer = await client.Entrez.Soft(Series, EntrezTurn.Person, default);

        Assert.That((answer.Kind, answer.OpensOn), Is.EqualTo((kind, kind == AnswerKind.Private ? new DateOnly(2028, 8, 28) : (DateOnly?)null)));
    }

    [Test]
    public async Task A_file_that_is_damaged_or_unpacks_without_end_is_no_record()
    {
        var packed = Packed(Family).Bytes!;
        await using var damaged = new WireServer(_ => new WireReply("") { Bytes = packed[..^12] });
        await using var bomb = new WireServer(_ => Packed($"^DATABASE = x\n{new string('x', 3_000_000)}\n{Family}"));
        await using var client = new WireClient(damaged);
        await using var other = new WireClient(bomb, ("MaxUnpackedBytes", "1000000"));

        var ofDamaged = await client.Entrez.Soft(Series, EntrezTurn.Person, default);
        var ofBomb = await other.Entrez.Soft(Series, EntrezTurn.Person, default);

        Assert.That((ofDamaged.Kind, ofBomb.Kind), Is.EqualTo((AnswerKind.Transient, AnswerKind.Malformed)));
    }

    private static WireReply Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return new("", 200, "application/x-gzip") { Bytes = packed.ToArray() };
    }
}
