using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>A group of a question in the index's terms.</summary>
internal sealed class ReadGroup
{
    private ReadGroup(PhraseGroup group, IReadOnlyList<ReadPhrase> phrases, IReadOnlyList<ReadNotMeant> notMeant) => (Group, Phrases, NotMeant) = (group, phrases, notMeant);

    public PhraseGroup Group { get; }

    public IReadOnlyList<ReadPhrase> Phrases { get; }

    public IReadOnlyList<ReadNotMeant> NotMeant { get; }

    /// <summary>Whether a record's organism, study type or accessions may stand for it.</summary>
    public bool HasFacts => Group.Types.Count + Group.Organisms.Count + Group.Accessions.Count > 0;

    public static ReadGroup Of(PhraseGroup group)
    {
        var read = new List<ReadPhrase>(group.Phrases.Count);
        var telling = group.Phrases.Where(p => p.Why is "typed" || !IsReduced(p.Text)).ToList();
        foreach (var phrase in (telling.Count > 0 ? telling : group.Phrases).OrderByDescending(p => p.Weight).ThenBy(p => p.Text.Length))
        {
            if (Phrase.Read(phrase.Text) is not { } terms || read.Any(r => r.Covers(terms, phrase.Weight)))
            {
                continue; // wherever it stands, a shorter one that weighs as much stands too
            }

            read.Add(new(phrase, terms));
        }

        return new(group, read, ReadNotMeant.Of(group, read));
    }

    /// <summary>Whether of several words only one is searched: of "acquired SHE" the index has "acquired" alone.</summary>
    private static bool IsReduced(string name)
    {
        var tokens = new List<Token>();
        var words = Words.Of(name, tokens);
        return words > 1 && tokens.Count(t => !t.Joins) < 2;
    }
}

internal sealed record ReadPhrase(WeightedPhrase Phrase, Phrase Terms)
{
    /// <summary>Whether this one stands wherever the other does, and weighs no less.</summary>
    public bool Covers(Phrase other, double weight) => Phrase.Weight >= weight && Terms.StartsWithin(other).Any();
}

/// <param name="Within">The group's phrases that stand in it: their number in the group, and how far after its beginning.</param>
internal sealed record ReadNotMeant(NotMeant Phrase, Phrase Terms, IReadOnlyList<(int Phrase, int Offset)> Within)
{
    /// <summary>The longer ones that hold a shorter one are left out, and those that are themselves a name of the group or a part of one.</summary>
    public static IReadOnlyList<ReadNotMeant> Of(PhraseGroup group, IReadOnlyList<ReadPhrase> phrases)
    {
        var read = new List<ReadNotMeant>();
        foreach (var phrase in group.NotMeant.OrderByDescending(n => n.MakesHit).ThenBy(n => n.Text.Length))
        {
            if (Asking.Phrase.Read(phrase.Text, marksNegation: true) is { } terms && !read.Any(r => r.Terms.StartsWithin(terms).Any()) && !phrases.Any(p => terms.StartsWithin(p.Terms).Any()))
            {
                read.Add(new(phrase, terms, [.. phrases.SelectMany((p, i) => p.Terms.StartsWithin(terms).Select(offset => (i, offset)))]));
            }
        }

        return read;
    }
}
