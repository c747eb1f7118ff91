using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>One answer of the model, from asking to its end. Disposed before that, it hangs up at once.</summary>
internal sealed class ModelCall(ChatConnection connection, ModelBreaker breaker, ModelPrices prices, ModelMetrics metrics, LanguageModelOptions options, TimeProvider clock, IReadOnlyList<ChatMessage> messages, CancellationToken caller) : IAsyncDisposable
{
    /// <summary>What comes after the text is what it took, which is sent at once or not at all.</summary>
    private static readonly TimeSpan ForUsage = TimeSpan.FromSeconds(2);

    private readonly long _begun = Begin(metrics, clock);
    private readonly CancellationTokenSource _patience = new(options.FirstTokenTimeout, clock), _all = new(options.Timeout, clock);
    private readonly CancellationTokenSource _hangUp = CancellationTokenSource.CreateLinkedTokenSource(caller);
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<ChatPiece>? _pieces;
    private ChatUsage? _told;
    private ChatEnd? _end;
    private int _characters;
    private bool _hasWords;

    /// <summary>Null while it goes on, and where it came to its end.</summary>
    public WriterFailed? Failure { get; private set; }

    /// <summary>Null where the model took nothing on.</summary>
    public ModelUsage? Usage => _response is null ? null : prices.Usage(_told, messages, _characters);

    public bool IsUnfinished => _end == ChatEnd.CutShort;

    /// <summary>The next words; null at the end, and where it failed.</summary>
    public async Task<string?> Next()
    {
        using var patience = _patience.Token.UnsafeRegister(static hangUp => ((CancellationTokenSource)hangUp!).Cancel(), _hangUp);
        using var all = _all.Token.UnsafeRegister(static hangUp => ((CancellationTokenSource)hangUp!).Cancel(), _hangUp);
        try
        {
            while (await Piece() is { } piece)
            {
                _told = piece.Usage ?? _told;
                if (piece.Ends is not null)
                {
                    _end ??= piece.Ends;
                    _patience.CancelAfter(ForUsage);
                }

                if (piece.Text.Length > 0)
                {
                    Count(piece.Text);
                    return piece.Text;
                }
            }
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            Failure = _end is null ? ChatFailures.Of(WriterFault.TooSlow) : null;
        }
        catch (WriterFailed failure)
        {
            Failure = failure;
        }
        finally
        {
            // How long the words are looked at is none of the model's time.
            if (_hasWords && _end is null)
            {
                _patience.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }

        Failure ??= _hasWords ? null : ChatFailures.Of(WriterFault.Broken);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _hangUp.CancelAsync();
        _response?.Dispose();
        if (_pieces is not null)
        {
            await _pieces.DisposeAsync();
        }

        Tell();
        _hangUp.Dispose();
        _patience.Dispose();
        _all.Dispose();
    }

    private static long Begin(ModelMetrics metrics, TimeProvider clock)
    {
        metrics.Began();
        return clock.GetTimestamp();
    }

    private async Task<ChatPiece?> Piece()
    {
        if (_hasWords && _end is null)
        {
            _patience.CancelAfter(options.TokenTimeout);
        }

        if (_response is null)
        {
            _response = await connection.Open(messages, _hangUp.Token);
            var body = await _response.Content.ReadAsStreamAsync(_hangUp.Token);
            if (_response.Content.Headers.ContentType?.MediaType == "application/json")
            {
                return await ChatReading.Whole(body, options.MaxOutputTokens, _hangUp.Token);
            }

            _pieces = ChatReading.Read(body, options.MaxOutputTokens, _hangUp.Token).GetAsyncEnumerator(_hangUp.Token);
        }

        return _pieces is not null && await _pieces.MoveNextAsync() ? _pieces.Current : null;
    }

    private void Count(string words)
    {
        _characters += words.Length;
        if (!_hasWords && !string.IsNullOrWhiteSpace(words))
        {
            _hasWords = true;
            metrics.FirstWords(clock.GetElapsedTime(_begun));
        }
    }

    private void Tell()
    {
        if (Failure is not null)
        {
            breaker.Fail(Failure);
        }
        else if (_end is not null || _hasWords)
        {
            breaker.Succeed();
        }
        else
        {
            breaker.Leave();
        }

        metrics.Ended(Failure?.Fault.ToString() ?? _end?.ToString() ?? "Left", Usage);
    }
}
