using System.CommandLine;
using System.CommandLine.Parsing;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Finds what looks like an option and is none: a verb that takes words would take it for one of them. Words that begin so are given after <c>--</c>.</summary>
internal static class UnknownOptions
{
    private const int MostSlips = 2;

    public static IEnumerable<string> Faults(ParseResult parsed)
    {
        string[] known = [.. OptionsOf(parsed.CommandResult).Distinct()];
        foreach (var token in parsed.Tokens.TakeWhile(t => t.Type is not TokenType.DoubleDash))
        {
            if (token.Type is TokenType.Argument && token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(token.Value[2]))
            {
                var name = token.Value.Split('=', ' ')[0];
                var nearest = known.Select(k => (Option: k, Slips: Slips(k, name))).Where(k => k.Slips <= MostSlips).OrderBy(k => k.Slips).Select(k => k.Option).FirstOrDefault();
                yield return $"There is no option {name}{(nearest is null ? "" : $"; did you mean {nearest}?")}{(nearest is null ? ". " : " ")}Words that begin with -- are given after a -- of their own.";
            }
        }
    }

    private static IEnumerable<string> OptionsOf(SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
        {
            foreach (var option in result is CommandResult { Command: var command } ? command.Options : [])
            {
                yield return option.Name;
            }
        }
    }

    /// <summary>Letters to put in, take out or change (Levenshtein).</summary>
    private static int Slips(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, above) = (row[0], 0);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
