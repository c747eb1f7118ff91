using System.Globalization;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Leaves a model alone that fails, for a while and never for good: at once where asking again is of no use or not wanted, otherwise after three failures in a row.
/// Then one caller may try; if that fails too, the rest is twice as long.</summary>
internal sealed partial class ModelBreaker(TimeProvider clock, ILogger<ModelBreaker> log)
{
    private const int Enough = 3;
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(30), LongestRest = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private int _failures;
    private TimeSpan _rest;
    private DateTimeOffset? _until;
    private bool _isTrying;
    private string _reason = "";

    /// <summary>Null while it may be asked.</summary>
    public string? Hindrance
    {
        get
        {
            lock (_gate)
            {
                return IsClosed ? null : string.Create(CultureInfo.InvariantCulture, $"{_reason} It is asked again {(_isTrying ? "now" : $"at {_until:HH:mm:ss} UTC")}.");
            }
        }
    }

    private bool IsClosed => _until is null || (clock.GetUtcNow() >= _until && !_isTrying);

    /// <summary>Each that entered tells how it went: <see cref="Succeed"/>, <see cref="Fail"/> or <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (!IsClosed)
            {
                return false;
            }

            _isTrying = _until is not null;
            return true;
        }
    }

    public void Succeed()
    {
        lock (_gate)
        {
            (_failures, _rest, _until, _isTrying) = (0, TimeSpan.Zero, null, false);
        }
    }

    /// <summary>Nobody waits for the answer any more; nothing is known of the model.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _isTrying = false;
        }
    }

    public void Fail(WriterFailed failure)
    {
        // It answered: the records were not to its liking.
        if (failure.Fault is WriterFault.Declined or WriterFault.TooLong)
        {
            Succeed();
            return;
        }

        lock (_gate)
        {
            _failures++;
            var isOfNoUse = failure.Fault is WriterFault.KeyRefused or WriterFault.NoMeans or WriterFault.NoSuchModel || failure.RetryAfter is not null;
            if (isOfNoUse || _isTrying || _failures >= Enough)
            {
                Rest(failure);
            }
        }
    }

    private void Rest(WriterFailed failure)
    {
        if (_until > clock.GetUtcNow())
        {
            // One of several that were under way when it began to rest.
            return;
        }

        var isFirst = _rest == TimeSpan.Zero;
        _rest = isFirst ? FirstRest : _rest * 2 < LongestRest ? _rest * 2 : LongestRest;
        var wished = failure.RetryAfter is { } told ? told < LongestRest ? told : LongestRest : _rest;
        (_until, _isTrying, _reason) = (clock.GetUtcNow() + wished, false, failure.Message);
        if (isFirst)
        {
            LogRest(log, failure.Fault is WriterFault.KeyRefused or WriterFault.NoMeans or WriterFault.NoSuchModel ? LogLevel.Error : LogLevel.Warning, failure.Message, _until.Value, Hint(failure.Fault));
        }
    }

    private static string Hint(WriterFault fault) => fault switch
    {
        WriterFault.KeyRefused => " Correct LanguageModel:ApiKey and start again.",
        WriterFault.NoSuchModel => " Correct LanguageModel:Model or LanguageModel:BaseUrl and start again.",
        WriterFault.NoMeans => " See to the account at the model's host.",
        _ => "",
    };

    [LoggerMessage("{Reason} It is left alone until {Until:HH:mm:ss} UTC; summaries are extractive until then.{Hint}")]
    private static partial void LogRest(ILogger log, LogLevel level, string reason, DateTimeOffset until, string hint);
}
