using System.Globalization;
using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.CatalogWriter;

/// <summary>A GEO of generated series, a batch a page; its checkpoint is the number of pages given.</summary>
internal sealed class NumberedHarvest(int pages) : IGeoHarvest
{
    public async IAsyncEnumerable<HarvestPage> Pages(HarvestScope scope, string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = checkpoint is null ? 0 : int.Parse(checkpoint, CultureInfo.InvariantCulture); page < pages; page++)
        {
            await Task.Yield();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page {page}"));
            yield return new(
                GeneratedSeries.Batch(page),
                [],
                (page + 1).ToString(CultureInfo.InvariantCulture),
                (page + 1) * GeneratedSeries.BatchSize,
                pages * GeneratedSeries.BatchSize);
        }
    }
}
