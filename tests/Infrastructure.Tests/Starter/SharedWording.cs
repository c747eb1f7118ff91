using System.Text.RegularExpressions;

namespace OmicsOracle.Infrastructure.Tests.Starter;

/// <summary>Tells whether one text takes its wording from another.</summary>
internal static partial class SharedWording
{
    private const int Length = 7;

    /// <summary>The runs of seven words that both texts have; case and punctuation do not count.</summary>
    public static IEnumerable<string> Runs(string ours, string theirs) => RunsOf(ours).Intersect(RunsOf(theirs));

    private static IEnumerable<string> RunsOf(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - Length + 1)).Select(start => string.Join(' ', words[start..(start + Length)]));
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
