using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;

namespace OmicsOracle.Bench;

/// <summary>How fast questions are answered, beside SQLite FTS5 and Xapian on the same records and questions. The engines take turns, so that a busy machine is busy for all.</summary>
internal static class SearchBenchmark
{
    private const int Passes = 2;

    public static async Task<int> Run(BenchCatalog catalog, int count)
    {
        await using var product = await Product.Start(await catalog.Data());
        await using var fts5 = Fts5Engine.Over(catalog);
        await using var xapian = await XapianEngine.Over(catalog);
        var questions = catalog.Questions(count);
        var (index, cache) = (product.Services.GetRequiredService<ISearchIndex>(), product.Services.GetRequiredService<IAnswerCache>());
        var own = new EngineFigures(new IndexEngine(product.Services.GetRequiredService<WordReader>(), index));
        var useCase = new EngineFigures(new UseCaseEngine(product.Services.GetRequiredService<IMediator>(), cache));
        var (sqlite, reference) = (new EngineFigures(fts5), new EngineFigures(xapian));
        await RelevanceBenchmark.ImportVocabularies(product);
        var enhanced = new EngineFigures(new EnhancedEngine(product.Services.GetRequiredService<QuestionReader>(), product.Services.GetRequiredService<UnderstoodSearch>()));
        EngineFigures[] words = [own, useCase, reference, sqlite];
        EngineFigures[] all = [.. words, enhanced];

        foreach (var engine in all)
        {
            await engine.WarmUp(questions);
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var engine in all)
            {
                await engine.Measure(questions);
            }
        }

        Print(all, own, $"{catalog.Size:N0} records, {count} questions of one to five words, the best {IEngine.Best}, {Passes} passes; milliseconds");
        return new Targets()
            .AtMost("p50, index with highlights and facets", own.Latencies.P50, 8, "ms")
            .AtMost("p99, index with highlights and facets", own.Latencies.P99, 40, "ms")
            .AtLeast("p50: SQLite FTS5 over ours", sqlite.Latencies.P50 / own.Latencies.P50, 20, "times")
            .AtMost("p50: ours over Xapian", own.Latencies.P50 / reference.Latencies.P50, 2, "times")
            .AtMost("questions that found nothing, or without highlights or facets", words.Sum(e => e.Unanswered.Count), 0, "")
            .AtMost("p50, enhanced with all vocabularies", enhanced.Latencies.P50, 20, "ms")
            .AtMost("p99, enhanced with all vocabularies", enhanced.Latencies.P99, 100, "ms")
            .Verdict();
    }

    private static void Print(EngineFigures[] all, EngineFigures own, string title)
    {
        var table = new Table("engine", "p50", "p95", "p99", "mean", "p50 / ours", "p99 / ours", "KB / query");
        foreach (var engine in all)
        {
            var (ours, its) = (own.Latencies, engine.Latencies);
            table.Row(
                engine.Name, $"{its.P50:N2}", $"{its.P95:N2}", $"{its.P99:N2}", $"{its.Mean:N2}", $"{its.P50 / ours.P50:N2}", $"{its.P99 / ours.P99:N2}",
                engine.Name.StartsWith("OmicsOracle", StringComparison.Ordinal) ? $"{engine.AllocatedKilobytes:N0}" : "");
        }

        table.Print(title);
        foreach (var engine in all.Where(e => e.Unanswered.Count > 0))
        {
            Console.WriteLine($"Nothing from {engine.Name}: {string.Join(" · ", engine.Unanswered)}");
        }
    }
}
