using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>A moment of an enhanced search that a person may want to see before its end.</summary>
public abstract record SearchStage
{
    private SearchStage()
    {
    }

    /// <summary>How the question was understood; nothing has been found yet.</summary>
    public sealed record Understood(Interpretation Interpretation) : SearchStage;

    /// <summary>What the catalogue has, as soon as its index has answered.</summary>
    public sealed record Local(SearchAnswer Answer) : SearchStage;

    /// <summary>A source has answered, failed, or run out of time.</summary>
    public sealed record Source(SourceReport Report) : SearchStage;

    /// <summary>The whole answer. The last.</summary>
    public sealed record Done(SearchAnswer Answer) : SearchStage;
}
