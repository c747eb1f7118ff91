using System.Globalization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads esearch.</summary>
internal static class SearchHits
{
    public static SourceAnswer<EntrezHits> Read(Verdict verdict, ReadOnlyMemory<byte> body)
    {
        using var json = LenientJson.Parse(body);
        if (!verdict.HasValue || json?.RootElement.Property("esearchresult") is not { } result)
        {
            return verdict.Failed<EntrezHits>();
        }

        EntrezHistory? history = (result.Property("webenv").Text(), result.Property("querykey").Text()) is ({ } webEnv, { } key) ? new(webEnv, key) : null;
        return verdict.With(new EntrezHits(
            (int)Math.Min(result.Property("count").Number() ?? 0, int.MaxValue),
            [.. result.Property("idlist").Texts().Select(Uid).OfType<long>()],
            result.Property("querytranslation").Text(),
            [.. JsonAnswers.Dropped(result)],
            history));
    }

    /// <summary>Some databases list accessions where they are asked to; those asked here list numbers.</summary>
    private static long? Uid(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : null;
}
