using System.Globalization;
using System.Text.Json;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;
using Spectre.Console;

namespace OmicsOracle.Presentation.Web.Commands;

/// <summary>Shows why a record is where it is, or why it is not there.</summary>
internal static class ExplanationPrinter
{
    public static void Print(Explanation explanation, OutputFormat format)
    {
        if (format is OutputFormat.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(explanation, AnswerJson.Plain.Explanation));
            return;
        }

        Output.Console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]{explanation.Accession}[/] {(explanation.Rank is { } rank ? string.Create(CultureInfo.InvariantCulture, $"is number {rank:N0} of {explanation.Total:N0}, score {explanation.Score}") : string.Create(CultureInfo.InvariantCulture, $"is not among the {explanation.Total:N0} found"))}.");
        foreach (var loss in explanation.Lost)
        {
            Output.Console.MarkupLineInterpolated($"[yellow]Lost at the {loss.Step.ToString().ToLowerInvariant()}:[/] {loss.Reason}{(loss.Step is LostAt.Topic && loss.Asked.Count > 0 ? $" Looked for: {string.Join(", ", loss.Asked)}." : "")}");
        }

        if (explanation.Groups.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Asked for", "Found");
            table.AddColumn(new TableColumn("Adds").RightAligned());
            foreach (var group in explanation.Groups)
            {
                table.AddRow(new Text(group.IsTopic ? group.Name : $"({group.Name})"), new Text(Found(group)), new Text(group.Adds.ToString(CultureInfo.InvariantCulture)));
            }

            Output.Console.Write(table);
        }
    }

    private static string Found(GroupPart group) =>
        group.NearMiss is { } reason ? reason
        : group.ByFacts ? "by its study type or organism"
        : group.Found.Count == 0 ? "nothing"
        : string.Join("\n", group.Found.Select(f => $"{f.Phrase} ({f.Why}): {string.Join(", ", f.Where.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Field} {w.Times}×")))}"));
}
