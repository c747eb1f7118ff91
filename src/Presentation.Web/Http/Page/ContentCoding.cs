using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace OmicsOracle.Presentation.Web.Http.Page;

/// <summary>Which coding a caller would have (RFC 9110, 12.5.3), and the codings.</summary>
internal static class ContentCoding
{
    public const string BrotliName = "br";
    public const string GzipName = "gzip";
    private const string Plain = "identity";
    private static readonly string[] BestFirst = [BrotliName, GzipName, Plain];

    /// <summary>The coding with the highest weight, the better one among equals; null for none. As it is, is sent to who named nothing that is known here.</summary>
    public static string? Of(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var best = BestFirst.MaxBy(coding => Weight(accepted, coding)); // the first of equals
        return best is Plain or null || Weight(accepted, best) <= 0 ? null : best;
    }

    public static byte[] Brotli(byte[] bytes) => Packed(bytes, (to, level) => new BrotliStream(to, level));

    public static byte[] Gzip(byte[] bytes) => Packed(bytes, (to, level) => new GZipStream(to, level));

    private static double Weight(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        Named(accepted, coding) ?? (coding == Plain ? 0 : Named(accepted, "*") ?? 0);

    private static double? Named(IList<StringWithQualityHeaderValue> accepted, string name) =>
        accepted.Where(a => a.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(a => (double?)(a.Quality ?? 1)).Max();

    private static byte[] Packed(byte[] bytes, Func<Stream, CompressionLevel, Stream> coding)
    {
        using var packed = new MemoryStream();
        using (var packing = coding(packed, CompressionLevel.SmallestSize))
        {
            packing.Write(bytes);
        }

        return packed.ToArray();
    }
}
