using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>A question for more like these.</summary>
/// <param name="Seeds">Never among the hits.</param>
/// <param name="Words">What the hits should speak of besides; may be empty.</param>
public sealed record LikeQuestion(IReadOnlyList<Dataset> Seeds, string Words, int Limit);
