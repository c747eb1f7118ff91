using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Starter;

/// <summary>Document summaries as E-utilities and the GEO DataSets page give them: JSON, XML of both versions, and text.</summary>
internal static partial class RecordedSummaries
{
    private static readonly XmlReaderSettings WithoutDtd = new() { DtdProcessing = DtdProcessing.Ignore };

    public static IEnumerable<RecordedSeries> Read() =>
        JsonLines("bench/geo-5513.docsum.ndjson.gz")
            .Concat(RecordedData.FilesBelow("data/eutils/gds-summary-text").SelectMany(TextPage))
            .Concat(Json("data/eutils/ffq/esummary-gds-GSE93374.json"))
            .Concat(Json("data/eutils/sra-collector/esummary-gds-gse.json"))
            .Concat(RecordedData.FilesBelow("data/eutils/gemma").Where(f => f.Contains("esummary-gds-v1", StringComparison.Ordinal)).SelectMany(Xml))
            .Concat(Xml("data/eutils/klortho/esummary.gds.xml"));

    private static IEnumerable<RecordedSeries> JsonLines(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(RecordedData.Path(file)), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            yield return FromMembers(file, m => Member(JsonSerializer.Deserialize<JsonElement>(line), m), []);
        }
    }

    private static IEnumerable<RecordedSeries> Json(string file)
    {
        var result = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(RecordedData.Path(file))).GetProperty("result");
        foreach (var uid in result.GetProperty("uids").EnumerateArray())
        {
            var summary = result.GetProperty(uid.GetString()!);
            yield return FromMembers(file, m => Member(summary, m), summary.GetProperty("pubmedids").EnumerateArray().Select(p => int.Parse(p.ToString(), CultureInfo.InvariantCulture)));
        }
    }

    private static IEnumerable<RecordedSeries> Xml(string file)
    {
        using var reader = XmlReader.Create(RecordedData.Path(file), WithoutDtd);
        var root = XDocument.Load(reader).Root!;
        foreach (var summary in root.Descendants().Where(e => e.Name.LocalName is "DocSum" or "DocumentSummary"))
        {
            var members = summary.Elements().ToLookup(e => e.Attribute("Name")?.Value ?? e.Name.LocalName, StringComparer.OrdinalIgnoreCase);
            string Value(string name) => Blanks().Replace(members[name].FirstOrDefault()?.Value ?? "", " ").Trim();
            if (Value("entrytype") == "GSE")
            {
                yield return FromMembers(
                    file,
                    name => name == "accession" ? "GSE" + Value("gse") : Value(name),
                    members["pubmedids"].Elements().Select(e => int.Parse(e.Value, CultureInfo.InvariantCulture)));
            }
        }
    }

    private static IEnumerable<RecordedSeries> TextPage(string file)
    {
        foreach (var entry in EntryStart().Split("\n" + File.ReadAllText(RecordedData.Path(file))))
        {
            if (TextAccession().Match(entry) is { Success: true } accession)
            {
                var platforms = TextPlatforms().Match(entry).Value;
                yield return new(accession.Groups[1].Value, file)
                {
                    Organisms = Split(TextOrganism().Match(entry).Groups[1].Value),
                    Types = Split(TextType().Match(entry).Groups[1].Value),
                    Platforms = [.. Gpl().Matches(platforms).Select(m => m.Value)],
                    SampleCount = TextSamples().Match(platforms) is { Success: true } n ? int.Parse(n.Groups[1].Value, CultureInfo.InvariantCulture) : null,
                    Texts = [entry],
                };
            }
        }
    }

    private static RecordedSeries FromMembers(string file, Func<string, string> member, IEnumerable<int> pubMedIds) => new(member("accession"), file)
    {
        Organisms = Split(member("taxon")),
        Types = Split(member("gdstype")),
        Platforms = [.. Split(member("gpl")).Select(number => "GPL" + number)],
        SampleCount = int.TryParse(member("n_samples"), CultureInfo.InvariantCulture, out var n) ? n : null,
        PublishedOn = DateOnly.TryParseExact(member("pdat"), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        PubMedIds = [.. pubMedIds],
        Texts = [member("title"), member("summary")],
    };

    private static string Member(JsonElement summary, string name) => summary.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n(?=\d+\. )")]
    private static partial Regex EntryStart();

    [GeneratedRegex(@"Series\s+Accession: (GSE\d+)\s+ID")]
    private static partial Regex TextAccession();

    [GeneratedRegex(@"Organism:\t(.*)")]
    private static partial Regex TextOrganism();

    [GeneratedRegex(@"Type:\t+(.*)")]
    private static partial Regex TextType();

    [GeneratedRegex(@"^Platforms?: .*", RegexOptions.Multiline)]
    private static partial Regex TextPlatforms();

    [GeneratedRegex(@"(\d+) Samples?")]
    private static partial Regex TextSamples();

    [GeneratedRegex(@"GPL\d+")]
    private static partial Regex Gpl();
}
