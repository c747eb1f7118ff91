using System.Text.Json;
using System.Text.Unicode;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads document summaries that stand one a line, so that a bad one harms no other.</summary>
internal sealed class SummaryLinesReader(Stream content, UnpackedFile file) : IRecordReader
{
    /// <summary>Bytes. A summary lists all its samples; 100,000 of them take 8 MiB.</summary>
    private const int LongestLine = 16 * 1024 * 1024;

    private readonly Provenance _provenance = new(RecordSource.DocumentSummary, file.FetchedAt);
    private readonly TextPool _pool = new();

    public HeldRecords Held { get; } = new();

    public IEnumerable<RecordRead> Read()
    {
        using var lines = new LineReader(content, LongestLine);
        while (lines.Next())
        {
            if (lines.Line.ContainsAnyExcept(" \t\r"u8))
            {
                yield return Record(lines);
            }
        }
    }

    private RecordRead Record(LineReader lines)
    {
        if (lines.IsCut)
        {
            return SetAside(lines, "longer than 16 MiB");
        }

        try
        {
            return Summary(lines.Line).ToRead(lines.Number, "", Held, _provenance, file.Taken);
        }
        catch (JsonException broken) when (!lines.IsEnded && file.Damage is null)
        {
            throw new InvalidDataException("it breaks off within its last line; fetch it again", broken);
        }
        catch (JsonException)
        {
            return SetAside(lines, lines.IsEnded ? "not a whole JSON object" : "the file breaks off within it");
        }
        catch (InvalidOperationException)
        {
            return SetAside(lines, "its text is not Unicode");
        }
    }

    private DocumentSummary Summary(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(Utf8Of(line));
        var summary = DocumentSummary.Read(ref json, _pool);
        return json.Read() ? throw new JsonException("something follows the object") : summary;
    }

    /// <summary>The line itself, or as UTF-8 where it is not that yet.</summary>
    public static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) ? json : GeoText.Encoding.GetBytes(GeoText.Encoding.GetString(json));

    private RecordRead.SetAside SetAside(LineReader lines, string reason) => new(lines.Number, "", reason, file.Taken);
}
