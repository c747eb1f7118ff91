using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Formats;

public sealed class SoftTests
{
    private const string Small = """
        ^SERIES = GSE1
        !Series_title = One
        !Series_geo_accession = GSE1
        !Series_summary = First line.
        !Series_summary =
        !Series_summary = Keywords: other
        !Series_contact_email = someone@example.org
        !Series_contact_name = Some,,One
        """;

    [Test]
    public async Task A_family_brings_every_fact_of_the_series_and_its_samples()
    {
        var read = await FileRead.OfText("""
            ^DATABASE = GeoMiame
            !Database_name = Gene Expression Omnibus (GEO)
            ^SERIES = GSE7
            !Series_title =   Livers = organs
            !Series_geo_accession = GSE7
            !Series_status = Public on May 10 2007
            !Series_submission_date = Mar 08 2007
            !Series_last_update_date = Dec 1 2008
            !Series_pubmed_id = 17495134
            !Series_pubmed_id = 20007543
            !Series_summary = What we saw.
            !Series_overall_design = Two of them.
            !Series_type = Expression profiling by array
            !Series_type = Other
            !Series_sample_id = GSM1
            !Series_sample_id = GSM2
            !Series_sample_id = GSM3
            !Series_platform_id = GPL96
            !Series_sample_taxid = 9606
            !Series_sample_taxid = 8153
            !Series_relation = SubSeries of: GSE8
            !Series_relation = BioProject: https://www.ncbi.nlm.nih.gov/bioproject/PRJNA379173
            !Series_relation = BioProject: http://www.ncbi.nlm.nih.gov/bioproject/89787
            !Series_relation = SRA: https://www.ncbi.nlm.nih.gov/sra?term=SRP012574
            !Series_relation = Reanalysis of: GSM5
            ^PLATFORM = GPL96
            !Platform_title = A chip
            !platform_table_begin
            ID	SEQUENCE
            1	ACGT
            ^SAMPLE = GSM1
            !Sample_title = liver 1
            !Sample_source_name_ch1 = liver
            !Sample_organism_ch1 = Homo sapiens
            !Sample_taxid_ch1 = 9606
            !Sample_characteristics_ch1 = tissue: liver
            !Sample_characteristics_ch1 = treated twice
            !Sample_characteristics_ch1 = seen at https://example.org/x
            !Sample_characteristics_ch1 = age:
            !Sample_characteristics_ch2 = tissue: kidney
            !Sample_source_name_ch2 = kidney
            !Sample_organism_ch2 = Haplochromis burtoni
            !Sample_taxid_ch2 = 8153
            !Sample_series_id = GSE7
            !sample_table_begin
            ID_REF	VALUE
            1	0.5
            !sample_table_end
            ^SAMPLE = GSM9
            !Sample_title = not listed, but says itself where it belongs
            !Sample_series_id = GSE7
            ^SAMPLE = GSM10
            !Sample_title = of another series
            !Sample_series_id = GSE1000
            """);

        var series = read.Only;
        Assert.Multiple(() =>
        {
            Assert.That(series.Accession, Is.EqualTo(Accession.Series(7)));
            Assert.That(series.Title, Is.EqualTo("Livers = organs"));
            Assert.That(series.Summary, Is.EqualTo("What we saw."));
            Assert.That(series.OverallDesign, Is.EqualTo("Two of them."));
            Assert.That((series.SubmittedOn, series.PublishedOn, series.UpdatedOn), Is.EqualTo(((DateOnly?)new DateOnly(2007, 3, 8), (DateOnly?)new DateOnly(2007, 5, 10), (DateOnly?)new DateOnly(2008, 12, 1))));
            Assert.That(series.PubMedIds, Is.EqualTo(new[] { 17495134, 20007543 }));
            Assert.That(series.StudyTypes, Is.EqualTo(new[] { "Expression profiling by array", "Other" }));
            Assert.That(series.Platforms, Is.EqualTo(new[] { Accession.Platform(96) }));
            Assert.That(series.SampleCount, Is.EqualTo(3));
            Assert.That(series.Organisms, Is.EqualTo(new[] { new Organism("Homo sapiens", 9606), new Organism("Haplochromis burtoni", 8153) }));
            Assert.That(series.Relations, Is.EqualTo(new[]
            {
                new Relation(RelationKind.SubSeriesOf, "GSE8"),
                new Relation(RelationKind.BioProject, "PRJNA379173"),
                new Relation(RelationKind.BioProject, "http://www.ncbi.nlm.nih.gov/bioproject/89787"),
                new Relation(RelationKind.Sra, "SRP012574"),
                new Relation(RelationKind.Other, "Reanalysis of: GSM5"),
            }));
            Assert.That(series.Samples.Select(s => s.Accession.ToString()), Is.EqualTo(new[] { "GSM1", "GSM9" }));
            Assert.That(series.Samples[0].Source, Is.EqualTo("liver; kidney"));
            Assert.That(series.Samples[0].Characteristics, Is.EqualTo(new[]
            {
                new Characteristic("tissue", "liver"), new Characteristic("", "treated twice"), new Characteristic("", "seen at https://example.org/x"), new Characteristic("tissue", "kidney"),
            }));
            Assert.That(series.Provenance.Single().Source, Is.EqualTo(RecordSource.Soft));
        });
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task Paragraphs_stay_apart_and_contact_data_stays_out_whatever_the_line_ends(string lineEnd)
    {
        var series = (await FileRead.OfText(Small.ReplaceLineEndings(lineEnd))).Only;

        Assert.That(series.Summary, Is.EqualTo("First line.\n\nKeywords: other"));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(series), Does.Not.Contain("example.org").And.Not.Contain("Some"));
    }

