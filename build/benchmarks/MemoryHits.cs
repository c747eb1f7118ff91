using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>A search that memory has, through MediatR and the four behaviors.</summary>
internal static class MemoryHits
{
    private const int Rounds = 15;
    private const int Searches = 50_000;

    public static async Task Measure(Targets targets)
    {
        await using var product = await Product.Start(Workbench.Fresh("cache-memory"));
        var mediator = product.Services.GetRequiredService<IMediator>();
        var table = new Table("question", "µs, median round", "bytes");
        foreach (var (name, query) in new[]
        {
            ("words alone", new SearchQuery("breast cancer  RNA-seq", SearchFilters.None)),
            ("two organisms and a least number of samples", new SearchQuery("breast cancer  RNA-seq", new() { Organisms = ["human", "mouse"], MinSamples = 10 })),
        })
        {
            var (microseconds, bytes) = await Repeated(mediator, query);
            table.Row(name, $"{microseconds:N2}", $"{bytes:N0}");
            targets.AtMost($"memory hit, {name}", microseconds, 3, "µs").AtMost($"memory hit, {name}", bytes, 1_000, "B");
        }

        table.Print($"A search that memory has, through MediatR: {Rounds} rounds of {Searches:N0}, one caller");
    }

    /// <summary>The median round's time for one search, and its bytes.</summary>
    public static async Task<(double Microseconds, double Bytes)> Repeated(IMediator mediator, SearchQuery query)
    {
        var rounds = new List<double>();
        var bytes = 0.0;
        for (var round = 0; round < 2 * Rounds; round++)
        {
            var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            for (var i = 0; i < Searches; i++)
            {
                await mediator.Send(new SearchDatasets(query, SearchSource.Local));
            }

            if (round >= Rounds) // those before warm up; a hit is there at once, so the thread stays the same
            {
                rounds.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds / Searches);
                bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Searches;
            }
        }

        rounds.Sort();
        return (rounds[Rounds / 2], bytes);
    }
}
