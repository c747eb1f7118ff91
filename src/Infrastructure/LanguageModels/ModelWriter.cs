using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Has a language model write, its words passed on as they come.</summary>
internal sealed class ModelWriter : IModelWriter, IDisposable
{
    private const string Busy = "The language model writes as many summaries as it may at once.";
    private readonly LanguageModelOptions _options;
    private readonly ChatConnection _connection;
    private readonly ModelPrices _prices;
    private readonly ModelBreaker _breaker;
    private readonly ModelMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _places;

    public ModelWriter(IChatApi api, ModelBreaker breaker, ModelMetrics metrics, IOptions<LanguageModelOptions> options, TimeProvider clock)
    {
        (_options, _breaker, _metrics, _clock) = (options.Value, breaker, metrics, clock);
        _connection = new(api, new(_options), _options, clock);
        _prices = new(_options);
        _places = new(_options.MaxSimultaneous);
    }

    public SummaryAuthor Author => SummaryAuthor.Model;

    public string? Model => _options.Model;

    public string Version => Prompt.Version;

    public string? Hindrance => _breaker.Hindrance ?? (_places.CurrentCount == 0 ? Busy : null);

    public decimal? Estimate(SummaryBrief brief) => _prices.AtMost(Prompt.Of(brief, _options.MaxRecordCharacters));

    public async IAsyncEnumerable<WrittenPiece> Write(SummaryBrief brief, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var messages = Prompt.Of(brief, _options.MaxRecordCharacters);
        using var place = Enter();
        await using var call = new ModelCall(_connection, _breaker, _prices, _metrics, _options, _clock, messages, cancellation);
        while (await call.Next() is { } words)
        {
            yield return new WrittenPiece.Words(words);
        }

        if (call.Usage is { } usage)
        {
            yield return new WrittenPiece.Used(usage) { IsUnfinished = call.IsUnfinished };
        }

        if (call.Failure is { } failure)
        {
            throw failure;
        }
    }

    public void Dispose() => _places.Dispose();

    private Place Enter()
    {
        if (!_places.Wait(0))
        {
            throw new WriterFailed(WriterFault.Throttled, Busy);
        }

        if (_breaker.TryEnter())
        {
            return new(_places);
        }

        _places.Release();
        throw new WriterFailed(WriterFault.Unavailable, _breaker.Hindrance ?? Busy);
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
