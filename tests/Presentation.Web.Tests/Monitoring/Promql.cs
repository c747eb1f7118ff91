using System.Text.RegularExpressions;

namespace OmicsOracle.Presentation.Web.Tests.Monitoring;

/// <summary>Reads as much of PromQL as says which figures an expression names, and which of their labels.</summary>
internal static partial class Promql
{
    private static readonly string[] Words = ["and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "offset", "bool"];

    /// <param name="Name">Of a figure.</param>
    /// <param name="Labels">That its selector names.</param>
    public sealed record Selector(string Name, IReadOnlyList<string> Labels);

    public static (IReadOnlyList<Selector> Selectors, IReadOnlyList<string> Grouped) Read(string expression)
    {
        var plain = Text().Replace(expression, "\"\"");
        var grouped = Grouping().Matches(plain).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        plain = Range().Replace(Grouping().Replace(plain, " "), " ");
        var selectors = Named().Matches(plain)
            .Where(m => !Words.Contains(m.Groups["name"].Value) && !m.Groups["call"].Success)
            .Select(m => new Selector(m.Groups["name"].Value, [.. Label().Matches(m.Groups["labels"].Value).Select(l => l.Groups[1].Value)]))
            .ToArray();
        return (selectors, grouped);
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Text();

    [GeneratedRegex("\\b(?:by|without|on|ignoring|group_left|group_right) *\\(([^)]*)\\)")]
    private static partial Regex Grouping();

    [GeneratedRegex("\\[[^]]*\\]|\\boffset +[0-9]+[smhdwy]\\b")]
    private static partial Regex Range();

    [GeneratedRegex("(?<![a-zA-Z0-9_:.])(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<call> *\\()?(?:\\{(?<labels>[^}]*)\\})?")]
    private static partial Regex Named();

    [GeneratedRegex("([a-zA-Z_][a-zA-Z0-9_]*) *(?:=~|!~|!=|=)")]
    private static partial Regex Label();
}
