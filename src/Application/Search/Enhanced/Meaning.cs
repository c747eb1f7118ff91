using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A name of the question with the meaning chosen for it.</summary>
/// <param name="Start">In the text as read; first UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
/// <param name="Others">What it might mean as well.</param>
internal sealed record Meaning(int Start, int End, Concept Concept, double Confidence, bool IsAbbreviation, IReadOnlyList<Concept> Others);

/// <summary>What a question's names were read as.</summary>
/// <param name="Undecided">Abbreviations with several meanings of which the rest of the question supports none.</param>
internal sealed record ChosenMeanings(List<Meaning> Read, List<NameFound> Undecided);

/// <summary>Chooses among the names found in a question: those that together say most of it, and of an abbreviation's meanings the one that the rest of the question supports.</summary>
internal sealed class Meanings(IVocabulary vocabulary)
{
    private const int ShortAbbreviation = 3;
    private const double Sure = 1, Supported = 0.8, Guessed = 0.5;

    /// <param name="taken">Pieces of the text that already mean something.</param>
    public ChosenMeanings Of(string text, IReadOnlyList<Range> taken)
    {
        var isShouted = Abbreviations.IsShouted(text);
        var names = vocabulary.Find(text)
            .Where(n => !taken.Any(r => Overlap(n.Start, n.End, r.Start.Value, r.End.Value)))
            .Where(n => !n.IsAbbreviation || (!isShouted && !Abbreviations.IsPartOfCompound(text, n.Start, n.End) && !Abbreviations.IsWrittenOutBefore(text, n.Start, n.End)))
            .ToList();
        var chosen = MostCovering.Of(text, names);
        var clear = chosen.Where(c => !c.IsAbbreviation).Select(c => c.Meanings[0]).ToList();
        var (read, undecided) = (new List<Meaning>(), new List<NameFound>());
        var writtenOut = chosen.Where(c => !c.IsAbbreviation).ToList();
        foreach (var name in chosen)
        {
            if (name.IsAbbreviation && writtenOut.FirstOrDefault(w => StandsFor(text, name, w)) is { } whole)
            {
                read.Add(new(name.Start, name.End, whole.Meanings[0], Supported, true, [.. name.Meanings.Where(m => m != whole.Meanings[0])]));
            }
            else if (Choose(name, text[name.Start..name.End], clear) is not { } meaning)
            {
                undecided.Add(name);
            }
            else if (meaning.Concept.Kind is ConceptKind.Organism && read.LastOrDefault() is { } before && NamesBoth(text, before, meaning))
            {
                read[^1] = before with { End = meaning.End };
            }
            else
            {
                read.Add(meaning);
            }
        }

        return new(read, undecided);
    }

    /// <summary>"AD atopic dermatitis": what the question writes out, of whatever kind, decides its abbreviation.</summary>
    private bool StandsFor(string text, NameFound abbreviation, NameFound whole)
    {
        var letters = text[abbreviation.Start..abbreviation.End];
        var words = text[whole.Start..whole.End].Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return (words.Length > 1 && string.Concat(words.Select(w => w[0])).Equals(letters, StringComparison.OrdinalIgnoreCase))
            || vocabulary.Names(whole.Meanings[0], 0).Any(n => n.Name == letters);
    }

    private Meaning? Choose(NameFound name, string typed, List<Concept> clear)
    {
        if (!name.IsAbbreviation)
        {
            // CAT is a gene where cat is an animal: a symbol is written as nothing else is.
            var symbol = typed.Any(char.IsLower) ? null : name.Meanings.FirstOrDefault(m => m.Kind is ConceptKind.Gene && m.Label == typed);
            var first = symbol ?? name.Meanings[0];
            return new(name.Start, name.End, first, symbol is null || name.Meanings.Count == 1 ? Sure : Supported, false, [.. name.Meanings.Where(m => m != first)]);
        }

        // "Parkinson disease (PD)": what is written out beside it is what it means.
        var related = name.Meanings.FirstOrDefault(m => clear.Contains(m)) ?? name.Meanings.FirstOrDefault(m => clear.Any(c => AreRelated(m, c)));
        var isLong = name.End - name.Start > ShortAbbreviation;
        if (related is null && !isLong && name.Meanings.Any(m => m != name.Meanings[0] && m.Kind == name.Meanings[0].Kind && !AreRelated(m, name.Meanings[0])))
        {
            return null;
        }

        var meant = related ?? name.Meanings[0];
        return new(name.Start, name.End, meant, related is not null || isLong ? Supported : Guessed, true, [.. name.Meanings.Where(m => m != meant)]);
    }

    /// <summary>Whether a longer name begins with both: "Zika" is a disease, and so is "Zika virus".</summary>
    private bool NamesBoth(string text, Meaning before, Meaning organism)
    {
        var both = text[before.Start..organism.End];
        return both.Length < before.End - before.Start + 2 + organism.End - organism.Start
            && vocabulary.Names(before.Concept, 0).Any(n => n.Name.StartsWith(both, StringComparison.OrdinalIgnoreCase));
    }

    private bool AreRelated(Concept a, Concept b) =>
        a.Kind == b.Kind && (vocabulary.Broader(a).Contains(b) || vocabulary.Broader(b).Contains(a) || vocabulary.Broader(a).Intersect(vocabulary.Broader(b)).Any());

    public static bool Overlap(int start, int end, int otherStart, int otherEnd) => start < otherEnd && otherStart < end;
}
