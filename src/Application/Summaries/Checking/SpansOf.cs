using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>The places that a sentence rests on, in few spans.</summary>
internal static class SpansOf
{
    private const int Most = 8;

    /// <param name="best">The sentence of the record that says the most of it.</param>
    public static IReadOnlyList<SourceSpan> All(EvidenceSentence? best, IEnumerable<Claim> claims)
    {
        var spans = new List<SourceSpan>();
        if (best is not null)
        {
            spans.Add(best.Place.Span);
        }

        foreach (var places in claims.Where(c => c.IsSupported && c.Places.Count > 0).Select(c => c.Places))
        {
            // A claim that stands in the best sentence needs no place of its own.
            if (best is null || !places.Any(best.Holds))
            {
                Add(spans, places[0].Span);
            }
        }

        return [.. spans.Take(Most)];
    }

    private static void Add(List<SourceSpan> spans, SourceSpan span)
    {
        var at = spans.FindIndex(s => s.Accession == span.Accession && s.Field == span.Field && (s == span || (s.End > 0 && span.End > 0 && s.Start <= span.End && span.Start <= s.End)));
        if (at < 0)
        {
            spans.Add(span);
        }
        else
        {
            spans[at] = spans[at] with { Start = Math.Min(spans[at].Start, span.Start), End = Math.Max(spans[at].End, span.End) };
        }
    }
}
