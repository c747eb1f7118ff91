namespace OmicsOracle.Domain;

/// <summary>How an answer says that it is from a while ago.</summary>
public static class Ageing
{
    /// <summary>One sentence with the age in the largest unit that fits.</summary>
    public static string Sentence(TimeSpan age) => $"No newer answer could be had; this one is from {Words(age)} ago.";

    private static string Words(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => FormattableString.Invariant($"{(int)age.TotalDays} days"),
        { TotalHours: >= 2 } => FormattableString.Invariant($"{(int)age.TotalHours} hours"),
        { TotalMinutes: >= 2 } => FormattableString.Invariant($"{(int)age.TotalMinutes} minutes"),
        _ => FormattableString.Invariant($"{Math.Max(0, (int)age.TotalSeconds)} seconds"),
    };
}
