using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Looks up in the records what a sentence about them claims. Quick enough to be done while the text is still being written.</summary>
internal sealed class SentenceCheck(RecordEvidence evidence)
{
    /// <summary>What a sentence says, in plain text, and whether all of it stands in the records. Never throws, whatever the text.</summary>
    public SummarySentence Check(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var text = PlainText.Of(sentence);
        var words = TextWord.Of(text);
        var claims = new List<Claim>(Addresses.In(text));
        claims.AddRange(Talk.In(text, words));
        if (claims.Count > 0)
        {
            return new(text, false, [], Told(text, claims));
        }

        var accessions = AccessionNames.In(text).ToList();
        var scope = evidence.ScopeOf(accessions.Select(a => a.Accession));
        claims.AddRange(accessions.Select(a => Looked(ClaimKind.Accession, a.Start, a.End, evidence.IsStranger(a.Accession) ? [] : scope.Accession(a.Accession))));
        claims.AddRange(OrganismNames.In(text, words).Select(o => Looked(ClaimKind.Organism, o.Start, o.End, scope.Organism(o.Taxon), scope, text)));
        claims.AddRange(ConceptClaims.In(text, claims, scope, evidence.Vocabulary));
        claims.AddRange(NumberClaims.In(text, words, claims, scope));
        claims.AddRange(NameClaims.In(text, words, claims, scope));
        var support = Support.Of(text, words, claims, scope);
        if (support.IsLacking)
        {
            claims.Add(Claim.Missing(ClaimKind.Statement, 0, text.Length));
        }

        var unsupported = Told(text, claims);
        return new(text, unsupported.Count == 0, SpansOf.All(support.Best, claims), unsupported);
    }

    private static Claim Looked(ClaimKind kind, int start, int end, List<Place> places) => new(kind, start, end, places.Count > 0, places);

    /// <summary>A name that stands in the record as written needs no other proof.</summary>
    private static Claim Looked(ClaimKind kind, int start, int end, List<Place> places, EvidenceScope scope, string text) =>
        Looked(kind, start, end, places.Count > 0 ? places : scope.Name(WordForms.Compact(text.AsSpan(start, end - start))));

    private static List<UnsupportedClaim> Told(string text, List<Claim> claims) =>
        [.. claims.Where(c => !c.IsSupported).OrderBy(c => c.Start).Select(c => new UnsupportedClaim(c.Kind, text[c.Start..c.End])).Distinct()];
}
