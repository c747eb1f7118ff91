using System.Runtime.InteropServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads the SOFT of one series, packed or not.</summary>
internal static class SoftAnswer
{
    /// <param name="mostBytes">Unpacked; more is not read.</param>
    public static SourceAnswer<Dataset> Read(Verdict verdict, ReadOnlyMemory<byte> body, Accession series, long mostBytes, DateTimeOffset fetchedAt, CancellationToken cancellation)
    {
        if (!verdict.HasValue || !MemoryMarshal.TryGetArray(body, out var bytes))
        {
            return verdict.Failed<Dataset>();
        }

        using var file = UnpackedFile.Of(series.ToString(), new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), fetchedAt, cancellation);
        try
        {
            var dataset = new SoftReader(new LimitedStream(file, mostBytes), file).Read()
                .OfType<RecordRead.Good>().Select(r => r.Dataset).FirstOrDefault(d => d.Accession == series);
            return (dataset, file.Damage) switch
            {
                ({ Title: "RETIRED" }, _) => new(AnswerKind.Gone, default, "GEO has withdrawn it"),
                (not null, null) => verdict.With(dataset),
                (_, not null) => new(AnswerKind.Transient, default, "GEO's file is cut short or damaged"),
                _ => new(AnswerKind.Malformed, default, "GEO's file does not hold the series"),
            };
        }
        catch (InvalidDataException)
        {
            return new(AnswerKind.Malformed, default, "GEO's file unpacks to more than is read");
        }
    }

    private sealed class LimitedStream(Stream content, long most) : ReadOnlyStream
    {
        private long _left = most;

        /// <exception cref="InvalidDataException">There is more than the limit.</exception>
        public override int Read(Span<byte> buffer)
        {
            var read = content.Read(buffer);
            _left -= read;
            return _left >= 0 ? read : throw new InvalidDataException("more than the limit");
        }
    }
}
