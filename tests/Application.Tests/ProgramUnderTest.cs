using System.Collections.Concurrent;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure;

namespace OmicsOracle.Application.Tests;

/// <summary>The program as it composes itself, with an index that answers from memory.</summary>
internal sealed class ProgramUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ProgramUnderTest(ServiceProvider services, RecordingIndex index) => (_services, Index) = (services, index);

    public RecordingIndex Index { get; }

    public IServiceProvider Services => _services;

    public IMediator Mediator => _services.GetRequiredService<IMediator>();

    public static ProgramUnderTest Start(int permits = 100_000, params (string Name, string Value)[] settings) => Start(_ => { }, permits, settings);

    /// <param name="change">Puts other adapters in place.</param>
    public static ProgramUnderTest Start(Action<IServiceCollection> change, int permits = 100_000, params (string Name, string Value)[] settings)
    {
        var index = new RecordingIndex();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Live:Enabled", "false"),
            new("Cache:Disk:Enabled", "false"),
            new("RateLimit:PermitsPerMinute", "1"),
            new("RateLimit:Burst", permits.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value)),
        ]).Build());
        services.AddLogging();
        services.AddApplication().AddInfrastructure();
        services.Replace(ServiceDescriptor.Singleton<ISearchIndex>(index));
        services.AddSingleton<ICaller, SomeCaller>();
        change(services);
        return new(services.BuildServiceProvider(validateScopes: true), index);
    }

    public Task<SearchAnswer> Search(string text) => Mediator.Send(new SearchDatasets(new SearchQuery(text, SearchFilters.None)));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class SomeCaller : ICaller
    {
        public string Key => "192.0.2.1";
    }
}

/// <summary>An index that notes what it is asked.</summary>
internal sealed class RecordingIndex : ISearchIndex
{
    private readonly TaskCompletionSource _asked = new();

    public ConcurrentQueue<string> Questions { get; } = [];

    public Exception? Failure { get; set; }

    public Task Wait { get; set; } = Task.CompletedTask;

    public Task Asked => _asked.Task;

    public IndexStatus Status { get; set; } = new(IndexState.Ready, 1, 1, DateTimeOffset.UnixEpoch, 0, IsStarter: false);

    public async Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation)
    {
        Questions.Enqueue(query.Text);
        _asked.TrySetResult();
        await Wait;
        return Failure is null
            ? new(1, new([], [], [], []), [], new(new Dictionary<string, IReadOnlyList<string>>(), []), null)
            : throw Failure;
    }

    public Task<IndexAnswer> Search(WordQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

    public Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

    public async Task<IOpenedQuestion> Open(ConceptQuestion question, int best, CancellationToken cancellation) => new OpenedInMemory(await Search(question, cancellation), []);

    public async Task<IOpenedQuestion> Open(WordQuestion question, int best, CancellationToken cancellation) => new OpenedInMemory(await Search(question, cancellation), []);

    public int Records(string word) => 0;

    public IReadOnlyList<Suggestion> Complete(string beginning, int limit) => [];

    public Task<IndexAnswer> MoreLike(LikeQuestion question, CancellationToken cancellation) => throw new NotSupportedException("Only searches are recorded.");

    public Task<Explanation> Explain(ConceptQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("Only searches are recorded.");

    public Task<Explanation> Explain(WordQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("Only searches are recorded.");

    public Task<AllHits> All(WordQuestion question, CancellationToken cancellation) => throw new NotSupportedException("Only searches are recorded.");

    public Task<AllHits> All(ConceptQuestion question, CancellationToken cancellation) => throw new NotSupportedException("Only searches are recorded.");

    /// <summary>Whether it lags behind the catalogue, so that following changes it.</summary>
    public bool Moves { get; set; }

    public Task CatchUp(IProgress<IndexProgress>? progress, CancellationToken cancellation)
    {
        Status = Moves ? Status with { AsOf = Status.AsOf + TimeSpan.FromMinutes(1) } : Status;
        return Task.CompletedTask;
    }

    public Task Rebuild(IProgress<IndexProgress>? progress, CancellationToken cancellation) => Task.CompletedTask;
}
