namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Which way something goes.</summary>
internal enum Way
{
    Up,
    Down,
}

/// <summary>What turns the meaning of a sentence: more or less, something taken away or added, and negation; each with the telling words around it.</summary>
internal sealed record Turns(IReadOnlyList<(Way Way, IReadOnlyList<string> Around)> Effects, IReadOnlySet<Way> Done, IReadOnlyList<IReadOnlyList<string>> Negations, bool IsNegated)
{
    private const int Near = 5;

    private static readonly string[] Ups = ["increas", "upregul", "elevat", "enhanc", "promot", "activat", "stimulat", "higher", "raise", "rises", "rising", "augment", "boost", "stronger", "accelerat"];
    private static readonly string[] Downs = ["decreas", "reduc", "downregul", "lower", "inhibit", "suppress", "repress", "attenuat", "diminish", "impair", "abolish", "declin", "weaken", "fewer", "dampen", "slows", "slowed"];
    private static readonly string[] Added = ["overexpress", "ectopic"];
    private static readonly string[] Taken = ["knockdown", "knockout", "silenc", "deplet", "deficien", "loss", "lack", "delet", "ablat", "null", "without", "absence", "sirna", "shrna", "knock"];
    private static readonly string[] Doers = ["or", "ors", "ory"];
    private static readonly HashSet<string> Negating = new(StringComparer.OrdinalIgnoreCase) { "no", "not", "never", "neither", "nor", "none", "cannot", "unable", "nothing" };
    private static readonly HashSet<string> AlsoNegative = new(StringComparer.OrdinalIgnoreCase) { "without", "non", "free", "fail", "fails", "failed", "lack", "lacks", "lacking", "absent", "absence", "untreated", "unexposed", "uninfected", "unstimulated", "only", "rather", "little", "unchanged", "irrespective", "independently" };

    public static Turns Of(string text, List<TextWord> words)
    {
        var (effects, done, negations, isNegative) = (new List<(Way, IReadOnlyList<string>)>(), new HashSet<Way>(), new List<IReadOnlyList<string>>(), false);
        for (var at = 0; at < words.Count; at++)
        {
            var word = text[words[at].Start..words[at].End].ToLowerInvariant();
            // "up-regulated", "down regulates"
            if (word is "up" or "down" && at + 1 < words.Count && words[at + 1].In(text).StartsWith("regul", StringComparison.OrdinalIgnoreCase))
            {
                effects.Add((word is "up" ? Way.Up : Way.Down, Around(words, at)));
            }
            else if (WayOf(word) is { } way)
            {
                effects.Add((way, Around(words, at)));
            }

            if (Begins(word, Added) || Begins(word, Taken))
            {
                done.Add(Begins(word, Added) ? Way.Up : Way.Down);
            }

            if (Negating.Contains(word))
            {
                negations.Add(Around(words, at));
            }

            isNegative |= AlsoNegative.Contains(word);
        }

        return new(effects, done, negations, isNegative || negations.Count > 0);
    }

    /// <summary>Whether this says of the same words the opposite of another sentence. Null where neither speaks of the same.</summary>
    public bool? Contradicts(Turns other)
    {
        bool? contradicts = null;
        foreach (var (way, around) in Effects)
        {
            var nearest = other.Effects.Select(e => (e.Way, Shared: e.Around.Intersect(around).Count())).Where(e => e.Shared > 0).ToList();
            if (nearest.Count == 0)
            {
                continue;
            }

            var most = nearest.Max(e => e.Shared);
            var turned = Done.Count == 1 && other.Done.Count == 1 && !Done.SetEquals(other.Done);
            if (nearest.Where(e => e.Shared == most).All(e => e.Way == way == turned))
            {
                return true;
            }

            contradicts = false;
        }

        return contradicts;
    }

    /// <summary>Whether one of them denies what both speak of.</summary>
    /// <param name="shared">The telling words of both.</param>
    /// <param name="least">How many of them must stand around the negation.</param>
    public bool Denies(Turns other, IReadOnlySet<string> shared, int least) =>
        (!other.IsNegated && Negations.Any(n => n.Count(shared.Contains) >= least)) || (!IsNegated && other.Negations.Any(n => n.Count(shared.Contains) >= least));

    private static Way? WayOf(string word) =>
        Doers.Any(d => word.EndsWith(d, StringComparison.Ordinal)) ? null : Begins(word, Ups) ? Way.Up : Begins(word, Downs) ? Way.Down : null;

    private static bool Begins(string word, string[] beginnings) => Array.Exists(beginnings, b => word.StartsWith(b, StringComparison.Ordinal));

    private static List<string> Around(List<TextWord> words, int at) =>
        [.. words.Skip(Math.Max(0, at - Near)).Take((2 * Near) + 1).Select(w => w.Stem).Where(s => !GeneralWords.TellNothing(s)).Distinct()];
}
