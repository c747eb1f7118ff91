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

        (_series, _sample) = (null, null);
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
            SoftFields.Set(_series, key, value, _pool);
            if (isCut)
            {
                _series.Overflow();
            }
        }
        else if (_sample is not null && line.StartsWith("Sample_"u8))
        {
            var key = Key(line["Sample_"u8.Length..], out var value);
            SoftFields.Set(_sample, key, value, _pool);
        }
    }

    private static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> value)
    {
        var equals = line.IndexOf((byte)'=');
        value = equals < 0 ? [] : line[(equals + 1)..];
        return (equals < 0 ? line : line[..equals]).Trim(" \t\r"u8);
    }
}
