using System.Formats.Tar;
using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Formats;

public sealed class MinimlTests
{
    private const string Document = """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <MINiML xmlns="http://www.ncbi.nlm.nih.gov/geo/info/MINiML" version="0.5.0">
          <Contributor iid="contrib1"><Person><First>Some</First><Last>One</Last></Person><Email>someone@example.org</Email></Contributor>
          <Platform iid="GPL16791"><Accession database="GEO">GPL16791</Accession></Platform>
          <Sample iid="GSM1">
            <Title>cells, µ</Title>
            <Accession database="GEO">GSM1</Accession>
            <Channel position="1">
              <Source>colon</Source>
              <Organism taxid="9606">Homo sapiens</Organism>
              <Characteristics tag="tissue">
        colon &amp; rectum
              </Characteristics>
              <Characteristics>
        none      </Characteristics>
            </Channel>
            <Platform-Ref ref="GPL16791" />
          </Sample>
          <Sample iid="GSM2"><Accession database="GEO">GSM2</Accession></Sample>
          <Series iid="GSE9">
            <Status database="GEO">
              <Submission-Date>2021-07-19</Submission-Date><Release-Date>2021-07-27</Release-Date><Last-Update-Date>2021-07-28</Last-Update-Date>
            </Status>
            <Title>Founder mice</Title>
            <Accession database="GEO">GSE9</Accession>
            <Pubmed-ID>14668411</Pubmed-ID>
            <Summary>
        First line
        Keywords: other
            </Summary>
            <Overall-Design>
            </Overall-Design>
            <Type>Other</Type>
            <Contact-Ref ref="contrib1" />
            <Sample-Ref ref="GSM1" />
            <Sample-Ref ref="GSM2" />
            <Relation type="SubSeries of" target="GSE696" />
            <Relation type="SRA" target="https://www.ncbi.nlm.nih.gov/sra?term=SRP1" />
          </Series>
        </MINiML>
        """;

    [Test]
    public async Task A_document_brings_every_fact_of_its_series_but_nobody_behind_it()
    {
        var series = (await FileRead.OfText(Document)).Only;

        Assert.Multiple(() =>
        {
            Assert.That((series.Accession.ToString(), series.Title, series.OverallDesign), Is.EqualTo(("GSE9", "Founder mice", (string?)null)));
            Assert.That(series.Summary, Is.EqualTo("First line\nKeywords: other"));
            Assert.That((series.SubmittedOn, series.PublishedOn, series.UpdatedOn), Is.EqualTo(((DateOnly?)new DateOnly(2021, 7, 19), (DateOnly?)new DateOnly(2021, 7, 27), (DateOnly?)new DateOnly(2021, 7, 28))));
            Assert.That((series.SampleCount, series.Samples.Count), Is.EqualTo(((int?)2, 1)));
            Assert.That(series.Samples[0].Characteristics, Is.EqualTo(new[] { new Characteristic("tissue", "colon & rectum"), new Characteristic("", "none") }));
            Assert.That(series.Organisms, Is.EqualTo(new[] { new Organism("Homo sapiens", 9606) }));
            Assert.That(series.Platforms, Is.EqualTo(new[] { Accession.Platform(16791) }));
            Assert.That(series.PubMedIds, Is.EqualTo(new[] { 14668411 }));
            Assert.That(series.Relations, Is.EqualTo(new[] { new Relation(RelationKind.SubSeriesOf, "GSE696"), new Relation(RelationKind.Sra, "SRP1") }));
            Assert.That(series.Provenance.Single().Source, Is.EqualTo(RecordSource.Miniml));
            Assert.That(System.Text.Json.JsonSerializer.Serialize(series), Does.Not.Contain("example.org").And.Not.Contain("Some"));
        });
    }

