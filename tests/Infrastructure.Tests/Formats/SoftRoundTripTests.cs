using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Formats;

public sealed class SoftRoundTripTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ019=!^#-,;()éßαβµ°“Å日本🧬\t "], 1, 30].Select(w => w.Trim()).Where(w => w.Length > 0 && IsText(w));

    private static readonly Gen<string?> Paragraphs = Word.Array[0, 3].Select(p => p.Length == 0 ? null : string.Join('\n', p));

    private static readonly Gen<Accession[]> Platforms = Gen.Int[1, 99_999].HashSet[0, 3].Select(n => n.Select(Accession.Platform).ToArray());

    private static readonly Gen<Organism> AnOrganism = Gen.Int[0, 3].Select(i => new[] { Organism.Of(9606), Organism.Of(10090), Organism.Of(3702), new Organism("Pomacentrus moluccensis", 99_999) }[i]);

    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 9000].Select(d => d < 500 ? (DateOnly?)null : new DateOnly(2000, 1, 1).AddDays(d));

    private static readonly Gen<Relation> ARelation = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 999_999]).Select((kind, n) => kind switch
    {
        0 => new Relation(RelationKind.SubSeriesOf, $"GSE{n}"),
        1 => new Relation(RelationKind.SuperSeriesOf, $"GSE{n}"),
        2 => new Relation(RelationKind.BioProject, $"PRJNA{n}"),
        _ => new Relation(RelationKind.Sra, $"SRP{n}"),
    });

    private static readonly Gen<Sample> ASample = Gen.Select(Gen.Int[1, 99_999_999], Word, Word, AnOrganism, Gen.Select(Word, Word).Array[0, 4])
        .Select((n, title, source, organism, tags) => new Sample(Accession.Sample(n), title, source, [organism], [.. tags.Select(t => new Characteristic(t.Item1, t.Item2))]));

    private static readonly Gen<Dataset> ADataset = Gen.Select(
        Gen.Select(Gen.Int[1, 99_999_999], Word, Paragraphs, Paragraphs),
        Gen.Select(Word.Array[0, 3], Platforms, Gen.Int[1, 99_999_999].HashSet[0, 3], ARelation.Array[0, 3]),
        Gen.Select(Day, Day, Day),
        ASample.Array[0, 5]).Select((texts, lists, days, samples) => new Dataset
        {
            Accession = Accession.Series(texts.Item1),
            Title = texts.Item2,
            Summary = texts.Item3,
            OverallDesign = texts.Item4,
            StudyTypes = [.. lists.Item1.Distinct()],
            Platforms = lists.Item2,
            PubMedIds = [.. lists.Item3],
            Relations = [.. lists.Item4.Distinct()],
            SubmittedOn = days.Item1,
            PublishedOn = days.Item2,
            UpdatedOn = days.Item3,
            Samples = [.. samples.DistinctBy(s => s.Accession)],
            Organisms = [.. samples.DistinctBy(s => s.Accession).SelectMany(s => s.Organisms).Distinct()],
            SampleCount = samples.Length == 0 ? null : samples.DistinctBy(s => s.Accession).Count(),
            Provenance = [],
        });

    [Test]
    public void What_is_written_as_SOFT_reads_back_the_same() =>
        Gen.Select(ADataset.Array[1, 4], Gen.Bool, Gen.Bool).Sample((datasets, isPacked, isCrLf) =>
        {
            var text = string.Concat(datasets.Select(Soft));
            var bytes = Encoding.UTF8.GetBytes(isCrLf ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);

            var read = FileRead.OfBytes(isPacked ? FileRead.Packed(bytes) : bytes).GetAwaiter().GetResult();

            return read.Refusal is null && read.SetAside.Count == 0
                && read.Good.Select(d => JsonSerializer.Serialize(d with { Provenance = [] })).SequenceEqual(datasets.Select(d => JsonSerializer.Serialize(d)));
        }, iter: 500);

    /// <summary>A family as GEO writes it: database, series, platforms, samples with tables.</summary>
    private static string Soft(Dataset d)
    {
        var text = new StringBuilder("^DATABASE = GeoMiame\n");
        text.Append(CultureInfo.InvariantCulture, $"^SERIES = {d.Accession}\n");
        Field("Series_title", d.Title);
        Field("Series_geo_accession", d.Accession.ToString());
        Field("Series_status", d.PublishedOn is { } day ? $"Public on {Written(day)}" : null);
        Field("Series_submission_date", Written(d.SubmittedOn));
        Field("Series_last_update_date", Written(d.UpdatedOn));
        Fields("Series_pubmed_id", d.PubMedIds.Select(p => p.ToString(CultureInfo.InvariantCulture)));
        Fields("Series_summary", d.Summary?.Split('\n') ?? []);
        Fields("Series_overall_design", d.OverallDesign?.Split('\n') ?? []);
        Fields("Series_type", d.StudyTypes);
        Fields("Series_sample_id", d.Samples.Select(s => s.Accession.ToString()));
        Field("Series_contact_name", "Some,,One");
        Fields("Series_platform_id", d.Platforms.Select(p => p.ToString()));
        Fields("Series_relation", d.Relations.Select(r => r.Kind switch
        {
            RelationKind.SubSeriesOf => $"SubSeries of: {r.Target}",
            RelationKind.SuperSeriesOf => $"SuperSeries of: {r.Target}",
            RelationKind.BioProject => $"BioProject: https://www.ncbi.nlm.nih.gov/bioproject/{r.Target}",
            _ => $"SRA: https://www.ncbi.nlm.nih.gov/sra?term={r.Target}",
        }));
        text.Append("^PLATFORM = GPL1\n!platform_table_begin\nID\tSEQ\n1\tA\n!platform_table_end\n");
        foreach (var sample in d.Samples)
        {
            text.Append(CultureInfo.InvariantCulture, $"^SAMPLE = {sample.Accession}\n");
            Field("Sample_title", sample.Title);
            Field("Sample_source_name_ch1", sample.Source);
            Field("Sample_organism_ch1", sample.Organisms[0].Name);
            Field("Sample_taxid_ch1", sample.Organisms[0].TaxonId?.ToString(CultureInfo.InvariantCulture));
            Fields("Sample_characteristics_ch1", sample.Characteristics.Select(c => $"{c.Tag}: {c.Value}"));
            text.Append("!sample_table_begin\nID_REF\tVALUE\n1\t0.5\n!sample_table_end\n");
        }

        return text.ToString();

        void Field(string key, string? value) => Fields(key, value is null ? [] : [value]);

        void Fields(string key, IEnumerable<string> values)
        {
            foreach (var value in values)
            {
                text.Append(CultureInfo.InvariantCulture, $"!{key} = {value}\n");
            }
        }
    }

    private static string? Written(DateOnly? day) => day?.ToString("MMM dd yyyy", CultureInfo.InvariantCulture);

    /// <summary>No half of a surrogate pair.</summary>
    private static bool IsText(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
