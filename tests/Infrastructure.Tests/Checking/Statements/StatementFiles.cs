using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Checking;

/// <summary>The statements written by hand, beside the project's root.</summary>
internal static class StatementFiles
{
    /// <param name="root">The project's.</param>
    public static List<Statement> True(string root) => Read(root, "true-sentences.tsv", c => new(Accession.Parse(c[0]), c[1], null, false));

    /// <inheritdoc cref="True"/>
    public static List<Statement> Wrong(string root) => Read(root, "wrong-sentences.tsv", c => new(Accession.Parse(c[0]), c[2], Enum.Parse<ClaimKind>(c[1]), false));

    /// <summary>Series in turn belong to the half that was tuned on and to the one that is reported, all statements about one to the same.</summary>
    private static List<Statement> Read(string root, string file, Func<string[], Statement> read)
    {
        List<Statement> statements =
        [
            .. File.ReadLines(Path.Combine(root, "tests", "Infrastructure.Tests", "Checking", "Statements", file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => read(l.Split('\t'))),
        ];
        var order = statements.Select(s => s.Accession).Distinct().Select((accession, at) => (accession, at)).ToDictionary(p => p.accession, p => p.at);
        return [.. statements.Select(s => s with { IsReported = order[s.Accession] % 2 == 1 })];
    }
}
