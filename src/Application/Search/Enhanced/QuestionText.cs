using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A question's text as it is read: slips of the pen mended, each place traceable to where it stands in what the person typed.</summary>
internal sealed partial class QuestionText
{
    private readonly List<(int At, int Length, int OriginalAt, int OriginalLength)> _mended = [];

    private QuestionText(string typed, string read) => (Typed, Read) = (typed, read);

    public string Typed { get; }

    public string Read { get; private set; }

    /// <summary>What was mended: as typed, as read.</summary>
    public List<(string Typed, string Read)> Mended { get; } = [];

    /// <param name="isCommon">Whether records use the word as it is, so that it is no slip.</param>
    public static QuestionText Of(string typed, IVocabulary vocabulary, Func<string, bool> isCommon)
    {
        var text = new QuestionText(typed, typed);
        var read = new System.Text.StringBuilder();
        var from = 0;
        foreach (Match word in WordOfLetters().Matches(typed))
        {
            if (InQuotes(typed, word.Index) || isCommon(word.Value) || vocabulary.Corrected(word.Value) is not { } meant)
            {
                continue;
            }

            read.Append(typed, from, word.Index - from);
            text._mended.Add((read.Length, meant.Length, word.Index, word.Length));
            text.Mended.Add((word.Value, meant));
            read.Append(meant);
            from = word.Index + word.Length;
        }

        text.Read = read.Append(typed, from, typed.Length - from).ToString();
        return text;
    }

    /// <summary>Where a piece of the text that was read stands in what was typed.</summary>
    public (int Start, int End) Original(int start, int end) => (Back(start, isEnd: false), Back(end, isEnd: true));

    private int Back(int at, bool isEnd)
    {
        var shift = 0;
        foreach (var (mendedAt, length, originalAt, originalLength) in _mended)
        {
            if (at < mendedAt || (at == mendedAt && !isEnd))
            {
                break;
            }

            if (at <= mendedAt + length && (isEnd || at < mendedAt + length))
            {
                return isEnd ? originalAt + originalLength : originalAt;
            }

            shift = originalAt + originalLength - (mendedAt + length);
        }

        return at + shift;
    }

    private static bool InQuotes(string text, int at) => text.AsSpan(0, at).Count('"') % 2 == 1 && text.AsSpan(at).Contains('"');

    [GeneratedRegex("[A-Za-z]{5,}")]
    private static partial Regex WordOfLetters();
}
