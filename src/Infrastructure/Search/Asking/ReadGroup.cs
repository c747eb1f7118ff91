using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>A group of a question in the index's terms.</summary>
internal sealed class ReadGroup
{
    private ReadGroup(PhraseGroup group, IReadOnlyList<ReadPhrase> phrases) => (Group, Phrases) = (group, phrases);

    public PhraseGroup Group { get; }

    public IReadOnlyList<ReadPhrase> Phrases { get; }

    /// <summary>Whether a record's organism or study type may stand for it.</summary>
    public bool HasFacts => Group.Types.Count + Group.Organisms.Count > 0;

    public static ReadGroup Of(PhraseGroup group)
    {
        var read = new List<ReadPhrase>(group.Phrases.Count);
        foreach (var phrase in group.Phrases.OrderByDescending(p => p.Weight).ThenBy(p => p.Text.Length))
        {
            if (Phrase.Read(phrase.Text) is not { } terms || read.Any(r => r.Covers(terms, phrase.Weight)))
            {
                continue; // wherever it stands, a shorter one that weighs as much stands too
            }

            read.Add(new(phrase, terms));
        }

        return new(group, read);
    }
}

internal sealed record ReadPhrase(WeightedPhrase Phrase, Phrase Terms)
{
    /// <summary>Whether this one stands wherever the other does, and weighs no less.</summary>
    public bool Covers(Phrase other, double weight)
    {
        if (Phrase.Weight < weight || Terms.Terms.Count > other.Terms.Count)
        {
            return false;
        }

        for (var start = 0; start + Terms.Terms.Count <= other.Terms.Count; start++)
        {
            var shift = other.Terms[start].Position - Terms.Terms[0].Position;
            var stands = true;
            for (var i = 0; i < Terms.Terms.Count && stands; i++)
            {
                stands = Terms.Terms[i].Term == other.Terms[start + i].Term && Terms.Terms[i].Position + shift == other.Terms[start + i].Position;
            }

            if (stands)
            {
                return true;
            }
        }

        return false;
    }
}
