using System.Globalization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Says of a question that finds nothing why, and of one that finds nearly everything that it tells no record from another.</summary>
internal static class TellingNothing
{
    private const double NearlyAll = 0.8;

    /// <summary>Of fewer records a good question may find nearly all.</summary>
    private const int FewestRecords = 100;

    private const int MostNames = 6;

    /// <param name="total">What was found in the end, by whichever question.</param>
    public static IEnumerable<string> Notes(ConceptQuestion asked, int total, int records)
    {
        if (total == 0)
        {
            yield return Empty(asked);
        }
        else if (records >= FewestRecords && total >= NearlyAll * records)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"This fits {total:N0} of {records:N0} series, nearly all that are held, and so tells none from another; add what they should be about, such as a disease, a tissue or a gene.");
        }
    }

    private static string Empty(ConceptQuestion asked)
    {
        if (Fielded.FieldedQuery.IsMeant(asked.Query.Text))
        {
            return "No series of the catalogue fits the query as it is written.";
        }

        if (asked.Groups.Count == 0)
        {
            return asked.Excluded.Count > 0 ? $"The question only says what is not wanted ({Names(asked.Excluded)}); say what to look for as well."
                : FiltersAsked.Of(asked).Count == 0 ? "Nothing in the question can be searched for; name a disease, a tissue, a gene or the like in English."
                : "Beside its limits nothing in the question can be searched for, and no series of the catalogue fits them.";
        }

        var languages = asked.Query.Text.Any(c => char.IsLetter(c) && !IsEuropean(c)) ? " Records are in English; ask in English words." : "";
        return asked.Excluded.Count > 0 || FiltersAsked.Of(asked).Count > 0
            ? $"No series of the catalogue speaks of {Names(asked.Groups)} and is left by the limits of the question.{languages}"
            : $"No series of the catalogue speaks of {Names(asked.Groups)}.{languages}";
    }

    private static string Names(IReadOnlyList<PhraseGroup> groups) => string.Join(" or ", groups.Take(MostNames).Select(g => $"“{g.Name}”")) + (groups.Count > MostNames ? " or the rest" : "");

    /// <summary>Latin or Greek letters, of which names in English texts are made.</summary>
    private static bool IsEuropean(char letter) => letter < '\u0400' || letter is >= '\u1E00' and < '\u2000';
}
