using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>An opened question whose hits say what a test gives them: a text stands for a mention, and a question finds what holds any of its topics' phrases.</summary>
internal sealed class OpenedInMemory(IndexAnswer answer, IReadOnlyList<HitText> texts) : IOpenedQuestion
{
    public IndexAnswer Answer { get; } = answer;

    public IReadOnlyList<HitText> Best { get; } = texts;

    public int Mentioning(PhraseGroup group, CancellationToken cancellation) => Best.Count(t => Holds(t, group));

    public int Total(ConceptQuestion other, CancellationToken cancellation) =>
        Best.Count(t => other.Groups.Any(g => g.IsTopic && Holds(t, g)) && !other.Excluded.Any(g => Holds(t, g)) && (other.Query.Filters.From is null || t.Title.Contains("recent", StringComparison.Ordinal)));

    public void Dispose()
    {
    }

    private static bool Holds(HitText text, PhraseGroup group) => group.Phrases.Any(p => $"{text.Title} {text.Samples}".Contains(p.Text, StringComparison.OrdinalIgnoreCase));
}
