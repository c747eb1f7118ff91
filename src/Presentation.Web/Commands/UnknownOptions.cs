using System.CommandLine;
using System.CommandLine.Parsing;
using OmicsOracle.Presentation.Web.Settings;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Finds what looks like an option and is none: a verb that takes words would take it for one of them. Words that begin so are given after <c>--</c>.</summary>
internal static class UnknownOptions
{
    public static IEnumerable<string> Faults(ParseResult parsed)
    {
        string[] known = [.. OptionsOf(parsed.CommandResult).Distinct()];
        foreach (var token in parsed.Tokens.TakeWhile(t => t.Type is not TokenType.DoubleDash))
        {
            if (token.Type is TokenType.Argument && token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(token.Value[2]))
            {
                var name = token.Value.Split('=', ' ')[0];
                var nearest = Spelling.Nearest(name, known);
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
}
