using System.Globalization;
using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Finds the numbers of a text, in digits and in words. Digits of a name (IL-6, p53, MCF7, GSE2034) are none.</summary>
internal static partial class NumbersInText
{
    private const int MostNumbers = 500;

    public static List<NumberFound> Of(string text) => Of(text, TextWord.Of(text));

    /// <param name="words">All of the text, or those of a piece of it, which alone is then read.</param>
    public static List<NumberFound> Of(string text, List<TextWord> words)
    {
        var numbers = new List<NumberFound>();
        for (var at = 0; at < words.Count && numbers.Count < MostNumbers; at++)
        {
            var start = words[at].Start + 1;
            start = start < words[at].End && char.IsAsciiDigit(text[start]) && IsVersion(text, start) ? start : words[at].Start;
            if (char.IsAsciiDigit(text[start]))
            {
                if (InDigits(text, words, start, ref at) is { } number)
                {
                    numbers.Add(number);
                }
            }
            else if (char.IsLetter(text[words[at].Start]))
            {
                var (value, taken) = NumberWords.At(text, words, at);
                if (taken > 0)
                {
                    var end = words[at + taken - 1];
                    var (unit, counted) = After(text, words, at + taken, end.End);
                    counted = end.Stem.Contains("plicat", StringComparison.Ordinal) ? Counted.Samples : counted;
                    numbers.Add(new(words[at].Start, end.End, value, unit, counted, true));
                    at += taken - 1;
                }
            }
        }

        ShareUnits(text, numbers);
        return numbers;
    }

    private static NumberFound? InDigits(string text, List<TextWord> words, int from, ref int at)
    {
        var match = Digits().Match(text, from);
        if (!match.Success || match.Index != from)
        {
            return null;
        }

        var (start, end) = (match.Index, match.Index + match.Length);
        var first = at;
        while (at + 1 < words.Count && words[at + 1].Start < end)
        {
            at++;
        }

        var rest = text.AsSpan(end, Math.Max(0, words[at].End - end));
        if (IsInName(text, start) || (rest.Length > 0 && Units.Of(rest, isAttached: true) is null && !rest.SequenceEqual("th") && !rest.SequenceEqual("st") && !rest.SequenceEqual("nd") && !rest.SequenceEqual("rd"))
            || !decimal.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            at = Math.Max(first, at);
            return null;
        }

        var (unit, counted) = rest.Length > 0 ? (Units.Of(rest, isAttached: true), Units.CountedAfter(text, words, at + 1)) : After(text, words, at + 1, end);
        unit ??= counted is Counted.Anything ? Units.Before(text, words, first, start) : null;
        return new(start, end, value, unit, unit is null ? counted : Counted.Anything, false);
    }

    private static (string? Unit, Counted Counted) After(string text, List<TextWord> words, int next, int end)
    {
        if (Percent().Match(text, end) is { Success: true } percent && percent.Index == end)
        {
            return ("%", Counted.Anything);
        }

        // "24 h", "2-fold", "10 µM"; a degree sign may stand between.
        if (next < words.Count && words[next].Start - end <= 2 && Units.Of(words[next].In(text), isAttached: words[next].Start == end || text[end] is '°' || text[words[next].Start - 1] is '°') is { } unit)
        {
            return (unit, Counted.Anything);
        }

        return (null, Units.CountedAfter(text, words, next));
    }

    /// <summary>A letter before it, or a letter and a sign, makes it a part of a name; "n=6" and "day-7" do not.</summary>
    private static bool IsInName(string text, int start)
    {
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_'))
        {
            return !IsVersion(text, start);
        }

        if (start < 2 || text[start - 1] is not ('-' or '.') || !char.IsLetter(text[start - 2]))
        {
            return false;
        }

        var first = start - 2;
        while (first > 0 && char.IsLetter(text[first - 1]))
        {
            first--;
        }

        return Units.Of(text.AsSpan(first, start - 1 - first), isAttached: false) is null && !char.IsWhiteSpace(text[start - 1]);
    }

    /// <summary>"v3.0"; its words begin at the v, so the digits are looked for behind it.</summary>
    private static bool IsVersion(string text, int start) => text[start - 1] is 'v' or 'V' && (start < 2 || !char.IsLetterOrDigit(text[start - 2]));

    /// <summary>"5, 15 and 24 h": what stands behind the last belongs to all.</summary>
    private static void ShareUnits(string text, List<NumberFound> numbers)
    {
        for (var at = numbers.Count - 2; at >= 0; at--)
        {
            var (number, next) = (numbers[at], numbers[at + 1]);
            if (number.Unit is null && number.Counted is Counted.Anything && next.Start > number.End && next.Start - number.End <= 12 && Between().IsMatch(text.AsSpan(number.End, next.Start - number.End)))
            {
                numbers[at] = number with { Unit = next.Unit, Counted = next.Counted };
            }
        }

        // "Days 3, 7 and 14": so does what stands before the first.
        for (var at = 1; at < numbers.Count; at++)
        {
            var (before, number) = (numbers[at - 1], numbers[at]);
            if (number.Unit is null && number.Counted is Counted.Anything && before.Unit is not null && number.Start > before.End && number.Start - before.End <= 12 && Between().IsMatch(text.AsSpan(before.End, number.Start - before.End)))
            {
                numbers[at] = number with { Unit = before.Unit };
            }
        }
    }

    [GeneratedRegex(@"\G(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,12})(?:\.\d{1,9}(?!\d))?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G\s?(?:%|per\s?cent)")]
    private static partial Regex Percent();

    [GeneratedRegex(@"^\s*(?:,|,?\s*and|,?\s*or|to|[-–/]|±)\s*$")]
    private static partial Regex Between();
}
