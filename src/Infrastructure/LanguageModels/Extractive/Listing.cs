using System.Text.RegularExpressions;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>What stands among prose and is none: fields with their values, file names, lists of identifiers, rows of tables, and sentences that the record cut.</summary>
internal static partial class Listing
{
    private const int FewestTabs = 3, FewestNames = 3;

    /// <summary>Of the words: more identifiers than this, or fewer words in small letters, and it is a list.</summary>
    private const double MostNames = 0.3, FewestSmall = 0.25;

    public static bool Is(ReadOnlySpan<char> raw, string sentence) =>
        raw.Count('\t') >= FewestTabs || Files().IsMatch(sentence) || (Field().IsMatch(sentence) && !Verb().IsMatch(sentence)) || IsOfNames(sentence) || IsCut(sentence);

    private static bool IsOfNames(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = words.Count(w => Identifier().IsMatch(w));
        var isAlphabetic = !sentence.Any(c => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.OtherLetter);
        return (names >= FewestNames && names > MostNames * words.Length) || (isAlphabetic && words.Count(w => w.Count(char.IsLower) > w.Length / 2) < FewestSmall * words.Length);
    }

    /// <summary>A bracket that never closes, or one that never opened and numbers no list: half of it stands elsewhere.</summary>
    private static bool IsCut(string sentence)
    {
        var (open, closed) = (sentence.Count(c => c is '(' or '['), sentence.Count(c => c is ')' or ']'));
        return open > closed || (closed > open && closed - Enumerators().Count(sentence) > open);
    }

    [GeneratedRegex(@"(->|=>|→|\w\.(cel|chp|txt|gpr|csv|tsv|xlsx?|gz|tar|zip|fastq|bam|bed|bw|bigwig|wig|pdf|exp|dat)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Files();

    /// <summary>"Assay Type: …": a few words, a colon, a value.</summary>
    [GeneratedRegex(@"^[\p{L}\d][^\s:]*(\s+[^\s:]+){0,4}\s*:(\s|\S+$)|^[^:=]{1,40}\s=\s|:\s*[^:;,]{1,40}[;,]\s*[^:;,]{1,40}:\s")]
    private static partial Regex Field();

    [GeneratedRegex(@"\b(is|are|was|were|be|been|has|have|had|we|can|may|will|did|does|show|shows|suggests?)\b|\b\p{Ll}{2,}ed\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\W*(\w+_\w[\w.-]*|(?=\w*\d)(?=\w*\p{L})\w{7,})\W*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<=^|\s)(\d{1,2}|\p{L}|[ivx]{1,4})\)", RegexOptions.IgnoreCase)]
    private static partial Regex Enumerators();
}
