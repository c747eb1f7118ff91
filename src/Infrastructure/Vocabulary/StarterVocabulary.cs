using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>The vocabulary that is always there: the usual names of common diseases, tissues, cell types, cell lines, techniques, organisms and treatments.
/// Tab-separated: kind, id, label, synonyms, broader ids, GEO study types; "|" between several; "#" begins a comment.</summary>
internal static class StarterVocabulary
{
    private const string Resource = "starter-vocabulary.tsv";

    /// <exception cref="InvalidDataException">A line is none; the tests see to it that this never happens.</exception>
    public static IEnumerable<VocabularyTerm> Read()
    {
        using var text = new StreamReader(typeof(StarterVocabulary).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"{Resource} is missing."));
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && !line.StartsWith("kind\t", StringComparison.Ordinal))
            {
                yield return Term(line);
            }
        }
    }

    private static VocabularyTerm Term(string line)
    {
        var columns = line.Split('\t');
        return columns.Length >= 3
            ? new(columns[1], KindOf(columns[0]), columns[2], List(columns, 3), List(columns, 4), List(columns, 5))
            : throw new InvalidDataException($"The starter vocabulary has a line that is none: {line}");
    }

    private static string[] List(string[] columns, int column) =>
        columns.Length > column ? columns[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    private static ConceptKind KindOf(string kind) => kind switch
    {
        "disease" => ConceptKind.Disease,
        "tissue" => ConceptKind.Tissue,
        "cell-type" => ConceptKind.CellType,
        "cell-line" => ConceptKind.CellLine,
        "technique" => ConceptKind.Technique,
        "organism" => ConceptKind.Organism,
        "treatment" => ConceptKind.Treatment,
        _ => throw new InvalidDataException($"The starter vocabulary has an unknown kind: {kind}"),
    };
}
