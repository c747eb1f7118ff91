using System.Globalization;
using System.Text.Json;
using OmicsOracle.Domain;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows what stands around an enhanced search's list: facets by concept, themes, and what might be asked instead.</summary>
internal static class AroundPrinter
{
    private const int MostValues = 6;

    public static void Print(SearchAnswer answer)
    {
        Print("Disease", answer.Facets.Disease);
        Print("Tissue", answer.Facets.Tissue);
        Print("Cell type", answer.Facets.CellType);
        if (answer.Groups.Count > 0)
        {
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]Themes of the first:[/] {string.Join(" · ", answer.Groups.Select(g => $"{g.Label} {g.Count}"))}");
        }

        foreach (var better in answer.BetterQuestions)
        {
            var kind = JsonNamingPolicy.CamelCase.ConvertName(better.Kind.ToString());
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{kind}:[/] [bold]{better.Question}[/] {better.Total:N0} [dim]{better.Why}[/]");
        }
    }

    private static void Print(string name, IReadOnlyList<ConceptCount> counts)
    {
        if (counts.Count > 0)
        {
            Output.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{name}:[/] {string.Join(" · ", counts.Take(MostValues).Select(c => $"{c.Value} {c.Count.ToString("N0", CultureInfo.InvariantCulture)} ({c.Id})"))}");
        }
    }
}
