namespace OmicsOracle.Presentation.Web.Export;

internal static class PlainText
{
    /// <summary>Any run of blanks, tabs, line breaks and other control characters as one blank.</summary>
    public static string OneLine(string text)
    {
        var isPlain = true;
        for (var i = 0; isPlain && i < text.Length; i++)
        {
            isPlain = !IsBlank(text[i]) || (text[i] == ' ' && i > 0 && text[i - 1] != ' ');
        }

        return isPlain ? text : string.Join(' ', text.Split([.. text.Where(IsBlank).Distinct()], StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
