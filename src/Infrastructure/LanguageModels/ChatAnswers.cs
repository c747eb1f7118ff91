using System.Net;
using System.Text.Json;
using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Tells what an answer of a chat API means, whichever host gave it. Nothing that the host said is passed on but the model's words.</summary>
internal static class ChatAnswers
{
    private static ReadOnlySpan<byte> Done => "[DONE]"u8;

    /// <summary>An event's data, or a whole answer.</summary>
    /// <exception cref="WriterFailed">It is a failure, or cannot be read.</exception>
    public static ChatPiece Read(ReadOnlySpan<byte> data)
    {
        if (data.Trim((byte)' ').SequenceEqual(Done))
        {
            return new("", IsLast: true);
        }

        if (Parsed(data) is not { } answer)
        {
            throw ChatFailures.Of(WriterFault.Broken);
        }

        if (answer.Error.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            throw ChatFailures.Of(ChatFailures.Fault(StatusOf(answer.Error) ?? HttpStatusCode.InternalServerError, ErrorWords.Of(answer.Error)));
        }

        if (answer.Choices is not { } choices)
        {
            throw ChatFailures.Of(WriterFault.Broken);
        }

        // One answer is asked for, so one choice; others would be answers beside it.
        var choice = choices.FirstOrDefault(c => c is null or { Index: 0 });
        var text = choice?.Delta ?? choice?.Message;
        if (!string.IsNullOrEmpty(text?.Refusal))
        {
            throw ChatFailures.Of(WriterFault.Declined);
        }

        return new(text?.Content ?? "", End(choice?.FinishReason), answer.Usage);
    }

    /// <summary>What a status other than 200 means.</summary>
    /// <param name="retryAfter">As the header has it.</param>
    public static ChatRefusal Refusal(HttpStatusCode status, TimeSpan? retryAfter, ReadOnlySpan<byte> body)
    {
        var words = ErrorWords.Of(Parsed(body)?.Error ?? default);
        var fault = ChatFailures.Fault(status, words);
        var mayPass = fault is WriterFault.Throttled || status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable;
        return new(ChatFailures.Of(fault, retryAfter), mayPass, fault == WriterFault.Unavailable ? words.RefusedParameter(status) : null);
    }

    private static ChatEnd? End(string? reason) => reason switch
    {
        null or "" => null,
        "content_filter" => throw ChatFailures.Of(WriterFault.Declined),
        "length" => ChatEnd.CutShort,
        _ => ChatEnd.Whole,
    };

    private static ChatAnswer? Parsed(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ChatJson.Default.ChatAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Errors within a stream, or sent with 200, carry the status that they had otherwise been sent with.</summary>
    private static HttpStatusCode? StatusOf(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in (ReadOnlySpan<string>)["status", "code"])
        {
            if (error.TryGetProperty(name, out var status) && status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var number) && number is >= 400 and < 600)
            {
                return (HttpStatusCode)number;
            }
        }

        return null;
    }
}

/// <param name="MayPass">Whether the same may be answered a moment later.</param>
/// <param name="Parameter">What the model does not take; null where that is not why.</param>
internal sealed record ChatRefusal(WriterFailed Failure, bool MayPass, string? Parameter);
