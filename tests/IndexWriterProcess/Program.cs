using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Search;
using OmicsOracle.Tests.Search;

// Indexes numbered series until it is done or killed, and says after each few how far it is: DIRECTORY RECORDS follow|rebuild
var (directory, records, anew) = (args[0], int.Parse(args[1], null), args[2] == "rebuild");
using var data = new DataDirectory(Options.Create(new CatalogOptions { Directory = directory }));
data.Take();
using var index = new SearchIndex(NumberedSeries.Catalog(records), data, TimeProvider.System, NullLogger<SearchIndex>.Instance) { CommitEvery = 700 };
await (anew ? index.Rebuild(new Spoken(), default) : index.CatchUp(new Spoken(), default));

internal sealed class Spoken : IProgress<IndexProgress>
{
    public void Report(IndexProgress value) => Console.WriteLine(value.Done);
}
