namespace OmicsOracle.Presentation.Web.Http.Page;

/// <summary>One file of the page as it is sent: as it is, and packed by each coding where that makes it smaller. Packed once, when first asked for.</summary>
internal sealed class PageFile(string contentType, byte[] bytes)
{
    private readonly Lazy<byte[]?> _brotli = new(() => Smaller(ContentCoding.Brotli(bytes), bytes));
    private readonly Lazy<byte[]?> _gzip = new(() => Smaller(ContentCoding.Gzip(bytes), bytes));

    public string ContentType => contentType;

    /// <param name="coding">One of <see cref="ContentCoding"/>'s names, or null for none.</param>
    /// <returns>The coding that was used, and the bytes.</returns>
    public (string? Coding, byte[] Bytes) In(string? coding) => coding switch
    {
        ContentCoding.BrotliName when _brotli.Value is { } packed => (coding, packed),
        ContentCoding.GzipName when _gzip.Value is { } packed => (coding, packed),
        _ => (null, bytes),
    };

    private static byte[]? Smaller(byte[] packed, byte[] plain) => packed.Length < plain.Length ? packed : null;
}
