using System.Diagnostics;
using System.Diagnostics.Metrics;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>The figures of asking the model, by its name as set and by how calls went; never by anything that was asked or written.</summary>
internal sealed class ModelMetrics
{
    public const string Name = "OmicsOracle.LanguageModel";
    private readonly KeyValuePair<string, object?> _model;
    private readonly Counter<long> _calls, _tokens;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _firstToken;
    private int _inFlight;

    public ModelMetrics(IMeterFactory meters, LanguageModelOptions options)
    {
        var meter = meters.Create(Name);
        _model = new("model", options.Model);
        _calls = meter.CreateCounter<long>("omics_model_calls", "{call}", "Calls to the language model, by how they went.");
        _tokens = meter.CreateCounter<long>("omics_model_tokens", "{token}", "Tokens that were sent and written.");
        _cost = meter.CreateCounter<double>("omics_model_cost", null, "What the calls cost by the price table, in its currency.");
        _firstToken = meter.CreateHistogram<double>("omics_model_first_token", "s", "From asking to the first words.");
        meter.CreateObservableGauge("omics_model_in_flight", () => new Measurement<int>(Volatile.Read(ref _inFlight), _model), "{call}", "Calls under way.");
    }

    public void Began() => Interlocked.Increment(ref _inFlight);

    public void FirstWords(TimeSpan after) => _firstToken.Record(after.TotalSeconds, _model);

    /// <param name="outcome">One of few words.</param>
    /// <param name="usage">Null where nothing was taken.</param>
    public void Ended(string outcome, ModelUsage? usage)
    {
        Interlocked.Decrement(ref _inFlight);
        _calls.Add(1, new TagList([_model, new("outcome", outcome)]));
        if (usage is not null)
        {
            _tokens.Add(usage.PromptTokens, new TagList([_model, new("direction", "in")]));
            _tokens.Add(usage.CompletionTokens, new TagList([_model, new("direction", "out")]));
            _cost.Add((double)(usage.Cost ?? 0), new TagList([_model, new("currency", usage.Currency ?? "none")]));
        }
    }
}
