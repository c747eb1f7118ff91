using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Bench;

/// <summary>The catalogue that search, import, start and http share: its records as one file, and imported. Both are made once and kept.</summary>
internal sealed class BenchCatalog(int size)
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Workbench.Kept, $"{size}-{RecombinedSeries.Seed}")).FullName;

    public int Size => size;

    public string Folder => _folder;

    /// <summary>The records as document summaries, one a line, gzip.</summary>
    public string File()
    {
        var path = Path.Combine(_folder, "records.ndjson.gz");
        if (!System.IO.File.Exists(path))
        {
            Console.Error.WriteLine($"Making {size:N0} records …");
            SummaryFile.Write(path, new RecombinedSeries(SummaryFile.Read(Workbench.RealSummaries)).Make(size));
        }

        return path;
    }

    /// <summary>A data directory with all of them in the store and the index.</summary>
    public async Task<string> Data()
    {
        var data = Path.Combine(_folder, "data");
        var whole = Path.Combine(_folder, "data.whole");
        var isWhole = System.IO.File.Exists(whole);
        if (!isWhole)
        {
            Workbench.Fresh(data);
        }

        // A start brings an older store or index up to date, so that no measurement does.
        await using var product = await Product.Start(data);
        if (!isWhole)
        {
            await Import(product);
            await System.IO.File.WriteAllTextAsync(whole, "");
        }

        return data;
    }

    public IReadOnlyList<string> Questions(int count) => Bench.Questions.Drawn(SummaryFile.Read(File()).Take(5_000), count);

    private async Task Import(Product product)
    {
        Console.Error.WriteLine($"Importing {size:N0} records …");
        ImportProgress? outcome = null;
        await foreach (var progress in await product.Services.GetRequiredService<IMediator>().Send(new ImportRecords([File()])))
        {
            outcome = progress;
        }

        if (outcome?.Records != size)
        {
            throw new BenchFailed($"Of {size:N0} records {outcome?.Records:N0} were imported: {string.Join(' ', outcome?.Refused ?? [])}");
        }
    }
}
