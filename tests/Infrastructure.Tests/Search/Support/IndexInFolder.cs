using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Search;

namespace OmicsOracle.Tests.Search;

/// <summary>An index over a catalogue in memory, in a folder of its own or in one given.</summary>
internal sealed class IndexInFolder : IDisposable
{
    private readonly TemporaryFolder? _own;

    public IndexInFolder(CatalogInMemory catalog, string? folder = null, CatalogAccess access = CatalogAccess.Write, int commitEvery = 20_000)
    {
        _own = folder is null ? new TemporaryFolder() : null;
        Catalog = catalog;
        Data = new DataDirectory(Options.Create(new CatalogOptions { Directory = folder ?? _own!.Path, Access = access }));
        if (access is CatalogAccess.Write)
        {
            Data.Take();
        }

        Index = new SearchIndex(catalog, Data, Time, NullLogger<SearchIndex>.Instance) { CommitEvery = commitEvery };
    }

    public CatalogInMemory Catalog { get; }

    public DataDirectory Data { get; }

    public SearchIndex Index { get; }

    public FakeTimeProvider Time { get; } = new(new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));

    /// <summary>Over these records, brought up to date.</summary>
    public static async Task<IndexInFolder> Of(params IEnumerable<Dataset> series)
    {
        var made = new IndexInFolder(new CatalogInMemory(series));
        await made.Index.CatchUp(null, default);
        return made;
    }

    public Task<IndexAnswer> Search(string text, SearchFilters? filters = null, SearchSort sort = SearchSort.Relevance, int limit = 20, SearchCursor? after = null) =>
        Index.Search(new SearchQuery(text, filters ?? SearchFilters.None, sort, limit, after), default);

    public async Task<string[]> Found(string text, SearchFilters? filters = null, SearchSort sort = SearchSort.Relevance) =>
        [.. (await Search(text, filters, sort, limit: 1000)).Results.Select(r => r.Accession.ToString())];

    public void Dispose()
    {
        Index.Dispose();
        Data.Dispose();
        _own?.Dispose();
    }
}
