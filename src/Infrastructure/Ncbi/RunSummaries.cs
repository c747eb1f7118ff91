using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads esummary of db sra: each record is an experiment, its facts and its runs XML fragments of several roots within texts.</summary>
internal static class RunSummaries
{
    public static IEnumerable<(long Uid, SequencingRun[] Runs)> Read(JsonElement root)
    {
        foreach (var (uid, record) in JsonAnswers.Records(root))
        {
            if (long.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Fragments(record.Property("runs").Text()) is { } runs)
            {
                var experiment = Fragments(record.Property("expxml").Text());
                yield return (number, [.. runs.Elements("Run").Select(run => Run(run, experiment)).OfType<SequencingRun>()]);
            }
        }
    }

    private static SequencingRun? Run(XElement run, XElement? experiment)
    {
        var library = experiment?.Element("Library_descriptor");
        return Attribute(run, "acc") is not { } accession
            ? null
            : new(
                accession,
                Attribute(experiment?.Element("Experiment"), "acc"),
                Attribute(experiment?.Element("Study"), "acc"),
                Attribute(experiment?.Element("Sample"), "acc"),
                Text(library?.Element("LIBRARY_STRATEGY")),
                library?.Element("LIBRARY_LAYOUT")?.Elements().FirstOrDefault()?.Name.LocalName,
                Attribute(experiment?.Element("Summary")?.Element("Platform"), "instrument_model") ?? Text(experiment?.Element("Summary")?.Element("Platform")),
                Number(run, "total_spots"),
                Number(run, "total_bases"));
    }

    /// <summary>Wrapped in one root; null where that makes no XML. Older answers escape the fragments a second time.</summary>
    private static XElement? Fragments(string? text)
    {
        text = text is not null && !text.Contains('<', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        try
        {
            return XElement.Parse($"<fragments>{text}</fragments>");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Attribute(XElement? element, string name) => element?.Attribute(name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static string? Text(XElement? element) => element?.Value.Trim() is { Length: > 0 } value ? value : null;

    private static long? Number(XElement element, string name) =>
        long.TryParse(Attribute(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
