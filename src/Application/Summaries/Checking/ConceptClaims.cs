using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>What a sentence claims by names that a vocabulary knows. A record supports a claim by any name of the same thing or of a narrower one, or by the same words.</summary>
internal static class ConceptClaims
{
    private const int ShortestInitials = 3;

    /// <param name="known">Claims found already, which are not read again.</param>
    public static List<Claim> In(string text, List<Claim> known, EvidenceScope scope, IVocabulary vocabulary)
    {
        var isShouted = Abbreviations.IsShouted(text);
        List<NameFound> names =
        [
            .. vocabulary.Find(text).Where(n => !GeneralWords.AreNoClaim(text[n.Start..n.End]) && !known.Exists(k => k.Overlaps(n.Start, n.End)))
                .Where(n => !n.IsAbbreviation || (!isShouted && !Abbreviations.IsPartOfCompound(text, n.Start, n.End) && !Abbreviations.IsWrittenOutBefore(text, n.Start, n.End))),
        ];
        return [.. MostCovering.Of(text, names).Select(n => Of(text, n, scope))];
    }

    private static Claim Of(string text, NameFound name, EvidenceScope scope)
    {
        var places = Places(text, name, scope);
        return new(KindOf(name.Meanings[0].Kind), name.Start, name.End, places is not null, places ?? []);
    }

    private static List<Place>? Places(string text, NameFound name, EvidenceScope scope)
    {
        var words = TextWord.Of(text, name.Start, name.End);
        if (scope.Name(WordForms.Compact(text.AsSpan(name.Start, name.End - name.Start))) is { Count: > 0 } written)
        {
            return written;
        }

        List<string> telling = [.. words.Select(w => w.Stem).Where(s => !GeneralWords.TellNothing(s)).Distinct()];
        if (telling.Count == 0)
        {
            return words.TrueForAll(w => scope.HasStem(w.Stem)) ? [] : scope.Concepts(name.Meanings);
        }

        return scope.Together(telling) ?? scope.Concepts(name.Meanings) ?? Initials(text, words, scope);
    }

    /// <summary>"Peripheral blood mononuclear cells" where the record says PBMC.</summary>
    private static List<Place>? Initials(string text, List<TextWord> words, EvidenceScope scope) =>
        words.Count >= ShortestInitials && scope.Name(string.Concat(words.Select(w => char.ToLowerInvariant(text[w.Start])))) is { Count: > 0 } places ? places : null;

    private static ClaimKind KindOf(ConceptKind kind) => kind switch
    {
        ConceptKind.Disease => ClaimKind.Disease,
        ConceptKind.Gene => ClaimKind.Gene,
        ConceptKind.Organism => ClaimKind.Organism,
        ConceptKind.Technique => ClaimKind.Technique,
        ConceptKind.Treatment => ClaimKind.Drug,
        _ => ClaimKind.Source,
    };
}
