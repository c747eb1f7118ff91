using System.Globalization;
using System.IO.Compression;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Starter;

/// <summary>Series and data set records in SOFT: the file is a run of <c>^ENTITY = id</c>, each with lines <c>!Entity_attribute = value</c>.</summary>
internal static class RecordedSoft
{
    public static IEnumerable<RecordedSeries> Read() =>
        RecordedData.FilesBelow("data/soft").Append("bench/geo-5513.soft.gz").SelectMany(File);

    private static IEnumerable<RecordedSeries> File(string file)
    {
        var entities = Entities(file).ToList();
        var sampleOrganisms = entities.Where(e => e.Kind == "SAMPLE").SelectMany(e => e.Of("sample_organism").Concat(e.Of("sample_organism_ch1")).Concat(e.Of("sample_organism_ch2"))).Distinct().ToList();
        var platformOrganisms = entities.Where(e => e.Kind == "PLATFORM").SelectMany(e => e.Of("platform_organism")).Distinct().ToList();
        return entities.Where(e => e.Kind == "SERIES").Select(e => Series(file, e, sampleOrganisms, platformOrganisms))
            .Concat(entities.Where(e => e.Kind == "DATASET").SelectMany(e => DataSet(file, e)));
    }

    private static RecordedSeries Series(string file, Entity e, List<string> sampleOrganisms, List<string> platformOrganisms) =>
        new(e.Of("series_geo_accession").FirstOrDefault() ?? e.Id, file)
        {
            Organisms = new[] { sampleOrganisms, [.. e.Of("series_sample_organism")], platformOrganisms }.FirstOrDefault(o => o.Count > 0) ?? [],
            Types = e.Of("series_type").All(RecordedSeries.IsControlledType) ? [.. e.Of("series_type")] : [],
            Platforms = [.. e.Of("series_platform_id")],
            SampleCount = e.Of("series_sample_id").Count() is > 0 and var n ? n : null,
            PublishedOn = e.Of("series_status").Select(Day).FirstOrDefault(day => day is not null),
            PubMedIds = [.. e.Of("series_pubmed_id").Select(id => int.Parse(id, CultureInfo.InvariantCulture))],
            Texts = [.. e.Of("series_title"), string.Join(' ', e.Of("series_summary")), string.Join(' ', e.Of("series_overall_design"))],
        };

    /// <summary>A data set (GDS) is a curated part of a series. GDS472 has the type "gene expression array-based" in its file of 2003 and "Expression profiling by array" in Entrez's answer of 2011: GEO renamed it.</summary>
    private static IEnumerable<RecordedSeries> DataSet(string file, Entity e) =>
        e.Of("dataset_reference_series").Select(series => new RecordedSeries(series, file)
        {
            Types = [.. e.Of("dataset_type").Select(t => t == "gene expression array-based" ? "Expression profiling by array" : t)],
            Texts = [.. e.Of("dataset_title"), .. e.Of("dataset_description")],
        });

    private static DateOnly? Day(string status) =>
        DateOnly.TryParseExact(status, "'Public on 'MMM dd yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<Entity> Entities(string file)
    {
        using var lines = Open(RecordedData.Path(file));
        Entity? current = null;
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('^'))
            {
                if (current is not null)
                {
                    yield return current;
                }

                var (kind, id) = Pair(line);
                current = new(kind.ToUpperInvariant(), id, []);
            }
            else if (line.StartsWith('!') && current is not null)
            {
                current.Attributes.Add(Pair(line));
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static (string Name, string Value) Pair(string line)
    {
        var parts = line[1..].Split('=', 2, StringSplitOptions.TrimEntries);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    private static StreamReader Open(string path)
    {
        var file = System.IO.File.OpenRead(path);
        var zipped = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return new(zipped ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    private sealed record Entity(string Kind, string Id, List<(string Name, string Value)> Attributes)
    {
        public IEnumerable<string> Of(string name) =>
            Attributes.Where(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(a => a.Value);
    }
}
