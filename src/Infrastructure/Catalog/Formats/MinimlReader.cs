using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads MINiML, GEO's XML (https://www.ncbi.nlm.nih.gov/geo/info/MINiML.html): platforms and samples first, then the series that refer to them. Contributors are passed over.</summary>
internal sealed class MinimlReader(Stream content, UnpackedFile file) : IRecordReader
{
    private readonly Family _family = new(new(RecordSource.Miniml, file.FetchedAt));
    private readonly TextPool _pool = new();

    public HeldRecords Held { get; } = new();

    public IEnumerable<RecordRead> Read()
    {
        using var xml = new XmlElements(content);
        foreach (var element in xml.OfRoot())
        {
            switch (element)
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

    private void Sample(XmlElements xml)
    {
        var sample = new SampleDraft { Accession = Reference(xml.Attribute("iid"), AccessionKind.Sample) };
        foreach (var element in xml.Within())
        {
            switch (element)
            {
                case "Accession":
                    sample.Accession ??= GeoValues.Accession(xml.Text(), AccessionKind.Sample);
                    break;
                case "Title":
                    sample.Entitle(xml.Text());
                    break;
                case "Channel":
                    sample.EndChannel();
                    break;
                case "Source" when xml.Text() is { } source:
                    sample.AddSource(_pool.One(source));
                    break;
                case "Organism":
                    Organism(xml, sample);
                    break;
                case "Characteristics":
                    Characteristic(xml, sample);
                    break;
                case "Platform-Ref":
                    sample.Platform ??= Reference(xml.Attribute("ref"), AccessionKind.Platform);
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

    private void Organism(XmlElements xml, SampleDraft sample)
    {
        var taxonId = GeoValues.PositiveNumber(xml.Attribute("taxid"));
        if (xml.Text() is { } name)
        {
            sample.AddOrganism(_pool.One(name));
        }

        if (taxonId is { } id)
        {
            sample.AddOrganism(id);
        }

        sample.EndChannel();
    }

    private void Characteristic(XmlElements xml, SampleDraft sample)
    {
        var tag = GeoText.Clean(xml.Attribute("tag"));
        if (xml.Text() is { } value)
        {
            sample.AddCharacteristic(tag is null ? GeoValues.Characteristic(value, _pool) : new(_pool.One(tag), _pool.One(value)));
        }
    }

    private SeriesDraft Series(XmlElements xml)
    {
        var series = new SeriesDraft(xml.Attribute("iid") ?? "", xml.Line);
        foreach (var element in xml.Within())
        {
            switch (element)
            {
                case "Accession":
                    series.Declare(xml.Text());
                    break;
                case "Title":
                    series.Entitle(xml.Text());
                    break;
                case "Summary":
                    series.AddSummary(xml.Text());
                    break;
                case "Overall-Design":
                    series.AddOverallDesign(xml.Text());
                    break;
                case "Type" when xml.Text() is { } type:
                    series.AddStudyType(_pool.One(type));
                    break;
                case "Pubmed-ID" when GeoValues.PositiveNumber(xml.Text()) is { } id:
                    series.AddPubMedId(id);
                    break;
                case "Sample-Ref" when Reference(xml.Attribute("ref"), AccessionKind.Sample) is { } sample:
                    series.Announce(sample);
                    break;
                case "Relation" when xml.Attribute("type") is { } type:
                    series.AddRelation($"{GeoText.Clean(type)}: {GeoText.Clean(xml.Attribute("target"))}");
                    break;
                case "Submission-Date":
                    series.SubmittedOn ??= GeoValues.Date(xml.Text());
                    break;
                case "Release-Date":
                    series.PublishedOn ??= GeoValues.Date(xml.Text());
                    break;
                case "Last-Update-Date":
                    series.UpdatedOn ??= GeoValues.Date(xml.Text());
                    break;
            }
        }

        return series;
    }

    /// <summary>In what GEO sends out, a reference is the accession itself.</summary>
    private static Accession? Reference(string? reference, AccessionKind kind) => GeoValues.Accession(reference, kind);
}
