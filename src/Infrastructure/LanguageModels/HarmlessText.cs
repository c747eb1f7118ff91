using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>A stranger's text on one line, so that it cannot begin another field; without characters that nobody sees; and with a blank in what servers of models read as their own marks,
/// such as <c>&lt;|im_start|&gt;</c> or <c>[INST]</c>, wherever these stand.</summary>
internal static partial class HarmlessText
{
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    line.Append(' ');
                    break;
                case UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    line.Append(rune);
                    break;
            }
        }

        return Marks.Replace(line.ToString(), "$0 ").Trim();
    }

    /// <summary>What a mark begins with.</summary>
    [GeneratedRegex(@"<(?=[|\uFF5C/!<a-zA-Z])|\[(?=/?INST\])", RegexOptions.CultureInvariant)]
    private static partial Regex Marks { get; }
}
