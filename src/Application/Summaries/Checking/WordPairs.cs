namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Small dictionaries, written as "word=other; word=other".</summary>
internal static class WordPairs
{
    public static Dictionary<string, string> Of(string pairs) =>
        pairs.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Split('=')).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);
}
