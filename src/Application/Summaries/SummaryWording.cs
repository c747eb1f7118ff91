namespace OmicsOracle.Application.Summaries;

/// <summary>Sentences that are told of records and stand in none.</summary>
public static class SummaryWording
{
    /// <summary>Of a record without prose of its own.</summary>
    public const string NothingToSummarise = "There is nothing to summarise in this record beyond its title.";

    /// <summary>Of a question without hits.</summary>
    public const string NothingFound = "There is nothing to summarise: no series was found.";
}
