namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>A run of letters and digits in a text, and the form by which it is compared.</summary>
/// <param name="Start">First UTF-16 unit, included.</param>
/// <param name="End">Last one, excluded.</param>
internal readonly record struct TextWord(int Start, int End, string Stem)
{
    /// <param name="start">Where to begin, included.</param>
    /// <param name="end">Where to stop, excluded.</param>
    public static List<TextWord> Of(string text, int start, int end)
    {
        var words = new List<TextWord>();
        for (var at = start; at < end;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var first = at;
            while (at < end && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }

            // The s of a genitive is no word.
            if (at - first == 1 && first > start && text[first - 1] is '\'' or '’' && text[first] is 's')
            {
                continue;
            }

            words.Add(new(first, at, WordForms.Stem(text[first..at])));
        }

        return words;
    }

    public static List<TextWord> Of(string text) => Of(text, 0, text.Length);

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}
