using System.Text;
using CsCheck;

namespace OmicsOracle.Tests.Formats;

/// <summary>Whatever happens to a file, reading it gives whole records and one sentence.</summary>
public sealed class DamagedFilesTests
{
    private static readonly string[] Contents =
    [
        "^DATABASE = GeoMiame\n^SERIES = GSE1\n!Series_title = TGF-β\n!Series_sample_id = GSM1\n^PLATFORM = GPL1\n^SAMPLE = GSM1\n!Sample_title = a\n!Sample_series_id = GSE1\n!Sample_characteristics_ch1 = a: b\n!sample_table_begin\n1\t2\n!sample_table_end\n^DATABASE = GeoMiame\n^SERIES = GSE2\n!Series_title = Two\n",
        "<?xml version=\"1.0\"?>\n<MINiML><Sample iid=\"GSM1\"><Title>a</Title><Channel><Organism taxid=\"9606\">Homo sapiens</Organism></Channel></Sample><Series iid=\"GSE1\"><Title>β &amp; α</Title><Summary>s</Summary><Sample-Ref ref=\"GSM1\"/></Series></MINiML>",
        "{\"uid\":\"200000001\",\"accession\":\"GSE1\",\"title\":\"β\",\"samples\":[{\"accession\":\"GSM1\",\"title\":\"t\"}],\"n_samples\":1}\n{\"accession\":\"GSE2\",\"title\":\"Two\",\"pubmedids\":[\"1\"]}\n",
        "{\"header\":{\"type\":\"esummary\"},\"result\":{\"uids\":[\"200000001\"],\"200000001\":{\"uid\":\"200000001\",\"accession\":\"GSE1\",\"title\":\"β\"},\"200000002\":{\"uid\":\"200000002\",\"error\":\"cannot get\"}}}",
    ];

    [Test]
    public async Task A_packed_file_cut_at_any_byte_is_refused_and_gives_no_half_record([Range(0, 3)] int content)
    {
        var packed = FileRead.Packed(Contents[content]);
        var whole = (await FileRead.OfBytes(packed)).Good.Select(Json).ToHashSet();

        for (var length = 0; length < packed.Length; length++)
        {
            var read = await FileRead.OfBytes(packed[..length]);

            Assert.That(read.Refusal, length == 0 ? Does.Contain("is empty") : length == 1 ? Is.Not.Null : Does.Contain("is cut short or damaged"), $"cut at {length}");
            Assert.That(read.Good.Select(Json), Is.SubsetOf(whole), $"cut at {length}");
        }
    }

    [Test]
    public async Task Series_that_came_whole_before_the_cut_stay_good()
    {
        var text = new StringBuilder();
        var random = new Random(1);
        for (var i = 1; i <= 2000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"^SERIES = GSE{i}\n!Series_title = {random.NextInt64()}\n!Series_sample_id = GSM{i}\n");
        }

        var packed = FileRead.Packed(text.ToString());
        var read = await FileRead.OfBytes(packed[..(packed.Length / 2)]);

        Assert.That(read.Good, Has.Count.InRange(800, 1200));
        Assert.That(read.SetAside, Has.Count.LessThanOrEqualTo(1));
        Assert.That(read.SetAside.Select(a => a.Reason), Is.All.EqualTo("the file breaks off within it"));
        Assert.That(read.Refusal, Does.Contain("is cut short or damaged"));
    }

    [Test]
    public async Task A_family_cut_within_its_samples_gives_no_series_without_them()
    {
        var samples = new StringBuilder();
        var random = new Random(1);
        for (var i = 1; i <= 2000; i++)
        {
            samples.Append(System.Globalization.CultureInfo.InvariantCulture, $"^SAMPLE = GSM{i}\n!Sample_title = {random.NextInt64()}\n!Sample_series_id = GSE1\n");
        }

        var packed = FileRead.Packed($"^SERIES = GSE1\n!Series_title = T\n!Series_sample_id = GSM1\n!Series_sample_id = GSM2000\n{samples}");
        var read = await FileRead.OfBytes(packed[..(packed.Length / 2)]);

        Assert.That(read.Good, Is.Empty);
        Assert.That(read.SetAside.Select(a => (a.Record, a.Reason)), Is.EqualTo(new[] { ("GSE1", "the file breaks off within it") }));
    }

    [Test]
    public void Flipped_bytes_end_in_records_or_a_refusal() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[1, 6]).Sample(t =>
        {
            var content = t.Item2 ? FileRead.Packed(Contents[t.Item1]) : Encoding.UTF8.GetBytes(Contents[t.Item1]);
            foreach (var (at, value) in t.Item3)
            {
                content[at % content.Length] = value;
            }

            return EndsWell(content);
        }, iter: 4_000);

    [Test]
    public void Any_mixture_of_what_the_formats_are_made_of_ends_in_records_or_a_refusal() =>
        Gen.OneOf(
            OneOf("^SERIES = GSE1\n", "^SAMPLE = GSM1\n", "^DATABASE\n", "^PLATFORM = GPL1\n", "!Series_title = T\n", "!Series_sample_id = GSM1\n", "!Sample_series_id = GSE1\n", "!Sample_title = x\n", "!Sample_organism_ch1 = Homo sapiens\n", "!Sample_taxid_ch2 = 9606\n", "!Series_", "^", "=", "\n", "\r\n"),
            OneOf("<MINiML>", "<Series iid=\"GSE1\">", "<Title>", "</Title>", "</Series>", "</MINiML>", "<Sample>", "<![CDATA[", "]]>", "<!--", "&#x0;", "&amp;", "<?xml version=\"1.0\"?>"),
            OneOf("{", "}", "[", "]", "\"result\":", "\"header\":", "\"uid\":", "\"200000001\":", "\"accession\":\"GSE1\"", "\"title\":\"T\"", ",", "\"samples\":", "\"pubmedids\":", "1", "\"", "\\ud800", "null"),
            Gen.String)
            .Array[0, 30].Sample(parts => EndsWell(Encoding.UTF8.GetBytes(string.Concat(parts))), iter: 4_000);

    [Test]
    public void Any_bytes_after_the_beginning_of_a_format_end_in_records_or_a_refusal() =>
        Gen.Select(OneOf("^SERIES = GSE1\n!Series_title = ", "<MINiML><Series iid=\"GSE1\"><Title>", "{\"accession\":\"GSE1\",\"title\":\"", "{\"result\":{\"200000001\":{\"title\":\"", "\u001f\u008b\u0008"), Gen.Byte.Array[0, 600])
            .Sample(t => EndsWell([.. Encoding.Latin1.GetBytes(t.Item1), .. t.Item2]), iter: 4_000);

    /// <summary>Nothing but a refusal is thrown, and what is good could be stored.</summary>
    private static bool EndsWell(byte[] content)
    {
        var read = FileRead.OfBytes(content).GetAwaiter().GetResult();
        return (read.Good.Count > 0 || read.Refusal is not null)
            && read.Refusal?.Contains('\n', StringComparison.Ordinal) != true
            && read.Good.All(d => d.Title.Length > 0 && !d.Title.Any(c => char.IsControl(c) && c is not ('\t' or '\n')) && d.Title.Trim() == d.Title);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Json(Domain.Dataset dataset) =>
        System.Text.Json.JsonSerializer.Serialize(dataset with { Provenance = [] });
}
