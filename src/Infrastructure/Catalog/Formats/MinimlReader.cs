using System.Text;
using System.Xml;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads MINiML, GEO's XML (https://www.ncbi.nlm.nih.gov/geo/info/MINiML.html): platforms and samples first, then the series that refer to them. Contributors are passed over.</summary>
internal sealed class MinimlReader(Stream content, UnpackedFile file) : IRecordReader
{
    /// <summary>Characters of one element that are held.</summary>
    private const int LongestText = 1024 * 1024;

    private const int DeepestElement = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly Family _family = new(new(RecordSource.Miniml, file.FetchedAt));
    private readonly TextPool _pool = new();
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[4096];

    public HeldRecords Held { get; } = new();

    public IEnumerable<RecordRead> Read()
    {
        using var text = new MarkupLimit(new StreamReader(content, GeoText.Encoding));
        using var xml = XmlReader.Create(text, Settings);
        while (Step(xml))
        {
            if (xml is not { NodeType: XmlNodeType.Element, Depth: 1 })
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "Platform":
                    Held.Platforms++;
                    break;
                case "Sample":
                    Held.Samples++;
                    Sample(xml);
                    break;
                case "Series":
                    _family.Add(Series(xml));
                    foreach (var read in _family.Waiting(file.Taken))
                    {
                        yield return read;
                    }

                    break;
            }
        }
    }

    private void Sample(XmlReader xml)
    {
        var sample = new SampleDraft { Accession = Reference(xml.GetAttribute("iid"), AccessionKind.Sample) };
        foreach (var element in Elements(xml))
        {
            switch (element)
            {
                case "Accession":
                    sample.Accession ??= GeoValues.Accession(Text(xml), AccessionKind.Sample);
                    break;
                case "Title":
                    sample.Entitle(Text(xml));
                    break;
                case "Channel":
                    sample.EndChannel();
                    break;
                case "Source" when Text(xml) is { } source:
                    sample.AddSource(_pool.One(source));
                    break;
                case "Organism":
                    Organism(xml, sample);
                    break;
                case "Characteristics":
                    Characteristic(xml, sample);
                    break;
                case "Platform-Ref":
                    sample.Platform ??= Reference(xml.GetAttribute("ref"), AccessionKind.Platform);
                    break;
            }
        }

        // A document of a series alone names its samples without describing them.
        if (sample.Title is not null)
        {
            sample.EndChannel();
            _family.Add(sample);
        }
    }

    private void Organism(XmlReader xml, SampleDraft sample)
    {
        var taxonId = GeoValues.PositiveNumber(xml.GetAttribute("taxid"));
        if (Text(xml) is { } name)
        {
            sample.AddOrganism(_pool.One(name));
        }

        if (taxonId is { } id)
        {
            sample.AddOrganism(id);
        }

        sample.EndChannel();
    }

    private void Characteristic(XmlReader xml, SampleDraft sample)
    {
        var tag = GeoText.Clean(xml.GetAttribute("tag"));
        if (Text(xml) is { } value)
        {
            sample.AddCharacteristic(tag is null ? GeoValues.Characteristic(value, _pool) : new(_pool.One(tag), _pool.One(value)));
        }
    }

    private SeriesDraft Series(XmlReader xml)
    {
        var series = new SeriesDraft(xml.GetAttribute("iid") ?? "", ((IXmlLineInfo)xml).LineNumber);
        foreach (var element in Elements(xml))
        {
            switch (element)
            {
                case "Accession":
                    series.Declare(Text(xml));
                    break;
                case "Title":
                    series.Entitle(Text(xml));
                    break;
                case "Summary":
                    series.AddSummary(Text(xml));
                    break;
                case "Overall-Design":
                    series.AddOverallDesign(Text(xml));
                    break;
                case "Type" when Text(xml) is { } type:
                    series.AddStudyType(_pool.One(type));
                    break;
                case "Pubmed-ID" when GeoValues.PositiveNumber(Text(xml)) is { } id:
                    series.AddPubMedId(id);
                    break;
                case "Sample-Ref" when Reference(xml.GetAttribute("ref"), AccessionKind.Sample) is { } sample:
                    series.Announce(sample);
                    break;
                case "Relation" when xml.GetAttribute("type") is { } type:
                    series.AddRelation($"{GeoText.Clean(type)}: {GeoText.Clean(xml.GetAttribute("target"))}");
                    break;
                case "Submission-Date":
                    series.SubmittedOn ??= GeoValues.Date(Text(xml));
                    break;
                case "Release-Date":
                    series.PublishedOn ??= GeoValues.Date(Text(xml));
                    break;
                case "Last-Update-Date":
                    series.UpdatedOn ??= GeoValues.Date(Text(xml));
                    break;
            }
        }

        return series;
    }

    /// <summary>The names of all elements within the one that the reader stands on.</summary>
    private static IEnumerable<string> Elements(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            yield break;
        }

        var depth = xml.Depth;
        while (Step(xml) && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                yield return xml.LocalName;
            }
        }
    }

    /// <summary>The text of the element that the reader stands on; it then stands on the element's end.</summary>
    private string? Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return null;
        }

        _text.Clear();
        var depth = xml.Depth;
        while (Step(xml) && xml.Depth > depth)
        {
            while (xml.HasValue && xml.ReadValueChunk(_chunk, 0, _chunk.Length) is > 0 and var count)
            {
                _text.Append(_chunk, 0, Math.Min(count, LongestText - _text.Length));
            }
        }

        return GeoText.Clean(_text.ToString());
    }

    private static bool Step(XmlReader xml) =>
        xml.Read() && (xml.Depth <= DeepestElement ? true : throw new InvalidDataException("its elements lie deeper in each other than in any MINiML"));

    /// <summary>In what GEO sends out, a reference is the accession itself.</summary>
    private static Accession? Reference(string? reference, AccessionKind kind) => GeoValues.Accession(reference, kind);
}
