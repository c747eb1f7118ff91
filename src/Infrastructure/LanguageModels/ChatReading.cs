using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Reads a streamed answer event by event, each passed on as it comes.</summary>
internal static class ChatReading
{
    /// <summary>Characters that a token has at most on the average; bytes that an event around one token has, filters' findings and filling included.</summary>
    private const int CharactersAToken = 10, BytesAToken = 4_096;

    /// <summary>For the first event and the last, and for what a host adds of its own.</summary>
    private const int Extra = 64 * 1024;

    /// <summary>The pieces until the last; those after the text's end hold no words.</summary>
    /// <exception cref="WriterFailed">An event cannot be read, or the stream ends before the text does, or not at all.</exception>
    public static async IAsyncEnumerable<ChatPiece> Read(Stream body, int maxTokens, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var bounded = new BoundedStream(body, ((long)maxTokens * BytesAToken) + Extra);
        await using var events = SseParser.Create(bounded, (_, data) => ChatAnswers.Read(data)).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
        var (characters, hasEnded) = (0L, false);
        while (await Next(events, hasEnded))
        {
            var piece = events.Current.Data;
            characters += piece.Text.Length;
            if (characters > (long)maxTokens * CharactersAToken)
            {
                throw ChatFailures.Of(WriterFault.Broken);
            }

            hasEnded |= piece.Ends is not null;
            if (piece.IsLast)
            {
                break;
            }

            yield return piece;
        }

        if (!hasEnded)
        {
            throw ChatFailures.Of(WriterFault.Broken);
        }
    }

    /// <summary>An answer of a host that does not stream.</summary>
    /// <exception cref="WriterFailed">It cannot be read, or is no answer.</exception>
    public static async Task<ChatPiece> Whole(Stream body, int maxTokens, CancellationToken cancellation)
    {
        var whole = new MemoryStream();
        try
        {
            await using var bounded = new BoundedStream(body, ((long)maxTokens * CharactersAToken * sizeof(char)) + Extra);
            await bounded.CopyToAsync(whole, cancellation);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw ChatFailures.Of(WriterFault.Broken);
        }

        var piece = ChatAnswers.Read(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        return piece.Ends is null || piece.Text.Length > maxTokens * CharactersAToken ? throw ChatFailures.Of(WriterFault.Broken) : piece;
    }

    /// <summary>What goes wrong after the text has ended takes nothing from it.</summary>
    private static async Task<bool> Next(IAsyncEnumerator<SseItem<ChatPiece>> events, bool hasEnded)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception failure) when (hasEnded && failure is IOException or HttpRequestException or WriterFailed)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw ChatFailures.Of(WriterFault.Broken);
        }
    }
}
