using System.Globalization;
using System.Text.Json;

namespace OmicsOracle.Emulators.Chat;

/// <summary>A way in which an answer goes wrong, in the words that the hosts use.</summary>
public sealed record ChatFault
{
    public static readonly ChatFault BadRequest = new("bad-request", 400, Error("Invalid value for 'messages'.", "invalid_request_error", "messages", "invalid_value"));
    public static readonly ChatFault KeyRefused = new("key-refused", 401, Error("Incorrect API key provided: sk-no. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_request_error", null, "invalid_api_key"));
    public static readonly ChatFault NoSuchModel = new("no-such-model", 404, Error("The model `nonesuch` does not exist or you do not have access to it.", "invalid_request_error", null, "model_not_found"));
    public static readonly ChatFault NoSuchDeployment = new("no-such-deployment", 404, """{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."}}""");
    public static readonly ChatFault RateLimited = new("rate-limited", 429, Error("Rate limit reached for requests. Please try again in 20s.", "requests", null, "rate_limit_exceeded"));
    public static readonly ChatFault NoMeans = new("no-means", 429, Error("You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", null, "insufficient_quota"));
    public static readonly ChatFault ServerError = new("server-error", 500, Error("The server had an error while processing your request. Sorry about that!", "server_error", null, null));
    public static readonly ChatFault Unavailable = new("unavailable", 503, "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>");
    public static readonly ChatFault TooLong = new("too-long", 400, Error("This model's maximum context length is 4097 tokens. However, you requested 4120 tokens (3120 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.", "invalid_request_error", "messages", "context_length_exceeded"));
    public static readonly ChatFault Filtered = new("filtered", 400, """{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"},"self_harm":{"filtered":false,"severity":"safe"},"sexual":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}}}}""");
    public static readonly ChatFault Redirected = new("redirected", 307, "") { Location = "/v1/elsewhere" };

    /// <summary>The filter stops it after some words.</summary>
    public static readonly ChatFault FilteredInTheMiddle = new("filtered-in-the-middle", ChatTrouble.Filtered);

    /// <summary>The model says no, in the field that is made for it.</summary>
    public static readonly ChatFault Refused = new("refused", ChatTrouble.Refused);

    /// <summary>It ends well and has no words.</summary>
    public static readonly ChatFault Empty = new("empty", ChatTrouble.Empty);

    /// <summary>It stops where it may write no more, in the middle of a sentence.</summary>
    public static readonly ChatFault CutShort = new("cut-short", ChatTrouble.CutShort);

    /// <summary>Headers come, and then nothing.</summary>
    public static readonly ChatFault StallsFirst = new("stalls-first", ChatTrouble.StallsFirst);
    public static readonly ChatFault StallsInTheMiddle = new("stalls-in-the-middle", ChatTrouble.StallsInTheMiddle);

    /// <summary>Not even headers come.</summary>
    public static readonly ChatFault Silent = new("silent", ChatTrouble.Silent);

    /// <summary>The connection is torn before the answer begins.</summary>
    public static readonly ChatFault Reset = new("reset", ChatTrouble.Reset);

    /// <summary>The connection is torn after some words.</summary>
    public static readonly ChatFault Torn = new("torn", ChatTrouble.Torn);

    /// <summary>The stream ends as if it were well, before the text does.</summary>
    public static readonly ChatFault Cut = new("cut", ChatTrouble.Cut);
    public static readonly ChatFault MalformedEvent = new("malformed-event", ChatTrouble.MalformedEvent);

    /// <summary>An event tells an error after some words.</summary>
    public static readonly ChatFault ErrorEvent = new("error-event", ChatTrouble.ErrorEvent);

    /// <summary>Answers with 100,000 tokens, whatever it was allowed.</summary>
    public static readonly ChatFault Endless = new("endless", ChatTrouble.Endless);

    /// <summary>One line that never ends.</summary>
    public static readonly ChatFault EndlessLine = new("endless-line", ChatTrouble.EndlessLine);

    public static readonly IReadOnlyList<ChatFault> All =
    [
        BadRequest, KeyRefused, NoSuchModel, NoSuchDeployment, RateLimited, NoMeans, ServerError, Unavailable, TooLong, Filtered, Redirected, FilteredInTheMiddle, Refused, Empty, CutShort,
        StallsFirst, StallsInTheMiddle, Silent, Reset, Torn, Cut, MalformedEvent, ErrorEvent, Endless, EndlessLine,
    ];

    private ChatFault(string name, int status, string body) => (Name, Status, Body) = (name, status, body);

    private ChatFault(string name, ChatTrouble trouble) => (Name, Trouble) = (name, trouble);

    public string Name { get; }

    internal ChatTrouble Trouble { get; }

    /// <summary>0 where the answer begins well.</summary>
    internal int Status { get; private init; }

    internal string Body { get; private init; } = "";

    internal string? RetryAfter { get; private init; }

    internal string? Location { get; private init; }

    internal string? File { get; private init; }

    /// <summary>The same, and says when to come again.</summary>
    public ChatFault After(TimeSpan wait) => this with { RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) };

    /// <summary>No fault but an answer that was recorded: <c>.sse</c> event by event at the emulator's pace, others whole, with the status that the name tells (<c>…-HTTP404.json</c>).</summary>
    public static ChatFault Recorded(string path, int? status = null) =>
        new("recorded", status ?? (path.IndexOf("-HTTP", StringComparison.Ordinal) is > 0 and var at ? int.Parse(path.AsSpan(at + 5, 3), CultureInfo.InvariantCulture) : 200), "") { File = path };

    /// <summary>As OpenAI refuses what a newer model does not take.</summary>
    internal static ChatFault RefusedParameter(string name) => new("refused-parameter", 400, name == "max_tokens"
        ? Error("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "invalid_request_error", name, "unsupported_parameter")
        : Error($"Unsupported value: '{name}' does not support 0 with this model. Only the default (1) value is supported.", "invalid_request_error", name, "unsupported_value"));

    private static string Error(string message, string type, string? parameter, string? code) =>
        JsonSerializer.Serialize(new { error = new { message, type, param = parameter, code } });
}

internal enum ChatTrouble
{
    None,
    Filtered,
    Refused,
    Empty,
    CutShort,
    StallsFirst,
    StallsInTheMiddle,
    Silent,
    Reset,
    Torn,
    Cut,
    MalformedEvent,
    ErrorEvent,
    Endless,
    EndlessLine,
}
