using System.Security.Cryptography;
using System.Text.Json;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>A name for what a record says: the same text has the same version wherever and whenever it was read.</summary>
internal static class RecordVersion
{
    private const int Digits = 16;

    public static string Of(Dataset series)
    {
        // When and from where it was read changes nothing of what it says.
        var said = JsonSerializer.SerializeToUtf8Bytes(series with { Provenance = [] });
        return Convert.ToHexStringLower(SHA256.HashData(said))[..Digits];
    }
}