    [Test]
    public async Task A_document_that_declares_UTF_8_but_holds_Windows_1252_is_read()
    {
        var series = (await FileRead.OfBytes(Encoding.Latin1.GetBytes(Document))).Only;

        Assert.That(series.Samples[0].Title, Is.EqualTo("cells, µ"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_archive_gives_its_document_and_its_tables_are_passed_over(bool packed)
    {
        var table = string.Concat(Enumerable.Repeat("1007_s_at\t0.5\n", 100_000));
        var archive = Archive(("GPL16791-tbl-1.txt", table), ("GSE9_family.xml", Document), ("GSM1-tbl-1.txt", table));

        var series = (await FileRead.OfBytes(packed ? FileRead.Packed(archive) : archive)).Only;

        Assert.That(series.Title, Is.EqualTo("Founder mice"));
    }

    [Test]
    public async Task An_archive_of_tables_alone_is_refused()
    {
        var read = await FileRead.OfBytes(Archive(("a.txt", "1\t2\n"), ("b.txt", "")));

        Assert.That(read.Refusal, Does.Contain("holds no series that can be imported."));
    }

    [Test]
    public async Task An_archive_that_is_cut_gives_what_came_whole_and_is_refused_then()
    {
        var archive = Archive(("GSE9_family.xml", Document), ("GSM1-tbl-1.txt", new string('x', 100_000)));

        var read = await FileRead.OfBytes(archive[..50_000]);

        Assert.That(read.Good, Has.Count.EqualTo(1));
        Assert.That(read.Refusal, Does.Contain("cannot be read further: the archive ends within a file; fetch it again."));
    }

    [Test]
    public async Task A_document_type_is_refused_however_it_would_grow()
    {
        var laughs = Document.Replace("<MINiML", """<!DOCTYPE MINiML [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><MINiML""", StringComparison.Ordinal)
            .Replace("Founder mice", "&b;&c;", StringComparison.Ordinal);
        var late = Document.Replace("<MINiML", $"<!--{new string('-', 1)} {new string('x', 5000)} --><!DOCTYPE MINiML [<!ENTITY a \"haha\">]><MINiML", StringComparison.Ordinal);

        Assert.That((await FileRead.OfText(laughs)).Refusal, Does.Contain("declares a document type"));
        var read = await FileRead.OfText(late);
        Assert.That(read.Good, Is.Empty);
        Assert.That(read.Refusal, Is.Not.Null);
    }

    [TestCase("a", "one of its tags is longer than 1 Mi characters")]
    [TestCase("<x>", "its elements lie deeper in each other than in any MINiML")]
    public async Task A_document_made_to_fill_the_memory_is_refused(string repeated, string reason)
    {
        var bomb = "<MINiML><Series iid=\"GSE1\"><Title>T</Title><x" + (repeated == "a" ? " y='" : ">") + string.Concat(Enumerable.Repeat(repeated, 5_000_000));

        var read = await FileRead.OfBytes(FileRead.Packed(bomb));

        Assert.That(read.Refusal, Does.Contain(reason));
    }

    [Test]
    public async Task Of_an_endless_text_the_beginning_is_held()
    {
        var endless = Document.Replace("Keywords: other", string.Concat(Enumerable.Repeat("text ", 10_000_000)), StringComparison.Ordinal);

        var series = (await FileRead.OfBytes(FileRead.Packed(endless))).Only;

        Assert.That(series.Summary, Does.StartWith("First line\ntext text"));
        Assert.That(series.Summary!.Length, Is.LessThanOrEqualTo(1024 * 1024));
    }

    [Test]
    public async Task A_series_without_a_title_is_set_aside_with_its_line()
    {
        var read = await FileRead.OfText(Document.Replace("<Title>Founder mice</Title>", "", StringComparison.Ordinal));

        Assert.That(read.SetAside.Select(a => (a.Line, a.Record, a.Reason)), Is.EqualTo(new[] { (20, "GSE9", "no title") }));
    }

    private static byte[] Archive(params (string Name, string Content)[] members)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
            }
        }

        return archive.ToArray();
    }
}
