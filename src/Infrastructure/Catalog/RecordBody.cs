using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>Turns a series into the bytes of its row and back: a <see cref="DatasetDocument"/> as JSON, its length (4 bytes, little endian) before it, packed with Brotli.</summary>
internal static class RecordBody
{
    // Measured on the 5,195 recorded summaries: 1 packs to 57 % in 11 µs, 5 to 48 % in 35 µs.
    private const int Quality = 1;
    private const int WindowBits = 18;
    private const int LengthBytes = 4;

    // No series comes near; a length beyond it is damage.
    private const int LargestJson = 1 << 28;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void WriteJson(Dataset dataset, ArrayBufferWriter<byte> json)
    {
        using var writer = new Utf8JsonWriter(json, Plain);
        JsonSerializer.Serialize(writer, DatasetDocument.Of(dataset), DatasetDocumentJson.Default.DatasetDocument);
    }

    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LengthBytes + BrotliEncoder.GetMaxCompressedLength(json.Length));
        try
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer, json.Length);
            return BrotliEncoder.TryCompress(json, buffer.AsSpan(LengthBytes), out var written, Quality, WindowBits)
                ? buffer.AsSpan(0, LengthBytes + written).ToArray()
                : throw new InvalidOperationException("Brotli wrote more than it promised.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> body)
    {
        var length = body.Length > LengthBytes ? BinaryPrimitives.ReadInt32LittleEndian(body) : -1;
        if (length is >= 0 and <= LargestJson)
        {
            var json = new byte[length];
            if (BrotliDecoder.TryDecompress(body[LengthBytes..], json, out var written) && written == length)
            {
                return json;
            }
        }

        throw new InvalidDataException("A record's bytes are damaged.");
    }

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static Dataset Read(Accession accession, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DatasetDocumentJson.Default.DatasetDocument)!.Dataset(accession);
        }
        catch (Exception damage) when (damage is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"The record of {accession} is damaged.", damage);
        }
    }
}
