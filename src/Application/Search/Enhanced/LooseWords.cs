using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>The words of a question that no vocabulary knows.</summary>
internal static partial class LooseWords
{
    // Words of which every record is full. They are searched, but move little.
    private const string Everywhere = """
        gene genes expression profile profiles profiling profiled transcriptome transcriptomes transcriptomic transcriptomics patient patients study studies data dataset datasets
        analysis analyses sample samples cell cells line lines tissue tissues level levels change changes effect effects role comparison compare compared comparing versus vs
        human humans control controls healthy normal disease diseases disorder model models response responses treated treatment differential differentially expressed regulated regulation
        genome genomic genome-wide wide series experiment experiments experimental group groups using based associated related specific derived induced identify identification
        find show search give get want need looking list available public research researcher paper published years year old new different several many some high low
        """;

    private static readonly FrozenSet<string> EverywhereSet = Everywhere.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words outside of the pieces that mean something, in their order.</summary>
    public static IEnumerable<string> Of(string text, IReadOnlyList<Range> taken) =>
        Words().Matches(text)
            .Where(w => !taken.Any(r => Meanings.Overlap(w.Index, w.Index + w.Length, r.Start.Value, r.End.Value)))
            .Select(w => w.Value)
            .Where(w => !StopWords.Contains(w.ToLowerInvariant()))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    public static bool IsEverywhere(string word) => EverywhereSet.Contains(word);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*")]
    private static partial Regex Words();
}
