using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>What a sentence claims by numbers: each must stand in a record with the same unit, or follow from the data.</summary>
internal static class NumberClaims
{
    /// <param name="known">Claims found already: digits of their names are no numbers, and records that support them are counted.</param>
    public static List<Claim> In(string text, List<TextWord> words, List<Claim> known, EvidenceScope scope)
    {
        var numbers = NumbersInText.Of(text, words);
        Dates.Mark(text, numbers);
        var claims = new List<Claim>();
        List<NumberFound>? totals = null;
        foreach (var number in numbers.Where(n => !IsIdle(text, n) && !known.Exists(k => k.Overlaps(n.Start, n.End))))
        {
            List<Place> places = [.. scope.Records.SelectMany(r => r.Numbers).Where(n => number.IsSaidBy(n.Number)).Select(n => n.Place).Take(4)];
            if (places.Count == 0)
            {
                places = Named(text, words, number, scope);
            }

            var follows = places.Count > 0 || (scope.Records.Count > 1 && (totals ??= [.. Totals.Of(scope.Records, known)]).Exists(number.IsSaidBy));
            claims.Add(new(number.Counted is Counted.Samples or Counted.People ? ClaimKind.SampleCount : ClaimKind.Number, number.Start, number.End, follows, places));
        }

        return claims;
    }

    /// <summary>"One" and "two" are words of every text; the two of "two replicates" are counted.</summary>
    private static bool IsIdle(string text, NumberFound number) =>
        number.IsWord
            ? number.Value <= 1 || (number.Value == 2 && number.Counted is not (Counted.Samples or Counted.People) && number.Unit is null)
            : number.Value <= 3 && text.AsSpan(number.End) is ['s', 't', ..] or ['n', 'd', ..] or ['r', 'd', ..];

    /// <summary>"Kinase 1", "version 3.0": digits that are part of a name stand where the name does.</summary>
    private static List<Place> Named(string text, List<TextWord> words, NumberFound number, EvidenceScope scope)
    {
        var at = words.FindIndex(w => w.Start == number.Start);
        if (number.IsWord || number.Counted is not Counted.Anything || number.Unit is not null || at < 0)
        {
            return [];
        }

        var before = at > 0 && number.Start - words[at - 1].End == 1 ? scope.Name(WordForms.Compact(text.AsSpan(words[at - 1].Start, number.End - words[at - 1].Start))) : [];
        return before.Count > 0 || number.Value == Math.Truncate(number.Value) ? before : scope.Together([.. words.Skip(at).Take(2).Select(w => w.Stem)]) ?? [];
    }
}
