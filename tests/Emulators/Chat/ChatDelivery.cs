using System.Text;
using Microsoft.AspNetCore.Http;

namespace OmicsOracle.Emulators.Chat;

/// <summary>Puts an answer on the wire: whole, as a stream at its pace, or in one of the ways in which that goes wrong.</summary>
internal sealed class ChatDelivery(HttpContext context, ChatEmulatorOptions options, ChatCall call, CancellationToken cancellation)
{
    private const int Enough = 4, EndlessTokens = 100_000, MoreThanIsSent = 1_000_000;
    private const string NoThanks = "I'm very sorry, but I can't assist with that request.";
    private readonly ChatPace _pace = new(options);
    private int _sent;

    public async Task Refuse(ChatFault fault)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.Headers["x-request-id"] = "req_emulated";
        if (fault.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        if (fault.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        context.Response.ContentType = fault.Body.StartsWith('<') ? "text/html" : "application/json";
        await context.Response.WriteAsync(fault.Body, cancellation);
    }

    public async Task Replay(ChatFault recorded)
    {
        context.Response.StatusCode = recorded.Status;
        var content = await File.ReadAllTextAsync(recorded.File!, cancellation);
        if (!recorded.File!.EndsWith(".sse", StringComparison.Ordinal))
        {
            context.Response.ContentType = recorded.File.EndsWith(".ndjson", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json";
            await context.Response.WriteAsync(content, cancellation);
            return;
        }

        Begin();
        foreach (var line in content.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            await Token(line + "\n\n");
        }
    }

    public async Task Whole(ChatWire wire, string text, ChatTrouble trouble)
    {
        await _pace.Due(ChatTexts.Tokens(text).Count(), cancellation);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(trouble switch
        {
            ChatTrouble.Filtered => wire.Whole("", "content_filter"),
            ChatTrouble.Refused => wire.Whole("", "stop", NoThanks),
            ChatTrouble.Empty => wire.Whole("", "stop"),
            ChatTrouble.CutShort => wire.Whole(text[..(text.Length / 2)], "length"),
            ChatTrouble.MalformedEvent => "{\"choices\":[{",
            _ => wire.Whole(text, "stop"),
        }, cancellation);
    }

    public async Task Stream(ChatWire wire, ChatQuestion question, string text, ChatTrouble trouble)
    {
        Begin();
        if (trouble == ChatTrouble.Torn)
        {
            // Kestrel ends a connection on which fewer bytes went out than were promised, once those are through.
            context.Response.ContentLength = MoreThanIsSent;
        }

        await context.Response.Body.FlushAsync(cancellation);
        if (trouble == ChatTrouble.StallsFirst)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        await Send(wire.Role());
        var tokens = trouble switch
        {
            ChatTrouble.Empty or ChatTrouble.Refused => [],
            ChatTrouble.Endless => Enumerable.Repeat(" and", EndlessTokens),
            _ => ChatTexts.Tokens(text),
        };
        foreach (var token in tokens)
        {
            if (_sent == Enough && trouble is not (ChatTrouble.None or ChatTrouble.Endless))
            {
                await GoWrong(wire, trouble);
                return;
            }

            if (_sent == question.MostTokens && trouble != ChatTrouble.Endless)
            {
                trouble = ChatTrouble.CutShort;
                break;
            }

            await Token(wire.Words(token));
        }

        if (trouble == ChatTrouble.Refused)
        {
            await Token(wire.Refusal(NoThanks));
        }

        await End(wire, trouble == ChatTrouble.CutShort ? "length" : "stop", question.WantsUsage);
    }

    /// <summary>After some words.</summary>
    private async Task GoWrong(ChatWire wire, ChatTrouble trouble)
    {
        switch (trouble)
        {
            case ChatTrouble.Filtered:
                await End(wire, "content_filter", usage: false);
                break;

            case ChatTrouble.CutShort:
                await End(wire, "length", usage: true);
                break;

            case ChatTrouble.StallsInTheMiddle:
                await Task.Delay(Timeout.Infinite, cancellation);
                break;

            case ChatTrouble.MalformedEvent:
                await Send(ChatWire.Line("{\"id\":\"chatcmpl-1\",\"choices\":[{\"delta\":{\"content\":\" wor"));
                await Send(ChatWire.Done);
                break;

            case ChatTrouble.ErrorEvent:
                await Send(ChatWire.Line(ChatFault.ServerError.Body));
                break;

            case ChatTrouble.EndlessLine:
                await Send("data: ");
                for (var filling = new string('x', 64 * 1024); ;)
                {
                    await Send(filling);
                }
        }
    }

    private async Task End(ChatWire wire, string finish, bool usage)
    {
        await Send(wire.Finish(finish));
        if (usage && options.TellsUsage)
        {
            await Send(wire.Usage(_sent));
        }

        await Send(ChatWire.Done);
    }

    private void Begin()
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
    }

    private async Task Token(string line)
    {
        await _pace.Due(_sent, cancellation);
        await Send(line);
        _sent++;
        call.Wrote();
    }

    private async Task Send(string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
