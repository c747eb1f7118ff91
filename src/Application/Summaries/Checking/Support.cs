namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>What the records say to a sentence as a whole.</summary>
/// <param name="Best">The sentence that shares the most with it; null where none shares anything.</param>
/// <param name="IsLacking">Whether it shares too little with the records, or says the opposite of them.</param>
internal sealed record Support(EvidenceSentence? Best, bool IsLacking)
{
    private const double LeastShared = 0.4, LeastOfOne = 0.5, NearlyAsGood = 0.75;
    private const int LeastTelling = 3, LeastPlain = 3;

    // What nobody says of a study whose record does not.
    private static readonly HashSet<string> Accusing = new(StringComparer.Ordinal)
    {
        "fraud", "fraudulent", "fabricated", "falsified", "faked", "fake", "misconduct", "retracted", "retraction", "plagiarised", "plagiarized", "committed", "stolen", "illegal", "unethical", "hoax", "scam", "cures", "cured", "miracle",
        "died", "killed", "withdrawn", "approved", "proves", "proved", "proven",
    };

    public static Support Of(string text, List<TextWord> words, List<Claim> claims, EvidenceScope scope)
    {
        var telling = words.Where(w => !GeneralWords.TellNothing(w.Stem)).DistinctBy(w => w.Stem).ToList();
        var shared = telling.Count(w => scope.HasStem(w.Stem) || claims.Exists(c => c.IsSupported && c.Overlaps(w.Start, w.End)));
        // True names alone do not carry a sentence: of what is said of them something must stand in the records too.
        var plain = telling.FindAll(w => !claims.Exists(c => c.Overlaps(w.Start, w.End)));
        var tellsOtherwise = plain.Count >= LeastPlain && !plain.Exists(w => scope.HasStem(w.Stem));
        var accuses = telling.Exists(w => Accusing.Contains(text[w.Start..w.End].ToLowerInvariant()) && !scope.HasStem(w.Stem));
        var sharesTooLittle = tellsOtherwise || accuses || telling.Count > 0 && (shared == 0 || (telling.Count >= LeastTelling && shared < LeastShared * telling.Count));
        var ranked = scope.Sentences.Select(s => (Sentence: s, Score: ScoreOf(s, telling, claims))).Where(s => s.Score > 0).ToList();
        if (ranked.Count == 0)
        {
            return new(null, sharesTooLittle);
        }

        var best = ranked.MaxBy(s => s.Score);
        return new(best.Sentence, sharesTooLittle || IsOpposed(Turns.Of(text, words), Opposites.Of(text, words), telling, ranked, best));
    }

    private static int ScoreOf(EvidenceSentence sentence, List<TextWord> telling, List<Claim> claims) =>
        (2 * telling.Count(w => sentence.Stems.Contains(w.Stem))) + claims.Count(c => c.IsSupported && c.Places.Any(p => sentence.Holds(p)));

    /// <summary>Whether the sentence of the record that says the most of it says the opposite, and no other that says nearly as much agrees.</summary>
    private static bool IsOpposed(Turns turns, Opposites opposites, List<TextWord> telling, List<(EvidenceSentence Sentence, int Score)> ranked, (EvidenceSentence Sentence, int Score) best)
    {
        var shared = telling.Select(w => w.Stem).Where(best.Sentence.Stems.Contains).ToHashSet(StringComparer.Ordinal);
        var sharesAll = shared.Count == telling.Count && shared.Count > 1;
        if (!sharesAll && (shared.Count < LeastTelling || shared.Count < LeastOfOne * telling.Count))
        {
            return false;
        }

        return (opposites.Contradict(best.Sentence.Opposites) is true && !ranked.Exists(r => r.Score >= NearlyAsGood * best.Score && opposites.Contradict(r.Sentence.Opposites) is false))
            || (turns.Contradicts(best.Sentence.Turns) is true && !ranked.Exists(r => r.Score >= NearlyAsGood * best.Score && turns.Contradicts(r.Sentence.Turns) is false))
            || (turns.Denies(best.Sentence.Turns, shared, sharesAll ? 1 : 2)
                && !ranked.Exists(r => (r.Score >= best.Score || telling.TrueForAll(w => r.Sentence.Stems.Contains(w.Stem))) && r.Sentence.Turns.IsNegated == turns.IsNegated));
    }
}
