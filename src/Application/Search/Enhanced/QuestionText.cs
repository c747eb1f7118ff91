using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A question's text as it is read: slips of the pen mended, each place traceable to where it stands in what the person typed.</summary>
internal sealed partial class QuestionText
{
    private const int Common = 3;
    private const int TimesAsUsual = 50;

    private readonly List<(int At, int Length, int OriginalAt, int OriginalLength)> _mended = [];

    private QuestionText(string typed, string read) => (Typed, Read) = (typed, read);

    public string Typed { get; }

    public string Read { get; private set; }

    /// <summary>What was mended: as typed, as read.</summary>
    public List<(string Typed, string Read)> Mended { get; } = [];

    /// <param name="records">How many records hold a word; a few slips stand in records too.</param>
    public static QuestionText Of(string typed, IVocabulary vocabulary, Func<string, int> records)
    {
        var slips = WordOfLetters().Matches(typed)
            .Where(w => !InQuotes(typed, w.Index) && !LooseWords.IsEverywhere(w.Value))
            .Select(w => (Word: w, Meant: vocabulary.Corrected(w.Value)))
            .Where(s => s.Meant is not null && !IsAnotherForm(s.Word.Value, s.Meant) && IsRare(s.Word.Value, s.Meant))
            .Select(s => (s.Word, Meant: s.Meant!))
            .ToList();
        var text = With(typed, slips);
        if (slips.Count == 0)
        {
            return text;
        }

        // Only a slip in a name is mended, and what would find nothing: any other word may be right without being in a vocabulary.
        var names = vocabulary.Find(text.Read);
        var certain = slips.Where((s, i) => names.Any(n => Overlaps(n, text._mended[i].At, text._mended[i].Length)) || (records(s.Word.Value) == 0 && records(s.Meant) >= TimesAsUsual)).ToList();
        return certain.Count == slips.Count ? text : With(typed, certain);

        bool IsRare(string word, string meant) => records(word) is var held && (held < Common || records(meant) >= TimesAsUsual * held) && vocabulary.Find(word).Count == 0;
    }

    private static QuestionText With(string typed, List<(Match Word, string Meant)> slips)
    {
        var text = new QuestionText(typed, typed);
        var read = new System.Text.StringBuilder();
        var from = 0;
        foreach (var (word, meant) in slips)
        {
            read.Append(typed, from, word.Index - from);
            text._mended.Add((read.Length, meant.Length, word.Index, word.Length));
            text.Mended.Add((word.Value, meant));
            read.Append(meant);
            from = word.Index + word.Length;
        }

        text.Read = read.Append(typed, from, typed.Length - from).ToString();
        return text;
    }

    private static bool Overlaps(NameFound name, int at, int length) => Meanings.Overlap(name.Start, name.End, at, at + length);

    /// <summary>Whether one word only ends otherwise than the other: "lesional" is no slip for "lesion".</summary>
    private static bool IsAnotherForm(string typed, string meant) =>
        Math.Abs(typed.Length - meant.Length) > 1
        && (typed.StartsWith(meant, StringComparison.OrdinalIgnoreCase) || meant.StartsWith(typed, StringComparison.OrdinalIgnoreCase));

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
