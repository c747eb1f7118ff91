using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>Writes entries for the tiers below memory: an <see cref="Envelope"/>, a byte that says how the rest is packed, and JSON. What cannot be read is no entry.</summary>
internal sealed class KeptSerializer : IFusionCacheSerializer
{
    private const byte Plain = 0, Brotli = 1;
    private const int PackingAt = Envelope.HeaderLength;
    private const int BodyAt = PackingAt + 1;
    private const int LengthBytes = sizeof(int);

    // As the store packs its records: 11 µs for one, to 57 %. Below a kilobyte it saves no page and no packet.
    private const int WorthPacking = 1_024;
    private const int Quality = 1;
    private const int WindowBits = 18;

    // No answer comes near; a length beyond it is damage.
    private const int LargestJson = 1 << 26;

    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <exception cref="NotSupportedException">Entries of this type are not written.</exception>
    public byte[] Serialize<T>(T? obj)
    {
        var form = KeptForm.For(typeof(T));
        var json = new ArrayBufferWriter<byte>(4_096);
        using (var writer = new Utf8JsonWriter(json, AsItIs))
        {
            JsonSerializer.Serialize(writer, obj, form.Json);
        }

        var whole = (json.WrittenCount >= WorthPacking ? Packed(json.WrittenSpan) : null) ?? Unpacked(json.WrittenSpan);
        Envelope.Seal(whole, form.Shape);
        return whole;
    }

    /// <summary>Null where the bytes are damaged, or of another shape.</summary>
    public T? Deserialize<T>(byte[] data)
    {
        var form = KeptForm.For(typeof(T));
        if (!Envelope.IsWhole(data) || Envelope.Shape(data) != form.Shape)
        {
            return default;
        }

        try
        {
            if (Json(data) is { } json && JsonSerializer.Deserialize(json.Span, form.Json) is T entry && form.NoteTier(entry, Envelope.Tier(data)))
            {
                return entry;
            }
        }
        catch (Exception damage) when (damage is JsonException or ArgumentException or FormatException or InvalidOperationException or NullReferenceException)
        {
            // Its check was right, so another program wrote it.
        }

        return default;
    }

    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));

    private static byte[] Unpacked(ReadOnlySpan<byte> json)
    {
        var whole = new byte[BodyAt + json.Length];
        whole[PackingAt] = Plain;
        json.CopyTo(whole.AsSpan(BodyAt));
        return whole;
    }

    /// <summary>Null where packing saves less than a tenth.</summary>
    private static byte[]? Packed(ReadOnlySpan<byte> json)
    {
        const int Before = BodyAt + LengthBytes;
        var room = json.Length / 10 * 9;
        var buffer = ArrayPool<byte>.Shared.Rent(Before + room);
        try
        {
            if (!BrotliEncoder.TryCompress(json, buffer.AsSpan(Before, room), out var written, Quality, WindowBits))
            {
                return null;
            }

            buffer[PackingAt] = Brotli;
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(BodyAt), json.Length);
            return buffer.AsSpan(0, Before + written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadOnlyMemory<byte>? Json(byte[] whole)
    {
        if (whole[PackingAt] == Plain)
        {
            return whole.AsMemory(BodyAt);
        }

        var length = whole[PackingAt] == Brotli && whole.Length > BodyAt + LengthBytes ? BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(BodyAt)) : -1;
        if (length is < 0 or > LargestJson)
        {
            return null;
        }

        var json = new byte[length];
        return BrotliDecoder.TryDecompress(whole.AsSpan(BodyAt + LengthBytes), json, out var written) && written == length ? json : null;
    }
}
