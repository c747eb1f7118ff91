using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Something that a sentence says and that can be looked up.</summary>
/// <param name="Start">In the sentence; first UTF-16 unit, included.</param>
/// <param name="End">Last one, excluded.</param>
/// <param name="Places">Where it stands in the records.</param>
internal sealed record Claim(ClaimKind Kind, int Start, int End, bool IsSupported, IReadOnlyList<Place> Places)
{
    public static Claim Missing(ClaimKind kind, int start, int end) => new(kind, start, end, false, []);

    public bool Overlaps(int start, int end) => Start < end && start < End;
}
