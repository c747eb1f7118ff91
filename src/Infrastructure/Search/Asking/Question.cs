using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>A person's words, read: no syntax but balanced double quotes.</summary>
/// <param name="Words">All that can be searched, those of phrases too, in their order, each once.</param>
/// <param name="Phrases">What a hit must hold word for word.</param>
/// <param name="Dropped">Words that cannot be searched, as typed.</param>
internal sealed record Question(IReadOnlyList<QuestionWord> Words, IReadOnlyList<Phrase> Phrases, IReadOnlyList<string> Dropped)
{
    public static Question Read(string text)
    {
        var (words, phrases, dropped) = (new List<QuestionWord>(), new List<Phrase>(), new List<string>());
        var (seen, left) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (piece, quoted) in Pieces(text))
        {
            foreach (var typed in piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var word = QuestionWord.Read(typed);
                if (word.Terms.Count == 0)
                {
                    if (left.Add(typed))
                    {
                        dropped.Add(typed);
                    }
                }
                else if (seen.Add(string.Join(' ', word.Terms)))
                {
                    words.Add(word);
                }
            }

            if (quoted && Phrase.Read(piece) is { } phrase)
            {
                phrases.Add(phrase);
            }
        }

        return new(words, phrases, dropped);
    }

    private static IEnumerable<(string Text, bool Quoted)> Pieces(string text)
    {
        var pieces = text.Split(['"', '\u201C', '\u201D']);
        for (var i = 0; i < pieces.Length; i++)
        {
            // Every second piece stands in quotes, but after the last quote of an odd number nothing is closed.
            yield return (pieces[i], i % 2 == 1 && i < pieces.Length - 1);
        }
    }
}

/// <summary>One word of a question.</summary>
/// <param name="Typed">As the person wrote it.</param>
/// <param name="Wholes">Terms of which each stands for the word alone, such as rnaseq for RNA-seq.</param>
/// <param name="Parts">Terms that stand for it together, such as rna and seq.</param>
internal sealed record QuestionWord(string Typed, IReadOnlyList<string> Wholes, IReadOnlyList<string> Parts, IReadOnlyList<Accession> Accessions)
{
    public IReadOnlyList<string> Terms { get; } = [.. Wholes.Concat(Parts).Distinct()];

    public static QuestionWord Read(string typed)
    {
        var tokens = new List<Token>();
        Text.Words.Of(typed, tokens);
        return new(
            typed,
            [.. tokens.Where(t => t.Joins).Select(t => t.Term).Distinct()],
            [.. tokens.Where(t => !t.Joins).Select(t => t.Term).Distinct()],
            [.. tokens.Select(t => Accession.TryParse(t.Term, out var accession) ? accession : default).Where(a => a.Number > 0).Distinct()]);
    }
}

/// <summary>Words that stand together: terms, and how far each stands from the first.</summary>
internal sealed record Phrase(IReadOnlyList<(string Term, int Position)> Terms)
{
    /// <param name="marksNegation">Whether its "without" stands for all words that negate.</param>
    /// <returns>Null where nothing of it can be searched, or where it only names an accession, which needs no quotes.</returns>
    public static Phrase? Read(string text, bool marksNegation = false)
    {
        var tokens = new List<Token>();
        Text.Words.Of(text, tokens, marksNegation: marksNegation);
        return tokens.Count == 0 || (tokens.Count == 1 && Accession.TryParse(tokens[0].Term, out _))
            ? null
            : new([.. tokens.Where(t => !t.Joins).Select(t => (t.Term, t.Position - tokens[0].Position))]);
    }

    /// <summary>Whether both are the same words at the same distances.</summary>
    public bool Is(Phrase other) => Terms.Count == other.Terms.Count && StartsWithin(other).Any();

    /// <summary>Where in another phrase this one stands, by the position of its first word there.</summary>
    public IEnumerable<int> StartsWithin(Phrase other)
    {
        for (var start = 0; start + Terms.Count <= other.Terms.Count; start++)
        {
            var shift = other.Terms[start].Position - Terms[0].Position;
            var stands = true;
            for (var i = 0; i < Terms.Count && stands; i++)
            {
                stands = Terms[i].Term == other.Terms[start + i].Term && Terms[i].Position + shift == other.Terms[start + i].Position;
            }

            if (stands)
            {
                yield return shift;
            }
        }
    }
}
