using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A name of the question with the meaning chosen for it.</summary>
/// <param name="Start">In the text as read; first UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
/// <param name="Others">What it might mean as well.</param>
internal sealed record Meaning(int Start, int End, Concept Concept, double Confidence, bool IsAbbreviation, IReadOnlyList<Concept> Others);

/// <summary>Chooses among the names found in a question: the longest of those that overlap, and of an abbreviation's meanings the one that the rest of the question supports.</summary>
internal sealed class Meanings(IVocabulary vocabulary)
{
    private const int ShortAbbreviation = 3;
    private const double Sure = 1, Supported = 0.8, Guessed = 0.5;

    /// <param name="taken">Pieces of the text that already mean something.</param>
    public List<Meaning> Of(string text, IReadOnlyList<Range> taken)
    {
        var names = vocabulary.Find(text).Where(n => !taken.Any(r => Overlap(n.Start, n.End, r.Start.Value, r.End.Value))).ToList();
        var chosen = new List<NameFound>();
        foreach (var name in names.OrderByDescending(n => n.End - n.Start).ThenBy(n => n.Start))
        {
            if (!chosen.Any(c => Overlap(name.Start, name.End, c.Start, c.End)) && !(name.IsAbbreviation && IsShouted(text)))
            {
                chosen.Add(name);
            }
        }

        var clear = chosen.Where(c => !c.IsAbbreviation).Select(c => c.Meanings[0]).ToList();
        return [.. chosen.OrderBy(c => c.Start).Select(c => Choose(c, clear))];
    }

    private Meaning Choose(NameFound name, List<Concept> clear)
    {
        if (!name.IsAbbreviation)
        {
            return new(name.Start, name.End, name.Meanings[0], Sure, false, [.. name.Meanings.Skip(1)]);
        }

        // "Parkinson disease (PD)": what is written out beside it is what it means.
        var writtenOut = name.Meanings.FirstOrDefault(m => clear.Contains(m));
        var related = writtenOut ?? name.Meanings.FirstOrDefault(m => clear.Any(c => AreRelated(m, c)));
        var meant = related ?? name.Meanings[0];
        var isLong = name.End - name.Start > ShortAbbreviation;
        var confidence = related is not null || isLong ? Supported : Guessed;
        return new(name.Start, name.End, meant, confidence, true, [.. name.Meanings.Where(m => m != meant)]);
    }

    private bool AreRelated(Concept a, Concept b) =>
        a.Kind == b.Kind && (vocabulary.Broader(a).Contains(b) || vocabulary.Broader(b).Contains(a) || vocabulary.Broader(a).Intersect(vocabulary.Broader(b)).Any());

    /// <summary>Whether all of it is in capitals, so that capitals say nothing.</summary>
    private static bool IsShouted(string text) => text.Count(char.IsLetter) > 8 && !text.Any(char.IsLower);

    public static bool Overlap(int start, int end, int otherStart, int otherEnd) => start < otherEnd && otherStart < end;
}
