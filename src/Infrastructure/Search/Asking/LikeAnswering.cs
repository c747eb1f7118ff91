using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The way of a question for more like these through one snapshot.</summary>
internal static class LikeAnswering
{
    private const int MostShared = 12;

    public static IndexAnswer Answer(LikeQuestion question, IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var telling = TellingTerms.Of(question, snapshot);
        var scan = new LikeScan(snapshot, telling, question.Limit, cancellation);
        var ranked = scan.Run();
        var held = new WordsHeld(snapshot, telling.Words, telling.Terms).Of(ranked);
        var hits = new ResultPage(snapshot, new WordMarks(telling.Terms.Weights)).Of(ranked, (place, _) => [.. held[place].Distinct(StringComparer.OrdinalIgnoreCase).Take(MostShared)]);
        return new(
            scan.Total,
            scan.Facets,
            [.. hits.Select(h => h with { Matched = [.. h.Matched, .. telling.Facts(h.Organisms, h.Types)] })],
            new(new Dictionary<string, IReadOnlyList<string>>(), telling.Words.Dropped),
            NextCursor: null);
    }
}
