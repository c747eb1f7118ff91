using System.Text;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>The sentences of a record's summary and overall design, without what says nothing of the study.</summary>
internal static partial class RecordProse
{
    /// <summary>Looked at in one field; an abstract has ten or twenty.</summary>
    private const int MostSentences = 200;

    /// <summary>Read of one field, in UTF-16 units; the longest recorded one has some 10,000.</summary>
    private const int MostRead = 20_000;

    /// <summary>Longer, and it is a table or a list, and would fill the summary by itself.</summary>
    private const int LongestSentence = 600;

    private const int FewestTerms = 3;

    private const int ShortestWrapped = 50, LongestWrapped = 110;

    public static IReadOnlyList<ProseSentence> Of(RecordText record)
    {
        var title = Letters(record.Dataset.Title);
        List<ProseSentence> all = [.. Of(record, RecordField.Summary), .. Of(record, RecordField.OverallDesign)];
        var seen = new HashSet<string>(StringComparer.Ordinal) { title };
        return [.. all.Where(s => seen.Add(Letters(s.Text)))];
    }

    private static IEnumerable<ProseSentence> Of(RecordText record, string field)
    {
        if (record.Fields.FirstOrDefault(f => f.Name == field)?.Text is not { } whole)
        {
            yield break;
        }

        var isDesign = field == RecordField.OverallDesign;
        var text = whole.Length > MostRead ? whole[..MostRead] : whole;
        var (looked, place, follows) = (0, 0, false);
        foreach (var paragraph in Paragraphs(text))
        {
            foreach (var range in Sentences.Of(paragraph))
            {
                if (looked++ == MostSentences)
                {
                    yield break;
                }

                var folded = Folded(paragraph.AsSpan(range));
                if (folded.Length > 2 * LongestSentence)
                {
                    continue; // a heading and a list of keywords would not make so much of it
                }

                var sentence = Boilerplate.Bare(folded);
                var terms = sentence.Length > LongestSentence || Boilerplate.Is(sentence) || Listing.Is(paragraph.AsSpan(range), sentence) ? [] : Telling.Of(sentence);
                if (terms.Count >= FewestTerms)
                {
                    yield return new(sentence, Roles.Of(sentence, isDesign), isDesign, place++, LeaningBack().IsMatch(sentence), terms) { Follows = follows };
                }

                follows = terms.Count >= FewestTerms;
            }
        }
    }

    /// <summary>A summary of several lines has a paragraph a line, or was wrapped at some width; a paragraph may lack its stop. Some records have bars for line ends.</summary>
    private static IEnumerable<string> Paragraphs(string text)
    {
        var paragraph = new StringBuilder();
        var before = 0;
        foreach (var line in text.Replace("|", "\n\n", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries))
        {
            var isWrapped = before is >= ShortestWrapped and <= LongestWrapped;
            if (paragraph.Length > 0 && (line.Length == 0 || (!char.IsLower(line[0]) && !isWrapped)))
            {
                yield return paragraph.ToString();
                paragraph.Clear();
            }

            paragraph.Append(paragraph.Length > 0 ? " " : "").Append(line);
            before = line.Length;
        }

        yield return paragraph.ToString();
    }

    private static string Folded(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The letters and digits alone: a title with and without its stop is the same.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"^(these|this(?!\s+(study|work|report|paper|project|experiment|data\s?set|series|analysis|research|investigation))|those|they|it|its|their|such|however|moreover|accordingly|indeed|overall|alternatively|in\s+contr\w+|on\s+the\s+other\s+hand|furthermore|additionally|in\s+addition|thus|therefore|hence|consequently|then|next|finally|also|similarly|likewise|conversely|instead|notably|interestingly|surprisingly|importantly|among\s+(them|these)|both|the\s+(latter|former)|after\s+(that|this)|briefly|another|others?|one\s+of\s+(them|these|which))\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeaningBack();
}
