using System.Globalization;
using OmicsOracle.Domain;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows how a question was understood, before its answer.</summary>
internal static class InterpretationPrinter
{
    private const int MostNames = 4;

    public static void Print(Interpretation interpretation)
    {
        foreach (var concept in interpretation.Concepts)
        {
            var names = concept.Synonyms.Count == 0 ? "" : $", also: {string.Join(", ", concept.Synonyms.Take(MostNames))}{(concept.Synonyms.Count > MostNames ? " …" : "")}";
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{concept.Text}[/] → {concept.Label}{names} [dim]({Word(concept)})[/]");
        }

        foreach (var note in interpretation.Notes)
        {
            Output.Console.MarkupLineInterpolated($"[yellow]Note:[/] {note}");
        }

        if (interpretation.Concepts.Count + interpretation.Notes.Count > 0 && interpretation.Filters.Count > 0)
        {
            Output.Console.MarkupLineInterpolated($"[dim]Only:[/] {string.Join(" · ", interpretation.Filters.Select(f => $"{f.Key} {string.Join(f.Key == "concept" ? " and " : " or ", f.Value)}"))}");
        }
    }

    private static string Word(FoundConcept concept) => concept.Role switch
    {
        ConceptRole.Filter => "only these",
        ConceptRole.Excluded => "not shown",
        ConceptRole.Boost => "first",
        _ => KindOf(concept.Kind),
    };

    private static string KindOf(ConceptKind kind) => kind switch
    {
        ConceptKind.CellType => "cell type",
        ConceptKind.CellLine => "cell line",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
