using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace OmicsOracle.Emulators.Chat;

/// <summary>A language model's host to test against: OpenAI's chat API, and Azure's older form of it, over real HTTP.</summary>
/// <example><code>
/// await using var chat = await ChatEmulator.Start(o => o.Text = question => "Twelve mice were studied.");
/// chat.Next(ChatFault.RateLimited.After(TimeSpan.FromSeconds(1)));
/// … new Uri(chat.Address, "v1") …
/// Assert.That(chat.Calls, Has.Count.EqualTo(2));
/// await chat.Calls[0].HungUp;
/// </code></example>
public sealed partial class ChatEmulator : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<ChatCall> _calls = new();
    private readonly ConcurrentQueue<ChatFault> _next = new();
    private volatile ChatFault? _always;

    private ChatEmulator(ChatEmulatorOptions options, WebApplication web)
    {
        (Options, _web) = (options, web);
        _web.Run(Serve);
    }

    /// <summary>Of the whole; OpenAI's API is below <c>v1</c>, Azure's older form below <c>openai/deployments/NAME</c>. Ends in a slash.</summary>
    public Uri Address => new(_web.Urls.First().TrimEnd('/') + "/");

    /// <summary>May be changed while it runs.</summary>
    public ChatEmulatorOptions Options { get; }

    /// <summary>Every request for an answer, in the order in which they came.</summary>
    public IReadOnlyList<ChatCall> Calls => [.. _calls];

    /// <summary>Starts on a free port of 127.0.0.1, unless told otherwise.</summary>
    public static async Task<ChatEmulator> Start(Action<ChatEmulatorOptions>? configure = null)
    {
        var options = new ChatEmulatorOptions();
        configure?.Invoke(options);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url);
        var emulator = new ChatEmulator(options, builder.Build());
        await emulator._web.StartAsync();
        return emulator;
    }

    /// <summary>The next so many answers go wrong.</summary>
    public void Next(ChatFault fault, int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            _next.Enqueue(fault);
        }
    }

    /// <summary>Every answer, until told otherwise; null ends it.</summary>
    public void Always(ChatFault? fault) => _always = fault;

    /// <summary>Runs until the token says stop.</summary>
    public Task Wait(CancellationToken cancellation) => _web.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _web.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task Serve(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path is "/v1/models" or "/openai/v1/models" && HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.WriteAsJsonAsync(new { @object = "list", data = (Options.Models ?? ["emulated"]).Select(m => new { id = m, @object = "model", created = 0, owned_by = "emulator" }) });
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method) || ChatPath.Match(path) is not { Success: true } asked)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        var body = await Body(context, ending.Token);
        var call = new ChatCall(path, context.Request.QueryString.Value!, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
        _calls.Enqueue(call);
        var isTornByUs = false;
        try
        {
            isTornByUs = !await Answer(context, call, body, asked.Groups["deployment"], ending.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            context.Abort();
        }

        call.End(hungUp: context.RequestAborted.IsCancellationRequested && !isTornByUs);
    }

    /// <returns>False where the emulator itself tore the connection.</returns>
    private async Task<bool> Answer(HttpContext context, ChatCall call, byte[] body, Group deployment, CancellationToken cancellation)
    {
        var delivery = new ChatDelivery(context, Options, call, cancellation);
        var question = ChatQuestion.Read(body);
        var fault = Refusal(context, body, question, deployment) ?? (_next.TryDequeue(out var next) ? next : _always);
        switch (fault)
        {
            case { Trouble: ChatTrouble.Silent }:
                await Task.Delay(Timeout.Infinite, cancellation);
                return true;

            case { Trouble: ChatTrouble.Reset }:
                context.Abort();
                return false;

            case { File: not null }:
                await delivery.Replay(fault);
                return true;

            case { Status: > 0 }:
                await delivery.Refuse(fault);
                return true;
        }

        var wire = new ChatWire(question!, Options.Time);
        var trouble = fault?.Trouble ?? ChatTrouble.None;
        var text = Options.Text(question!);
        await (question!.Stream && Options.Streams ? delivery.Stream(wire, question, text, trouble) : delivery.Whole(wire, text, trouble));
        return trouble != ChatTrouble.Torn;
    }

    private ChatFault? Refusal(HttpContext context, byte[] body, ChatQuestion? question, Group deployment)
    {
        var isOlderAzure = deployment.Success;
        if (question is null || (isOlderAzure && !context.Request.Query.ContainsKey("api-version")))
        {
            return ChatFault.BadRequest;
        }

        var key = context.Request.Headers["api-key"].ToString() is { Length: > 0 } azure ? azure : isOlderAzure ? "" : context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        if (Options.ApiKey is { } known && key != known)
        {
            return ChatFault.KeyRefused;
        }

        if (Options.Models?.Contains(isOlderAzure ? deployment.Value : question.Model) == false)
        {
            return isOlderAzure ? ChatFault.NoSuchDeployment : ChatFault.NoSuchModel;
        }

        var text = Encoding.UTF8.GetString(body);
        return Options.RefusedParameters.FirstOrDefault(p => text.Contains($"\"{p}\":", StringComparison.Ordinal)) is { } refused ? ChatFault.RefusedParameter(refused) : null;
    }

    private static async Task<byte[]> Body(HttpContext context, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellation);
        return body.ToArray();
    }

    [GeneratedRegex("^(?:/v1|/openai/v1|/openai/deployments/(?<deployment>[^/]+))/chat/completions$", RegexOptions.CultureInvariant)]
    private static partial Regex ChatPath { get; }
}
