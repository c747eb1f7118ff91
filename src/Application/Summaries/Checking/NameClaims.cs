using System.Text.RegularExpressions;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Names that no vocabulary knows, by how they look: symbols such as TP53 and IL-6, drugs by their endings, capitals within a sentence. They must stand in the record as written.</summary>
internal static partial class NameClaims
{
    private const int LongInitials = 4, ShortestDrug = 7;

    /// <param name="known">Claims found already.</param>
    public static List<Claim> In(string text, List<TextWord> words, List<Claim> known, EvidenceScope scope)
    {
        var claims = new List<Claim>();
        var isShouted = Abbreviations.IsShouted(text);
        for (var at = 0; at < words.Count; at++)
        {
            var (start, end) = (words[at].Start, words[at].End);
            if (known.Exists(k => k.Overlaps(start, end)))
            {
                continue;
            }

            var word = text.AsSpan(start, end - start);
            if (LooksLikeASymbol(word, isShouted))
            {
                if (Symbol(text, words, at, scope) is { } claim)
                {
                    claims.Add(claim);
                }
            }
            else if (word.Length >= ShortestDrug && (Drug().IsMatch(word) || IsGiven(text, words, at)) && !GeneralWords.TellNothing(words[at].Stem) && !scope.HasStem(words[at].Stem))
            {
                claims.Add(Written(ClaimKind.Drug, text, start, end, scope));
            }
            else if (!isShouted && at > 0 && char.IsUpper(word[0]) && word.Length > 2 && !BeginsAfresh(text, start) && !GeneralWords.TellNothing(words[at].Stem) && !scope.HasStem(words[at].Stem) && !IsMonth(word))
            {
                claims.Add(Claim.Missing(at + 1 < words.Count && Latin().IsMatch(words[at + 1].In(text)) ? ClaimKind.Organism : ClaimKind.Statement, start, end));
            }
        }

        return claims;
    }

    private static Claim? Symbol(string text, List<TextWord> words, int at, EvidenceScope scope)
    {
        var (start, end) = (words[at].Start, words[at].End);
        var compact = WordForms.Compact(text.AsSpan(start, end - start));
        if (GeneralWords.IsUsualSign(compact) || Abbreviations.IsWrittenOutBefore(text, start, end))
        {
            return null;
        }

        var isNumbered = at + 1 < words.Count && words[at + 1].Start - end == 1 && text[end] is '-' && char.IsAsciiDigit(text[words[at + 1].Start]);
        var last = isNumbered ? at + 1 : at;

        // The number of IL-6 and the alpha of PKC-alpha belong to the name; so does the B7 of B7-H3.
        for (var joined = 3; joined >= 0; joined--)
        {
            foreach (var first in (int[])[at, at - 1])
            {
                if (first >= 0 && first + joined < words.Count && first + joined >= last && IsOneName(text, words, first, first + joined)
                    && scope.Name(WordForms.Compact(text.AsSpan(words[first].Start, words[first + joined].End - words[first].Start))) is { Count: > 0 } whole)
                {
                    return new(ClaimKind.Gene, start, end, true, whole);
                }
            }
        }

        if (!isNumbered && (Singular(compact, scope) ?? Spelled(text, start, end, scope)) is { } places)
        {
            return new(ClaimKind.Gene, start, end, true, places);
        }

        return Claim.Missing(compact.EndsWith("seq", StringComparison.Ordinal) ? ClaimKind.Technique : ClaimKind.Gene, start, words[last].End);
    }

    private static List<Place>? Singular(string compact, EvidenceScope scope) =>
        compact[^1] is 's' && scope.Name(compact[..^1]) is { Count: > 0 } one ? one : scope.Name(compact + "s") is { Count: > 0 } many ? many : null;

    /// <summary>PBMC where the record says "peripheral blood mononuclear cells"; three letters are the initials of too much.</summary>
    private static List<Place>? Spelled(string text, int start, int end, EvidenceScope scope)
    {
        var letters = text[start..end].TrimEnd('s').ToLowerInvariant();
        if (letters.Length < LongInitials || !letters.All(char.IsAsciiLetter))
        {
            return null;
        }

        return scope.Sentences.FirstOrDefault(s => s.Initials.Contains(letters, StringComparison.Ordinal)) is { } sentence ? [sentence.Place] : null;
    }

    /// <summary>"Treated with rotenone": whatever stands there was given.</summary>
    private static bool IsGiven(string text, List<TextWord> words, int at) =>
        at > 1 && words[at - 1].In(text) is "with" or "to" && GivenTo().IsMatch(words[at - 2].In(text));

    private static Claim Written(ClaimKind kind, string text, int start, int end, EvidenceScope scope)
    {
        var places = scope.Name(WordForms.Compact(text.AsSpan(start, end - start)));
        return new(kind, start, end, places.Count > 0, places);
    }

    private static bool IsOneName(string text, List<TextWord> words, int first, int last)
    {
        for (var at = first; at < last; at++)
        {
            if (words[at + 1].Start - words[at].End != 1 || (text[words[at].End] is ' ' && last - first > 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Letters with digits, two capitals, or a Greek letter.</summary>
    private static bool LooksLikeASymbol(ReadOnlySpan<char> word, bool isShouted)
    {
        var (letters, digits, capitals, greek) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            greek += c is >= 'α' and <= 'ω' ? 1 : 0;
        }

        var isNumber = char.IsAsciiDigit(word[0]) && (letters == 0 || Units.Of(word.TrimStart("0123456789."), isAttached: true) is not null || Ordinal().IsMatch(word));
        return !isNumber && ((letters > 0 && digits > 0) || (!isShouted && capitals > 1) || (greek > 0 && letters > 1));
    }

    private static bool BeginsAfresh(string text, int start) => text.AsSpan(0, start).TrimEnd() is [.., ':' or '.' or '!' or '?' or ';' or '(' or '"' or '“'];

    private static bool IsMonth(ReadOnlySpan<char> word) => Month().IsMatch(word);

    // Stems of international nonproprietary names: a class of drugs each.
    [GeneratedRegex("^[a-z]+(?:inib|tinib|anib|mab|ciclib|parib|lisib|zomib|limus|taxel|rubicin|platin|statin|sartan|prazole|conazole|mycin|cillin|floxacin|cycline|olol|dipine|gliptin|glitazone|gliflozin|formin|fenib|degib|tecan|oxetine|azepam|barbital|caine|vir|setron|triptan|abine|ifene|oxifen|olone|onide|sone)$", RegexOptions.IgnoreCase)]
    private static partial Regex Drug();

    [GeneratedRegex("^(?:treat(?:ed|ment)|expos(?:ed|ure)|stimulated|inject(?:ed|ion)|challenged|incubated|supplemented|therapy)$", RegexOptions.IgnoreCase)]
    private static partial Regex GivenTo();

    [GeneratedRegex("^[a-z]{4,}(?:us|um|is|ii|ae|ens|ans|a|i|e|or)$")]
    private static partial Regex Latin();

    [GeneratedRegex(@"^\d+(?:st|nd|rd|th)$")]
    private static partial Regex Ordinal();

    [GeneratedRegex("^(?:January|February|March|April|May|June|July|August|September|October|November|December)$")]
    private static partial Regex Month();
}
