using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>A record as the texts that a summary may rest on.</summary>
/// <param name="Version">Changes with what the record says, and with nothing else.</param>
public sealed record RecordText(Dataset Dataset, string Version, IReadOnlyList<RecordField> Fields)
{
    public Accession Accession => Dataset.Accession;

    public SummarySource Source => new(Accession, Version, Dataset.Provenance.Max(p => p.FetchedAt));

    /// <summary>Whether it has more to say than its title.</summary>
    public bool HasProse => Fields.Any(f => f.Name is RecordField.Summary or RecordField.OverallDesign);

    public static RecordText Of(Dataset series)
    {
        var fields = new List<RecordField>();
        Add(RecordField.Title, series.Title);
        Add(RecordField.Summary, series.Summary);
        Add(RecordField.OverallDesign, series.OverallDesign);
        Add(RecordField.Organisms, string.Join("; ", series.Organisms.Select(o => o.Label)));
        Add(RecordField.StudyTypes, string.Join("; ", series.StudyTypes));
        Add(RecordField.Platforms, string.Join("; ", series.Platforms));
        Add(RecordField.SampleCount, series.SampleCount?.ToString(CultureInfo.InvariantCulture));
        Add(RecordField.PublishedOn, series.PublishedOn?.ToString("O", CultureInfo.InvariantCulture));
        return new(series, RecordVersion.Of(series), fields);

        void Add(string name, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                fields.Add(new(name, text));
            }
        }
    }
}

/// <param name="Name">One of the names below, as <see cref="SourceSpan.Field"/> has it.</param>
public sealed record RecordField(string Name, string Text)
{
    public const string Title = "title", Summary = "summary", OverallDesign = "overallDesign", Organisms = "organisms", StudyTypes = "studyTypes";
    public const string Platforms = "platforms", SampleCount = "sampleCount", PublishedOn = "publishedOn", Samples = "samples";
}
