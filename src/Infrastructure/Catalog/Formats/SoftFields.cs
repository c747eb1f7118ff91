using System.Buffers;
using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Which fields of SOFT are read, and what they mean. Those of contacts are not among them.</summary>
internal static class SoftFields
{
    /// <param name="keyBytes">Without the kind of record that it begins with.</param>
    public static void Set(SeriesDraft series, ReadOnlySpan<byte> keyBytes, ReadOnlySpan<byte> value, TextPool pool)
    {
        Span<char> key = stackalloc char[32];
        switch (key[..Word(keyBytes, key)])
        {
            case "title":
                series.Entitle(GeoText.Read(value));
                break;
            case "geo_accession":
                series.Declare(GeoText.Read(value));
                break;
            case "summary":
                series.AddSummary(GeoText.Read(value));
                break;
            case "overall_design":
                series.AddOverallDesign(GeoText.Read(value));
                break;
            case "type" when Short(value, pool) is { } type:
                series.AddStudyType(type);
                break;
            case "sample_organism" when Short(value, pool) is { } name:
                series.AddOrganism(name);
                break;
            case "sample_taxid" when GeoValues.PositiveNumber(GeoText.Read(value)) is { } id:
                series.AddTaxonId(id);
                break;
            case "platform_id" when GeoValues.Accession(Short(value, pool), AccessionKind.Platform) is { } platform:
                series.AddPlatform(platform);
                break;
            case "sample_id" when GeoValues.Accession(GeoText.Read(value), AccessionKind.Sample) is { } sample:
                series.Announce(sample);
                break;
            case "pubmed_id" when GeoValues.PositiveNumber(GeoText.Read(value)) is { } id:
                series.AddPubMedId(id);
                break;
            case "relation" when GeoText.Read(value) is { } relation:
                series.AddRelation(relation);
                break;
            case "submission_date":
                series.SubmittedOn ??= GeoValues.Date(GeoText.Read(value));
                break;
            case "last_update_date":
                series.UpdatedOn ??= GeoValues.Date(GeoText.Read(value));
                break;
            case "status":
                series.PublishedOn ??= GeoValues.PublicSince(GeoText.Read(value));
                break;
        }
    }

    /// <inheritdoc cref="Set(SeriesDraft, ReadOnlySpan{byte}, ReadOnlySpan{byte}, TextPool)"/>
    public static void Set(SampleDraft sample, ReadOnlySpan<byte> keyBytes, ReadOnlySpan<byte> value, TextPool pool)
    {
        Span<char> buffer = stackalloc char[32];
        ReadOnlySpan<char> key = buffer[..Word(keyBytes, buffer)];
        var channel = key.LastIndexOf("_ch", StringComparison.Ordinal);
        if (channel > 0)
        {
            sample.BeginChannel(key[(channel + 3)..] is [var digit] ? digit : '0');
            key = key[..channel];
        }

        switch (key)
        {
            case "title":
                sample.Entitle(GeoText.Read(value));
                break;
            case "source_name" when Short(value, pool) is { } source:
                sample.AddSource(source);
                break;
            case "organism" when Short(value, pool) is { } name:
                sample.AddOrganism(name);
                break;
            case "taxid" when GeoValues.PositiveNumber(Short(value, pool)) is { } id:
                sample.AddOrganism(id);
                break;
            case "characteristics" when GeoText.Read(value) is { } characteristic:
                sample.AddCharacteristic(GeoValues.Characteristic(characteristic, pool));
                break;
            case "platform_id":
                sample.Platform ??= GeoValues.Accession(Short(value, pool), AccessionKind.Platform);
                break;
            case "series_id" when GeoValues.Accession(Short(value, pool), AccessionKind.Series) is { } series && sample.Series.Count < 100:
                sample.Series.Add(series);
                break;
        }
    }

    private static string? Short(ReadOnlySpan<byte> value, TextPool pool) => GeoText.Read(value) is { } text ? pool.One(text) : null;

    /// <summary>No word of the format is longer than what <paramref name="to"/> holds: a longer one is none of it.</summary>
    private static int Word(ReadOnlySpan<byte> from, Span<char> to) =>
        from.Length <= to.Length && Ascii.ToUtf16(from, to, out var written) == OperationStatus.Done ? written : 0;
}
