namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>What is counted.</summary>
internal enum Counted
{
    /// <summary>Not known.</summary>
    Anything,

    /// <summary>Samples, replicates and those they come from.</summary>
    Samples,

    /// <summary>Genes and what is measured of them.</summary>
    Genes,

    /// <summary>Groups, conditions, time points.</summary>
    Groups,
}

/// <summary>A number in a text.</summary>
/// <param name="Unit">In its usual short form; null where it has none.</param>
/// <param name="IsWord">Whether it is written in letters.</param>
internal readonly record struct NumberFound(int Start, int End, decimal Value, string? Unit, Counted Counted, bool IsWord)
{
    /// <summary>Whether a number of a record says the same as this one of a sentence.</summary>
    public bool IsSaidBy(NumberFound told) =>
        Value == told.Value && IsWrittenLike(told) && UnitAgrees(told) && !(Counted is Counted.Genes && told.Counted is Counted.Samples) && !(Counted is Counted.Samples && told.Counted is Counted.Genes);

    /// <summary>2.0 without a unit is a version, 2 a count.</summary>
    private bool IsWrittenLike(NumberFound told) => Unit is not null || Value.Scale > 0 == told.Value.Scale > 0;

    private bool UnitAgrees(NumberFound told) =>
        Unit is null ? told.Unit is null || Counted is Counted.Anything : Unit == told.Unit || (told.Unit is null && told.Counted is Counted.Anything);
}
