namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Short texts that come again and again in one file (tags, organisms, study types), each held once.</summary>
internal sealed class TextPool
{
    private const int MostTexts = 8_192;
    /// <summary>Characters; a longer text is not held.</summary>
    public const int LongestText = 64;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _spans;

    public TextPool() => _spans = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string One(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return text.ToString();
        }

        if (!_spans.TryGetValue(text, out var held))
        {
            held = text.ToString();
            if (_texts.Count < MostTexts)
            {
                _texts.Add(held);
            }
        }

        return held;
    }
}
