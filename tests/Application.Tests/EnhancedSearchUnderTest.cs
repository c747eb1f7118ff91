using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Search.Enhanced.Around;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

/// <summary>An enhanced search over ports in memory.</summary>
internal sealed class EnhancedSearchUnderTest : IDisposable
{
    private LiveKeeping? _keeping;

    public GeoInMemory Geo { get; } = new();

    public PapersInMemory Papers { get; } = new();

    public StoreInMemory Store { get; } = new();

    public FakeTimeProvider Time { get; } = new(SomeSeries.Monday);

    public EnhancedOptions Options { get; } = new();

    public bool IsLiveOn { get; init; } = true;

    public IndexInMemory Index { get; set; } = new(1, 2, 3);

    public IVocabulary Vocabulary { get; init; } = new OneDisease();

    public List<SearchStage> Stages { get; } = [];

    public void Dispose() => _keeping?.Dispose();

    public Task<SearchAnswer> Search(string text = "PD", SearchSource source = SearchSource.Auto, SearchSort sort = SearchSort.Relevance, int limit = 20, SearchCursor? after = null) =>
        Search(new SearchEnhanced(new SearchQuery(text, SearchFilters.None, sort, limit, after), source));

    public Task<SearchAnswer> Search(SearchEnhanced request)
    {
        var cache = new CacheInMemory();
        _keeping ??= new LiveKeeping(Store, Index, cache, NullLogger<LiveKeeping>.Instance);
        var local = new LocalSearch(Index, Time);
        var live = new LiveSearch(Geo, Store, cache, _keeping, Microsoft.Extensions.Options.Options.Create(new LiveOptions { Enabled = IsLiveOn }), Time, NullLogger<LiveSearch>.Instance);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var reader = new QuestionReader(Vocabulary, Index, Time);
        var search = new EnhancedSearch(
            reader, new UnderstoodSearch(local, Index, new AroundHits(reader, Vocabulary, Time)), new OutsideSources(live, Geo, Papers, options), Store, _keeping, options, Time);
        return new SearchEnhancedHandler(search).Handle(request with { Told = Note }, default);
    }

    private void Note(SearchStage stage)
    {
        lock (Stages)
        {
            Stages.Add(stage);
        }
    }
}
