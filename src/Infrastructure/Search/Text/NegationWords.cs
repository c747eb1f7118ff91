namespace OmicsOracle.Infrastructure.Search.Text;

/// <summary>The words that say of the next one that it is not there: non-diabetic, no cancer, without epilepsy. The index has all of them as one term besides, so that one phrase finds them.</summary>
internal static class NegationWords
{
    /// <summary>No word of a text is written so.</summary>
    public const string Term = "\u00ac";

    /// <param name="folded">A word in lower case.</param>
    /// <param name="before">The text up to it: of "with and without X" some have it.</param>
    public static bool Negates(ReadOnlySpan<char> folded, ReadOnlySpan<char> before) => folded is "non" or "no" || (folded is "without" && !IsAlternative(before));

    private static bool IsAlternative(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before.EndsWith("/") || before.EndsWith(" and", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" or", StringComparison.OrdinalIgnoreCase);
    }
}
