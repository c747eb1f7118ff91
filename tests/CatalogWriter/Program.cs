using Microsoft.Extensions.Options;
using OmicsOracle.CatalogWriter;
using OmicsOracle.Infrastructure.Catalog;

// CatalogWriter DIRECTORY BATCHES: takes the data directory, stores so many batches of generated series, says each one once it is stored,
// and then holds the directory until its input ends. CatalogWriter DIRECTORY PAGES sync: harvests as many pages by the program's own sync, and says each one as it is given.
// For tests that kill a writer, read beside it, or want to be refused by it.
if (args is [_, _, "sync"])
{
    await SyncWriter.Run(args[0], int.Parse(args[1]));
    Console.WriteLine("done");
    return;
}

using var directory = new DataDirectory(Options.Create(new CatalogOptions { Directory = args[0] }));
using var file = new CatalogFile(directory.StorePath, mayWrite: () => directory.IsOurs);
await new CatalogOpening(directory, file, TimeProvider.System).StartAsync(CancellationToken.None);
Console.WriteLine("open");

using var catalog = new DatasetCatalog(file, TimeProvider.System);
for (var batch = 0; batch < int.Parse(args[1]); batch++)
{
    await catalog.Upsert(GeneratedSeries.Batch(batch), CancellationToken.None);
    Console.WriteLine(batch);
}

Console.WriteLine("done");
await Console.In.ReadToEndAsync();
