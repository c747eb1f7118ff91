namespace OmicsOracle.Application.Summaries;

/// <summary>What summaries may cost and rest on. Section <c>Summary</c>.</summary>
public sealed record SummaryOptions
{
    public const string Section = "Summary";

    /// <summary>What models may cost in a day (UTC) for all callers, in the currency of the price table. Null, the default, for no limit. Where it is used up the built-in writer writes.</summary>
    public decimal? DailyBudget { get; init; }

    /// <summary>The same for one caller. Null, the default, for no limit.</summary>
    public decimal? CallerDailyBudget { get; init; }

    /// <summary>How many of a question's best series its summary rests on, 1 to 20; 10 by default.</summary>
    public int Hits { get; init; } = 10;

    /// <summary>Between signs of life in a stream in which nothing else happens. Above 0; 10 s by default.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    internal bool IsReadable => DailyBudget is null or >= 0 && CallerDailyBudget is null or >= 0 && Hits is >= 1 and <= 20 && Heartbeat > TimeSpan.Zero && Heartbeat <= TimeSpan.FromMinutes(10);
}