    [Test]
    public async Task Windows_1252_and_UTF_8_are_both_read_in_one_file_and_in_one_line()
    {
        byte[] content =
        [
            .. "^SERIES = GSE1\n!Series_title = TGF-β and Ångström\n!Series_summary = 5 "u8, 0xb5, .. "m at 37 "u8, 0xb0, .. "C, \u03b1-tubulin "u8, 0x93, .. "so"u8, 0x94, .. "\n!Series_overall_design = caf"u8, 0xe9, .. "\n"u8,
        ];

        var series = (await FileRead.OfBytes(content)).Only;

        Assert.That(series.Title, Is.EqualTo("TGF-β and Ångström"));
        Assert.That(series.Summary, Is.EqualTo("5 µm at 37 °C, α-tubulin “so”"));
        Assert.That(series.OverallDesign, Is.EqualTo("café"));
    }

    [Test]
    public async Task A_series_that_cannot_be_taken_is_set_aside_with_its_line_and_the_others_are_read()
    {
        var read = await FileRead.OfText("""
            ^SERIES = GSE1
            !Series_title = First
            ^SERIES = GSE2
            !Series_geo_accession = GSE3
            !Series_title = Torn
            ^SERIES = GSE4
            !Series_summary = Without a title
            ^SERIES = Murine ES Cells
            !Series_title = An example of the submission guide
            ^SERIES = my label
            !Series_title = Updated
            !Series_geo_accession = GSE5
            """);

        Assert.That(read.Good.Select(d => d.Accession.ToString()), Is.EqualTo(new[] { "GSE1", "GSE5" }));
        Assert.That(read.SetAside.Select(a => (a.Line, a.Record, a.Reason)), Is.EqualTo(new[]
        {
            (3, "GSE2", "its geo_accession is GSE3"), (6, "GSE4", "no title"), (8, "Murine ES Cells", "no GSE accession"),
        }));
        Assert.That(read.Refusal, Is.Null);
    }

    [Test]
    public async Task Samples_that_come_before_their_series_are_found_and_a_new_download_keeps_none_of_them()
    {
        const string family = """
            ^DATABASE = GeoMiame
            ^SAMPLE = GSM1
            !Sample_title = a
            !Sample_organism_ch1 = Mus musculus
            !Sample_platform_id = GPL81
            !Sample_series_id = GSE1
            ^SERIES = GSE1
            !Series_title = One
            ^DATABASE = GeoMiame
            ^SERIES = GSE2
            !Series_title = Two
            !Series_sample_id = GSM1
            ^SERIES = GSE3
            !Series_title = Three
            """;

        var read = await FileRead.OfText(family);

        Assert.That(read.Good.Select(d => (d.Accession.ToString(), d.Samples.Count, d.SampleCount)), Is.EqualTo(new[] { ("GSE1", 1, (int?)1), ("GSE2", 0, 1), ("GSE3", 0, null) }));
        Assert.That(read.Good[0].Organisms, Is.EqualTo(new[] { new Organism("Mus musculus", 10090) }));
        Assert.That(read.Good[0].Platforms, Is.EqualTo(new[] { Accession.Platform(81) }));
    }

    [Test]
    public async Task Of_a_very_large_family_the_first_samples_are_held_all_are_counted_and_the_rest_is_told()
    {
        var text = new StringBuilder("^SERIES = GSE1\n!Series_title = Single cells\n");
        for (var i = 1; i <= 30_000; i++)
        {
            text.Append("!Series_sample_id = GSM").Append(i).Append('\n');
        }

        for (var i = 1; i <= 30_000; i++)
        {
            text.Append("^SAMPLE = GSM").Append(i).Append("\n!Sample_title = cell\n!Sample_series_id = GSE1\n");
        }

        var read = await FileRead.OfText(text.ToString());
        var series = read.Good.Single();

        Assert.That((series.SampleCount, series.Samples.Count), Is.EqualTo(((int?)30_000, 10_000)));
        Assert.That(read.SetAside.Single().Reason, Is.EqualTo("20000 of its samples, beyond the 10000 that are held of one family"));
    }

    [Test]
    public async Task Only_what_GEO_calls_public_has_a_day_of_publication()
    {
        var series = (await FileRead.OfText("^SERIES = GSE1\n!Series_title = T\n!Series_status = Private until May 10 2007\n!Series_submission_date = someday\n")).Only;

        Assert.That((series.PublishedOn, series.SubmittedOn), Is.EqualTo(((DateOnly?)null, (DateOnly?)null)));
    }

    [Test]
    public async Task What_is_read_is_as_old_as_its_file_and_never_from_the_future()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.soft");
        await File.WriteAllTextAsync(path, Small);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 5, 6, 7, 8, 9, 10, DateTimeKind.Utc));
        var old = (await FileRead.Of(path)).Only;
        File.SetLastWriteTimeUtc(path, FileRead.Now.UtcDateTime.AddYears(1));
        var future = (await FileRead.Of(path)).Only;

        Assert.That(old.Provenance.Single().FetchedAt, Is.EqualTo(new DateTimeOffset(2020, 5, 6, 7, 8, 9, TimeSpan.Zero)));
        Assert.That(future.Provenance.Single().FetchedAt, Is.EqualTo(FileRead.Now));
    }
}
