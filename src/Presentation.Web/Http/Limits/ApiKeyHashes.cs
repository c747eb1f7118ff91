using System.Security.Cryptography;
using System.Text;

namespace OmicsOracle.Presentation.Web.Http.Limits;

/// <summary>Keys known by their SHA-256 alone. Several, so that a new one is let in before the old one is taken away.</summary>
internal sealed class ApiKeyHashes
{
    public const string Header = "X-Api-Key";
    private const int HashDigits = 64;
    private const int LongestKey = 512;
    private const int NameDigits = 8;
    private readonly (byte[] Hash, string Name)[] _known;

    private ApiKeyHashes((byte[] Hash, string Name)[] known) => _known = known;

    public bool IsEmpty => _known.Length == 0;

    /// <summary>Whether a setting is empty, or hashes of 64 hexadecimal digits with commas between.</summary>
    public static bool AreReadable(string? setting) => Split(setting).All(h => h.Length == HashDigits && h.All(char.IsAsciiHexDigit));

    public static ApiKeyHashes Read(string? setting) =>
        new([.. Split(setting).Select(h => (Convert.FromHexString(h), $"key:{h[..NameDigits].ToLowerInvariant()}"))]);

    /// <summary>The name of a key, which is the beginning of its hash and tells nothing of the key; null where it is none of these.
    /// Compared with each of them to the end, so that the time tells nothing either.</summary>
    public string? NameOf(string given)
    {
        if (given.Length is 0 or > LongestKey || IsEmpty)
        {
            return null;
        }

        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(LongestKey)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(given, text)], hash);
        string? name = null;
        foreach (var known in _known)
        {
            name = CryptographicOperations.FixedTimeEquals(hash, known.Hash) ? known.Name : name;
        }

        return name;
    }

    private static string[] Split(string? setting) => setting?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
