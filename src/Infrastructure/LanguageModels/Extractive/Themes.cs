using System.Text.RegularExpressions;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <param name="Words">A name of one or two words, as the records spell it.</param>
/// <param name="Series">Those that speak of it in their title or in what is picked of their prose, in their order.</param>
internal sealed record Theme(string Words, IReadOnlyList<Dataset> Series);

/// <summary>What several titles name, and nearly all of GEO does not; none where no name is sure to be one.</summary>
internal static class Themes
{
    private const int Most = 3, FewestTitles = 2, ShortestWord = 4;

    /// <summary>Words that begin with so many same letters are taken for one name: "diabetic", "diabetes".</summary>
    private const int SameRoot = 6;

    /// <param name="question">What it says itself is no theme: every hit speaks of it.</param>
    public static IEnumerable<Theme> Of(IReadOnlyList<RecordText> records, string? question)
    {
        var asked = Asked.Of(question);
        var titles = records.Select(r => ThemeWord.Of(r.Dataset.Title)).ToList();
        var alone = titles.SelectMany(t => t).GroupBy(w => w.Term).Where(IsNoPart).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var named = titles.Select(t => Names(t, asked, alone)).ToList();
        var told = named.SelectMany(n => n.DistinctBy(t => t.Term)).GroupBy(n => n.Term).Where(g => g.Count() >= FewestTitles)
            .OrderByDescending(g => g.Key.Contains(' ')).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
        var prose = records.Select(r => ThemeWord.Of(string.Join('\n', PickedProse.Of(r)))).ToList();
        var (taken, given) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var name in told)
        {
            string[] terms = name.Key.Split(' ');
            if (given < Most && !terms.Any(taken.Contains))
            {
                given++;
                taken.UnionWith(terms);
                var spelled = name.Select(n => n.Spelled).Concat(prose.SelectMany(p => Names(p, asked, alone)).Where(n => n.Term == name.Key).Select(n => n.Spelled));
                Dataset[] series = [.. records.Where((_, i) => Holds(titles[i], terms) || Holds(prose[i], terms)).Select(r => r.Dataset)];
                yield return new(spelled.FirstOrDefault(s => char.IsLower(s[0])) ?? name.First().Spelled, series);
            }
        }
    }

    /// <summary>A word that one same word follows each time is a part of a longer name: the "triple" of "triple negative".</summary>
    private static bool IsNoPart(IGrouping<string, ThemeWord> word) =>
        word.Any(w => w.Next is null) || word.Select(w => w.Next).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static IEnumerable<(string Term, string Spelled)> Names(IReadOnlyList<ThemeWord> words, Asked asked, HashSet<string> alone)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Next is not null && word.IsTelling && words[i + 1] is var next && next.IsNoun && (next.IsTelling || next.Term == "cell")
                && !(asked.Says(word) && asked.Says(next)) && !(asked.Says(next) && !word.IsNoun) && !(asked.Says(word) && next.Term == "cell") && !asked.Abbreviates(word.Spelled, next.Spelled))
            {
                yield return ($"{word.Term} {next.Term}", $"{word.Spelled} {next.Spelled}");
            }

            if (word.IsTelling && word.IsNoun && word.Spelled.Length >= ShortestWord && alone.Contains(word.Term) && !asked.Says(word))
            {
                yield return (word.Term, word.Spelled);
            }
        }
    }

    private static bool Holds(IReadOnlyList<ThemeWord> words, string[] terms) =>
        words.Any(w => w.Term == terms[0] && (terms.Length == 1 || w.Next == terms[1]));

    /// <summary>What the question names, by itself or by its initials.</summary>
    private sealed record Asked(IReadOnlyList<ThemeWord> Words)
    {
        public static Asked Of(string? question) => new(ThemeWord.Of(question ?? ""));

        public bool Says(ThemeWord word) => Words.Any(w => w.Term == word.Term || (word.Spelled.Length >= SameRoot && w.Spelled.StartsWith(word.Spelled[..SameRoot], StringComparison.OrdinalIgnoreCase)))
            || (word.Spelled.All(char.IsUpper) && Initials.Contains(word.Spelled, StringComparison.OrdinalIgnoreCase));

        public bool Abbreviates(string first, string second) => Words.Any(w => w.Spelled.Equals($"{first[0]}{second[0]}", StringComparison.OrdinalIgnoreCase));

        private string Initials => string.Concat(Words.SelectMany(w => w.Spelled.Split('-', StringSplitOptions.RemoveEmptyEntries)).Select(p => p[0]));
    }
}

/// <summary>A word of a title with what follows it, hyphens and all: a part of a hyphenated name is no word.</summary>
internal sealed partial record ThemeWord(string Term, string Spelled, bool IsTelling, bool IsNoun, string? Next)
{
    public static IReadOnlyList<ThemeWord> Of(string text)
    {
        var found = Run().Matches(text);
        var words = found.Select(m => Of(m.Value, null)).ToArray();
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var isNext = text[(found[i].Index + found[i].Length)..found[i + 1].Index] == " " && words[i + 1].Term.Length > 0;
            words[i] = words[i] with { Next = isNext ? words[i + 1].Term : null };
        }

        return words;
    }

    private static ThemeWord Of(string spelled, string? next)
    {
        // Names with figures in them are mostly cell lines and samples.
        var terms = spelled.Any(char.IsDigit) ? [] : Telling.Of(spelled);
        var isOne = terms.Count == 1 && !spelled.Contains('-');
        return new(isOne ? terms[0] : "", spelled, isOne && !Telling.IsCommon(terms[0]), isOne && !NoNoun().IsMatch(spelled), next);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+([-‐–/'’+.][\p{L}\p{N}]+)*")]
    private static partial Regex Run();

    /// <summary>How adverbs, adjectives and forms of verbs end.</summary>
    [GeneratedRegex(@"(ly|ed|ing|al|ive|ous|ic|ary|able|ible|ent|ant|ple|oid|ful|less)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoNoun();
}
