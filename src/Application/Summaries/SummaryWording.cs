namespace OmicsOracle.Application.Summaries;

/// <summary>What is told of records and stands in none.</summary>
public static class SummaryWording
{
    /// <summary>Of a record without prose of its own.</summary>
    public const string NothingToSummarise = "There is nothing to summarise in this record beyond its title.";
}
