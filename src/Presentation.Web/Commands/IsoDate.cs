using System.CommandLine.Parsing;
using System.Globalization;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Dates as yyyy-MM-dd only.</summary>
internal static class IsoDate
{
    public static DateOnly? Parse(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"{(result.Parent as OptionResult)?.Option.Name}: a date is written yyyy-MM-dd, such as 2020-01-31.");
        return null;
    }
}
