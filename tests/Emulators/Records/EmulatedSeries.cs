using System.Globalization;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Records;

/// <summary>A GEO series that a test makes up.</summary>
/// <param name="Accession">GSE and a number.</param>
public sealed record EmulatedSeries(string Accession, string Title)
{
    public string Summary { get; init; } = "";

    /// <summary>Scientific names.</summary>
    public IReadOnlyList<string> Organisms { get; init; } = ["Homo sapiens"];

    public IReadOnlyList<string> Types { get; init; } = ["Expression profiling by high throughput sequencing"];

    /// <summary>GPL accessions.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = ["GPL24676"];

    /// <summary>GSM accession and title.</summary>
    public IReadOnlyList<(string Accession, string Title)> Samples { get; init; } = [];

    /// <summary>Null: as many as there are <see cref="Samples"/>.</summary>
    public int? SampleCount { get; init; }

    public DateOnly PublishedOn { get; init; } = new(2024, 1, 31);

    /// <summary>Null: the day it was published.</summary>
    public DateOnly? UpdatedOn { get; init; }

    public IReadOnlyList<int> PubMedIds { get; init; } = [];

    /// <summary>SRP accession; links the series to <see cref="EmulatedExperiment"/>s of that study.</summary>
    public string? SraStudy { get; init; }

    public string BioProject { get; init; } = "";

    internal JsonObject ToSummary()
    {
        var relations = SraStudy is null ? new JsonArray() : new JsonArray(new JsonObject
        {
            ["relationtype"] = "SRA",
            ["targetobject"] = SraStudy,
            ["targetftplink"] = $"ftp://ftp-trace.ncbi.nlm.nih.gov/sra/sra-instant/reads/ByStudy/sra/SRP/{SraStudy[..Math.Min(6, SraStudy.Length)]}/{SraStudy}/",
        });
        return new()
        {
            ["accession"] = Accession,
            ["title"] = Title,
            ["summary"] = Summary,
            ["gpl"] = string.Join(';', Platforms.Select(p => p[3..])),
            ["taxon"] = string.Join("; ", Organisms),
            ["entrytype"] = "GSE",
            ["gdstype"] = string.Join("; ", Types),
            ["pdat"] = PublishedOn.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
            ["samples"] = new JsonArray([.. Samples.Select(s => new JsonObject { ["accession"] = s.Accession, ["title"] = s.Title })]),
            ["extrelations"] = relations,
            ["n_samples"] = SampleCount ?? Samples.Count,
            ["pubmedids"] = new JsonArray([.. PubMedIds.Select(id => JsonValue.Create(id.ToString(CultureInfo.InvariantCulture)))]),
            ["bioproject"] = BioProject,
        };
    }
}
