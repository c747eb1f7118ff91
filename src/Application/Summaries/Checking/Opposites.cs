using System.Collections.Frozen;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Words of which one says the opposite of the other, with the telling words beside them.</summary>
internal sealed class Opposites
{
    private const int Near = 3;

    /// <summary>Sides of pairs by words: those of a pair share a number, and one of them is below 0.</summary>
    private static readonly FrozenDictionary<string, int> Sides = Pairs("""
        more=less,fewer; higher,greater=lower,smaller; positive=negative; same,identical=different,distinct; synergistic,synergistically=antagonistic,antagonistically; vivo=vitro;
        before,prior=after,following; present,presence=absent,absence; sensitive,sensitivity=resistant,resistance; activated,activates,activation=inhibited,inhibits,inhibition;
        gain,gained=loss,lost; with=without; early=late; agonist=antagonist; beneficial,protective=harmful; benign=malignant; dominant=recessive; hypermethylated=hypomethylated; survived=died
        """);

    private readonly List<(int Side, HashSet<string> Around)> _found = [];

    public static Opposites Of(string text, List<TextWord> words)
    {
        var opposites = new Opposites();
        for (var at = 0; at < words.Count; at++)
        {
            if (Sides.TryGetValue(text[words[at].Start..words[at].End].ToLowerInvariant(), out var side))
            {
                var around = words.Skip(Math.Max(0, at - Near)).Take((2 * Near) + 1).Select(w => w.Stem).Where(s => !GeneralWords.TellNothing(s)).ToHashSet(StringComparer.Ordinal);
                opposites._found.Add((side, around));
            }
        }

        return opposites;
    }

    /// <summary>Whether this says of the same words the one thing and another sentence only the other. Null where neither speaks of the same.</summary>
    public bool? Contradict(Opposites other)
    {
        bool? contradict = null;
        foreach (var (side, around) in _found)
        {
            if (other._found.Exists(o => o.Side == side && o.Around.Overlaps(around)))
            {
                contradict ??= false;
            }
            else if (!other._found.Exists(o => o.Side == side) && other._found.Exists(o => o.Side == -side && o.Around.Overlaps(around)))
            {
                return true;
            }
        }

        return contradict;
    }

    private static FrozenDictionary<string, int> Pairs(string pairs) =>
        WordPairs.Of(pairs).SelectMany((p, at) => p.Key.Split(',').Select(w => (w, at + 1)).Concat(p.Value.Split(',').Select(w => (w, -at - 1)))).ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
}
