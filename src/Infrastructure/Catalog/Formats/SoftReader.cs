using System.Buffers;
using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads SOFT (https://www.ncbi.nlm.nih.gov/geo/info/soft.html): <c>^</c> begins a record, <c>!</c> a field; every other line belongs to a table and is passed over,
/// so a table without its end harms nothing.</summary>
internal sealed class SoftReader(Stream content, UnpackedFile file) : IRecordReader
{
    /// <summary>Bytes. No field of a series of GEO comes near.</summary>
    private const int LongestLine = 1024 * 1024;

    private readonly Family _family = new(new(RecordSource.Soft, file.FetchedAt));
    private readonly TextPool _pool = new();
    private SeriesDraft? _series;
    private SampleDraft? _sample;
    private int _channel;

    /// <summary>A curated data set begins twice: before its subsets and before its table.</summary>
    private string? _dataSet;

    public HeldRecords Held { get; } = new();

    public IEnumerable<RecordRead> Read()
    {
        using var lines = new LineReader(content, LongestLine);
        while (lines.Next())
        {
            var isCutOff = !lines.IsEnded && file.Damage is not null;
            if (lines.Line is not [(byte)'^' or (byte)'!', ..] || isCutOff)
            {
                continue;
            }

            if (lines.Line[0] == '!')
            {
                Field(lines.Line[1..], lines.IsCut);
                continue;
            }

            Close();
            var endsFamily = Open(lines.Line[1..], lines.Number);
            foreach (var read in endsFamily ? _family.End(file.Taken) : _family.Overdue(file.Taken))
            {
                yield return read;
            }
        }

        foreach (var read in file.Damage is null ? Whole() : BrokenOff())
        {
            yield return read;
        }
    }

    private IEnumerable<RecordRead> Whole()
    {
        Close();
        return _family.Waiting(file.Taken);
    }

    private IEnumerable<RecordRead> BrokenOff()
    {
        var half = _series?.SetAside("the file breaks off within it", file.Taken);
        var reads = _family.BreakOff(file.Taken);
        return half is null ? reads : reads.Append(half);
    }

    private void Close()
    {
        if (_series is not null)
        {
            _family.Add(_series);
        }

        if (_sample is not null)
        {
            _sample.EndChannel();
            _family.Add(_sample);
        }

        (_series, _sample, _channel) = (null, null, 0);
    }

    /// <returns>Whether it begins another family: each download begins with its database.</returns>
    private bool Open(ReadOnlySpan<byte> line, int number)
    {
        var kind = Key(line, out var bytes);
        Span<char> word = stackalloc char[16];
        Ascii.ToUpper(kind, word, out var length);
        switch (word[..length])
        {
            case "SERIES":
                _series = new(GeoText.Read(bytes) ?? "", number);
                return false;
            case "SAMPLE":
                Held.Samples++;
                _family.HasMoreThanSeries();
                _sample = new() { Accession = GeoValues.Accession(GeoText.Read(bytes), AccessionKind.Sample) };
                return false;
            case "PLATFORM":
                Held.Platforms++;
                _family.HasMoreThanSeries();
                return false;
            case "DATASET" when GeoText.Read(bytes) is { } dataSet && dataSet != _dataSet:
                _dataSet = dataSet;
                Held.DataSets++;
                return false;
            default:
                return word[..length] is "DATABASE";
        }
    }

    private void Field(ReadOnlySpan<byte> line, bool isCut)
    {
        if (_series is not null && line.StartsWith("Series_"u8))
        {
            var key = Key(line["Series_"u8.Length..], out var value);
            SeriesField(_series, key, value, isCut);
        }
        else if (_sample is not null && line.StartsWith("Sample_"u8))
        {
            var key = Key(line["Sample_"u8.Length..], out var value);
            SampleField(_sample, key, value);
        }
    }

    /// <summary>Contact fields are not among those that are read.</summary>
    private void SeriesField(SeriesDraft series, ReadOnlySpan<byte> keyBytes, ReadOnlySpan<byte> value, bool isCut)
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
            case "type" when Short(value) is { } type:
                series.AddStudyType(type);
                break;
            case "sample_organism" when Short(value) is { } name:
                series.AddOrganism(name);
                break;
            case "sample_taxid" when GeoValues.PositiveNumber(GeoText.Read(value)) is { } id:
                series.AddTaxonId(id);
                break;
            case "platform_id" when GeoValues.Accession(Short(value), AccessionKind.Platform) is { } platform:
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

        if (isCut)
        {
            series.Overflow();
        }
    }

    private void SampleField(SampleDraft sample, ReadOnlySpan<byte> keyBytes, ReadOnlySpan<byte> value)
    {
        Span<char> buffer = stackalloc char[32];
        ReadOnlySpan<char> key = buffer[..Word(keyBytes, buffer)];
        var channel = key.LastIndexOf("_ch", StringComparison.Ordinal);
        if (channel > 0)
        {
            Channel(sample, key[(channel + 3)..]);
            key = key[..channel];
        }

        switch (key)
        {
            case "title":
                sample.Entitle(GeoText.Read(value));
                break;
            case "source_name" when Short(value) is { } source:
                sample.AddSource(source);
                break;
            case "organism" when Short(value) is { } name:
                sample.AddOrganism(name);
                break;
            case "taxid" when GeoValues.PositiveNumber(Short(value)) is { } id:
                sample.AddOrganism(id);
                break;
            case "characteristics" when GeoText.Read(value) is { } characteristic:
                sample.AddCharacteristic(GeoValues.Characteristic(characteristic, _pool));
                break;
            case "platform_id":
                sample.Platform ??= GeoValues.Accession(Short(value), AccessionKind.Platform);
                break;
            case "series_id" when GeoValues.Accession(Short(value), AccessionKind.Series) is { } series && sample.Series.Count < 100:
                sample.Series.Add(series);
                break;
        }
    }

    /// <summary>Names and taxon ids belong together within one channel.</summary>
    private void Channel(SampleDraft sample, ReadOnlySpan<char> number)
    {
        var channel = number is [var digit] ? digit : 0;
        if (channel != _channel)
        {
            sample.EndChannel();
            _channel = channel;
        }
    }

    private string? Short(ReadOnlySpan<byte> value) => GeoText.Read(value) is { } text ? _pool.One(text) : null;

    private static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> value)
    {
        var equals = line.IndexOf((byte)'=');
        value = equals < 0 ? [] : line[(equals + 1)..];
        return (equals < 0 ? line : line[..equals]).Trim(" \t\r"u8);
    }

    /// <summary>No word of the format is longer than what <paramref name="to"/> holds: a longer one is none of it.</summary>
    private static int Word(ReadOnlySpan<byte> from, Span<char> to) =>
        from.Length <= to.Length && Ascii.ToUtf16(from, to, out var written) == OperationStatus.Done ? written : 0;
}
