using System.IO.Compression;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>GEO's file site: <c>/geo/series/GSE226nnn/GSE226260/soft/GSE226260_family.soft.gz</c>. A wrong folder, and what is not public, is simply not there.</summary>
internal sealed class GeoFileSite(EmulatedRecords records) : IEndpoint
{
    /// <summary>The parameters are those of the address: folder, accession, file.</summary>
    public Answer Answer(EntrezRequest request)
    {
        var accession = request["accession"] ?? "";
        if (request["folder"] != GeoNumber.Folder(accession) || request["file"] != $"{accession}_family.soft.gz" || records.Accessions.SoftOf(accession, records.Geo) is not { } soft)
        {
            return Endpoints.Answer.Html("404 Not Found", "<p>The requested URL was not found on this server.</p>", 404);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(soft);
        }

        return new(200, "application/x-gzip", packed.ToArray()) { Headers = [new("Last-Modified", "Fri, 20 Nov 2026 05:11:00 GMT"), new("Accept-Ranges", "bytes")] };
    }
}
