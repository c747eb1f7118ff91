using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced.Around;

/// <summary>Finds broader concepts that a person would ask for: of the same kind, not far above, by a name that one would type, and not so wide that they say nothing.</summary>
internal sealed class BroaderConcepts(IVocabulary vocabulary)
{
    private const int MostWords = 3, MostLevels = 3, Most = 4;

    /// <summary>A concept directly above more kinds is an upper class of its ontology, as "cell" and "disease" are.</summary>
    private const int MostDirectKinds = 300;

    /// <returns>The nearest first, and of those equally near the ones with fewer kinds.</returns>
    public IEnumerable<Concept> Of(Concept concept)
    {
        var (seen, level) = (new HashSet<string>([concept.Id], StringComparer.Ordinal), (IReadOnlyList<Concept>)[concept]);
        var found = new List<Concept>();
        for (var i = 0; i < MostLevels && level.Count > 0 && found.Count < Most; i++)
        {
            level = [.. level.SelectMany(vocabulary.Broader).Where(b => seen.Add(b.Id))];
            found.AddRange(level.Where(b => IsAsked(b, concept)).OrderBy(b => vocabulary.Narrower(b).Count));
        }

        return found.Take(Most);
    }

    private bool IsAsked(Concept broader, Concept own) =>
        broader.Kind == own.Kind && IsTypable(broader.Label) && HitConcepts.HasTellingName(broader)
        && vocabulary.Narrower(broader).Count <= MostDirectKinds;

    /// <summary>Whether a person would type it: few words, without a vocabulary's own marks.</summary>
    public static bool IsTypable(string label) =>
        label.Count(c => c == ' ') < MostWords && label.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '’' or '.');
}
