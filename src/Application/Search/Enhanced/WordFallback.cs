using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Decides which question the catalogue answers: the one that was understood or, where that finds nothing and the words do, its words as they stand. The list, its export and its explanation all decide it here.</summary>
internal static class WordFallback
{
    private const string WordByWord = "Nothing holds this as it was understood, so its words were searched as they stand.";

    /// <param name="query">As the person asked.</param>
    /// <param name="total">How much an answer has found.</param>
    public static async Task<Decided<T>> Decide<T>(ReadQuestion read, SearchQuery query, Func<ConceptQuestion, Task<T>> asMeant, Func<WordQuestion, Task<T>> inWords, Func<T, int> total)
        where T : class
    {
        var meant = await asMeant(read.Asked);
        if (total(meant) > 0 || InWords(read.Asked, query) is not { } worded)
        {
            return new(meant, null, null, read.Concepts, read.Notes);
        }

        T words;
        try
        {
            words = await inWords(worded);
        }
        catch
        {
            (meant as IDisposable)?.Dispose();
            throw;
        }

        return total(words) > 0
            ? new(words, meant, worded, [], read.Concepts.Count > 0 ? [WordByWord] : read.Notes)
            : new(meant, words, null, read.Concepts, read.Notes);
    }

    /// <summary>Limits that the question states still hold. What it excludes words alone cannot leave out, and Entrez syntax is words already: then null.</summary>
    private static WordQuestion? InWords(ConceptQuestion understood, SearchQuery query) => understood.Excluded.Count > 0 || FieldedQuery.IsMeant(query.Text)
        ? null
        : new(query with { Filters = understood.Query.Filters }, []) { Mentioned = understood.Mentioned };
}

/// <param name="Other">The answer that was not taken; null where only one was asked for. Both are the caller's to dispose.</param>
/// <param name="InWords">The question that was answered where it was not the one understood; otherwise null.</param>
/// <param name="Concepts">What the answered question was understood to mean.</param>
internal sealed record Decided<T>(T Found, T? Other, WordQuestion? InWords, IReadOnlyList<FoundConcept> Concepts, IReadOnlyList<string> Notes)
    where T : class;
