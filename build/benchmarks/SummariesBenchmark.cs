using System.Diagnostics;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;
using OmicsOracle.Infrastructure.LanguageModels.Extractive;

namespace OmicsOracle.Bench;

/// <summary>How much of what a record is about its built-in summary says, beside the record's first three sentences; and how long it takes.</summary>
/// <remarks>
/// 300 real records with a summary of 400 letters and an overall design of 150 at least, and key terms in title and design, chosen by a hash of the accession. The writer gets summary and design, never the title, nor organisms,
/// platforms or counts; only the sentences that it picks from the prose count, none that it makes from data. Beside it stand the first three sentences of the summary followed by the design,
/// cut or extended by what follows to the same length in letters; a word in which the cut falls counts as theirs.
/// Key terms are stems as the index has them, without stop words, numbers and accessions. Those of the title: all that fewer than one in ten of all records hold in title, summary or design.
/// Those of the design: of the terms of which the same is true, the twenty of highest idf times count in the design. A share is of a record's key terms; the mean of the shares is printed.
/// The method was tuned on the first half alone; the second was looked at only to report it.
/// </remarks>
internal static class SummariesBenchmark
{
    private const int Chosen = 300;
    private const int LeastSummary = 400, LeastDesign = 150;
    private const int Rounds = 3;

    public static async Task<int> Run()
    {
        var all = await Read();
        var terms = new KeyTerms(all);
        Dataset[] chosen = [.. all.Where(d => d.Summary?.Length >= LeastSummary && d.OverallDesign?.Length >= LeastDesign && terms.OfTitle(d).Count > 0 && terms.OfDesignOf(d).Count > 0).OrderBy(d => Fnv1a.Hash(d.Accession.ToString())).Take(Chosen)];
        Covered[] covered = [.. chosen.Select(d => Covered.Of(d, terms))];

        var table = new Table("", "title, ours", "title, first three", "design, ours", "design, first three", "more of the title", "less", "more of the design", "less ", "letters");
        Row(table, "half to tune on", covered[..(Chosen / 2)]);
        Row(table, "half kept apart", covered[(Chosen / 2)..]);
        Row(table, "all 300", covered);
        table.Print("Share of key terms covered, the title left out of the input; on how many records ours covers more, or less");

        var took = await Time(all);
        new Table("", "p50, ms", "p99, ms", "most, ms").Row($"{took.Count:N0} summaries", $"{took.P50:N2}", $"{took.P99:N2}", $"{took.Most:N2}").Print("A whole summary, one caller");
        return new Targets()
            .AtLeast("title terms covered above the first three sentences", 100 * covered.Average(c => c.Title - c.TitleByFirst), 0.01, "points")
            .AtLeast("design terms covered above the first three sentences", 100 * covered.Average(c => c.Design - c.DesignByFirst), 0.01, "points")
            .AtMost("a summary, p99", took.P99, 20, "ms")
            .Verdict();
    }

    private static void Row(Table table, string what, IReadOnlyCollection<Covered> covered) => table.Row(
        what,
        Percent(covered.Average(c => c.Title)),
        Percent(covered.Average(c => c.TitleByFirst)),
        Percent(covered.Average(c => c.Design)),
        Percent(covered.Average(c => c.DesignByFirst)),
        $"{covered.Count(c => c.Title > c.TitleByFirst)}",
        $"{covered.Count(c => c.Title < c.TitleByFirst)}",
        $"{covered.Count(c => c.Design > c.DesignByFirst)}",
        $"{covered.Count(c => c.Design < c.DesignByFirst)}",
        $"{covered.Average(c => c.Letters):N0}");

    private static string Percent(double share) => $"{100 * share:N1} %";

    private static async Task<IReadOnlyList<Dataset>> Read()
    {
        var (files, all) = (new RecordFiles(TimeProvider.System), new Dictionary<Accession, Dataset>());
        foreach (var file in files.Expand([Workbench.RealSoft, Workbench.RealSummaries]))
        {
            await foreach (var read in files.Read(file, CancellationToken.None))
            {
                if (read is RecordRead.Good { Dataset: var series })
                {
                    all[series.Accession] = all.TryGetValue(series.Accession, out var held) ? held.MergedWith(series) : series;
                }
            }
        }

        return [.. all.Values];
    }

    private static async Task<Latencies> Time(IReadOnlyList<Dataset> all)
    {
        var (writer, took) = (new ExtractiveWriter(), new Latencies());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var record in all.Select(RecordText.Of))
            {
                var began = Stopwatch.GetTimestamp();
                await foreach (var _ in writer.Write(new(null, [record]), CancellationToken.None))
                {
                }

                if (round > 0) // the first warms up
                {
                    took.Add(Stopwatch.GetElapsedTime(began));
                }
            }
        }

        return took;
    }
}
