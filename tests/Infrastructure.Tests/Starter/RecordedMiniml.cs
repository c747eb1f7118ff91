using System.Globalization;
using System.Xml.Linq;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Starter;

/// <summary>Series in MINiML, GEO's XML: one Series element beside its platforms and samples.</summary>
internal static class RecordedMiniml
{
    private static readonly XNamespace Miniml = "http://www.ncbi.nlm.nih.gov/geo/info/MINiML";

    public static IEnumerable<RecordedSeries> Read() => RecordedData.FilesBelow("data/miniml").SelectMany(File);

    private static IEnumerable<RecordedSeries> File(string file)
    {
        // A text reader, since GEO calls Windows-1252 bytes UTF-8 and an XML reader would refuse them.
        using var text = System.IO.File.OpenText(RecordedData.Path(file));
        var root = XDocument.Load(text).Root!;
        return [.. root.Elements(Miniml + "Series").Select(series => new RecordedSeries(series.Attribute("iid")!.Value, file)
        {
            Organisms = [.. root.Elements(Miniml + "Sample").Descendants(Miniml + "Organism").Select(o => o.Value).Distinct()],
            Types = [.. series.Elements(Miniml + "Type").Select(t => t.Value)],
            Platforms = [.. root.Elements(Miniml + "Platform").Select(p => p.Attribute("iid")!.Value)],
            SampleCount = series.Elements(Miniml + "Sample-Ref").Count(),
            PublishedOn = series.Descendants(Miniml + "Release-Date").Select(d => DateOnly.Parse(d.Value, CultureInfo.InvariantCulture)).Cast<DateOnly?>().FirstOrDefault(),
            PubMedIds = [.. series.Elements(Miniml + "Pubmed-ID").Select(p => (int)p)],
            Texts = [.. new[] { "Title", "Summary", "Overall-Design" }.Select(name => series.Element(Miniml + name)?.Value ?? "")],
        })];
    }
}
