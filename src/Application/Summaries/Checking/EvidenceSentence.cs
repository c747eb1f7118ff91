namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>A sentence of a record, as sentences about it are compared with it.</summary>
/// <param name="Stems">Of its telling words.</param>
/// <param name="Initials">Of all its words, in small letters.</param>
internal sealed record EvidenceSentence(Place Place, IReadOnlySet<string> Stems, string Initials, Turns Turns, Opposites Opposites)
{
    public static EvidenceSentence Of(Place place, string text, List<TextWord> words) =>
        new(place, words.Select(w => w.Stem).Where(s => !GeneralWords.TellNothing(s)).ToHashSet(StringComparer.Ordinal), string.Concat(words.Select(w => char.ToLowerInvariant(text[w.Start]))), Turns.Of(text, words), Opposites.Of(text, words));

    public bool Holds(Place place) => place.Accession == Place.Accession && place.Field == Place.Field && place.Start < Place.End && Place.Start < place.End;
}
