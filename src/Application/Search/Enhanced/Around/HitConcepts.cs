using System.Collections.Concurrent;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>A concept that some of the best hits speak of.</summary>
/// <param name="Hits">Their places, in order.</param>
internal sealed record HitConcept(Concept Concept, IReadOnlyList<int> Hits);

/// <summary>Finds what the best hits speak of in their titles and samples, by outright names only, and only what tells one hit from another.</summary>
internal sealed class HitConcepts(IVocabulary vocabulary)
{
    /// <summary>UTF-16 units that are read of a title, and of what samples say.</summary>
    private const int LongestTitle = 300, LongestSamples = 300;

    /// <summary>Of many hits one alone says nothing of the others.</summary>
    private const int Many = 20;

    /// <summary>A concept with more kinds than these says little: disease, cancer, epithelial cell.</summary>
    private const int MostKinds = 300;

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(Concept, int), bool> _isNarrow = new();

    /// <returns>Those of most hits first.</returns>
    public IReadOnlyList<HitConcept> Of(IReadOnlyList<HitText> best)
    {
        var (named, spoken) = (new Concept[best.Count][], new Dictionary<Concept, List<int>>());
        Parallel.For(0, best.Count, i => named[i] = [.. Named(Beginning(best[i].Title, LongestTitle)).Concat(Named(Beginning(Values(best[i].Samples), LongestSamples))).Distinct()]);
        for (var i = 0; i < best.Count; i++)
        {
            foreach (var concept in named[i])
            {
                (spoken.TryGetValue(concept, out var hits) ? hits : spoken[concept] = []).Add(i);
            }
        }

        return
        [
            .. spoken.Where(s => (s.Value.Count > 1 || best.Count < Many) && IsTelling(s.Key))
                .OrderByDescending(s => s.Value.Count).ThenBy(s => s.Key.Label, StringComparer.Ordinal).ThenBy(s => s.Key.Id, StringComparer.Ordinal)
                .DistinctBy(s => (s.Key.Kind, s.Key.Label.ToUpperInvariant()))
                .Select(s => new HitConcept(s.Key, s.Value)),
        ];
    }

    /// <summary>Whether a concept's name says something: it is more than words of which every record is full, or the name of a kind itself, as "cell type" is.</summary>
    public static bool HasTellingName(Concept concept) =>
        !concept.Label.Split(' ').All(LooseWords.IsEverywhere) && !Enum.TryParse<ConceptKind>(concept.Label.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out _);

    /// <summary>Whether a concept tells one hit from another: its name says something, and it is narrower than half a vocabulary.</summary>
    public bool IsTelling(Concept concept)
    {
        if (!HasTellingName(concept))
        {
            return false;
        }

        // Of another vocabulary a broad concept has other children, so what was counted for one is not believed of the other.
        var directly = vocabulary.Narrower(concept);
        if (directly.Count == 0)
        {
            return true;
        }

        if (_isNarrow.Count > MostRemembered)
        {
            _isNarrow.Clear();
        }

        return _isNarrow.GetOrAdd((concept, directly.Count), IsNarrow);
    }

    private bool IsNarrow((Concept Concept, int Children) counted)
    {
        var (kinds, open) = (new HashSet<Concept>(), new Queue<Concept>([counted.Concept]));
        while (open.TryDequeue(out var next) && kinds.Count <= MostKinds)
        {
            foreach (var narrower in vocabulary.Narrower(next).Where(kinds.Add))
            {
                open.Enqueue(narrower);
            }
        }

        return kinds.Count <= MostKinds;
    }

    private IEnumerable<Concept> Named(string text)
    {
        var end = 0;
        foreach (var name in vocabulary.Find(text))
        {
            // In the order of their start, the longest first: what begins before the last one's end stands inside it.
            if (name.Start < end)
            {
                continue;
            }

            end = name.End;
            if (!name.IsAbbreviation && Negation.PrefixBefore(text, name.Start) is null && name.Meanings[0].Kind is not ConceptKind.Organism)
            {
                yield return name.Meanings[0];
            }
        }
    }

    /// <summary>What samples say without what it is said of: "liver" of "tissue: liver".</summary>
    private static string Values(string samples) => string.Join("; ", samples[..Math.Min(samples.Length, 2 * LongestSamples)].Split("; ").Select(s => s[(s.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var tag ? tag + 2 : 0)..]).Distinct());

    private static string Beginning(string text, int longest) => text.Length <= longest ? text : text[..Math.Max(0, text.LastIndexOf(' ', longest))];
}
