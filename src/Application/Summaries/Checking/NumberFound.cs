namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>What is counted.</summary>
internal enum Counted
{
    /// <summary>Not known.</summary>
    Anything,

    /// <summary>Samples, replicates and libraries.</summary>
    Samples,

    /// <summary>Patients, donors, animals: those that samples come from.</summary>
    People,

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
        IsWrittenLike(told) && IsAsMuch(told) && CountsTheSame(told.Counted);

    /// <summary>2.0 without a unit is a version, 2 a count.</summary>
    private bool IsWrittenLike(NumberFound told) => Unit is not null || Value.Scale > 0 == told.Value.Scale > 0;

    /// <summary>Two days are 48 hours. A bare number of a record says nothing of one with a unit.</summary>
    private bool IsAsMuch(NumberFound told)
    {
        if (Unit is null)
        {
            return Value == told.Value && (told.Unit is null || Counted is Counted.Anything);
        }

        return told.Unit is not null && Units.InSmallest(Value, Unit) == Units.InSmallest(told.Value, told.Unit);
    }

    /// <summary>Twelve patients may give twelve samples; twelve samples are no twelve patients.</summary>
    private bool CountsTheSame(Counted told) => Counted switch
    {
        Counted.Samples => told is not Counted.Genes,
        Counted.People => told is Counted.People or Counted.Anything,
        Counted.Genes => told is not (Counted.Samples or Counted.People),
        _ => true,
    };
}
