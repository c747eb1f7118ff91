using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Monitoring;

/// <summary>What a webhook gets, and how it is signed: HMAC-SHA256 over the timestamp, a full stop and the body, so that neither can be changed and an old message can be told from a new one.</summary>
internal static partial class AlertMessage
{
    /// <summary>Seconds since 1970 of this try; a receiver refuses what is older than a few minutes.</summary>
    public const string TimestampHeader = "X-OmicsOracle-Timestamp";

    /// <summary><c>sha256=</c> and 64 hexadecimal digits.</summary>
    public const string SignatureHeader = "X-OmicsOracle-Signature";

    /// <summary>The same for every try of one message, so that a receiver can take it once.</summary>
    public const string DeliveryHeader = "X-OmicsOracle-Delivery";

    public static byte[] Write(Alert alert, DateTimeOffset at) => JsonSerializer.SerializeToUtf8Bytes(
        new Message("OmicsOracle", Environment.MachineName, alert.Name, alert.State is AlertState.Firing ? "firing" : "over", alert.Value, alert.Threshold, alert.ClearBelow, alert.Unit, alert.Meaning, alert.Since, at),
        MessageJson.Default.Message);

    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{timestamp}."), .. body];
        return $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    /// <param name="Instance">The machine's name.</param>
    /// <param name="State">"firing" or "over".</param>
    internal sealed record Message(
        string Service, string Instance, string Alert, string State, double? Value, double Threshold, double ClearBelow, string Unit, string Meaning, DateTimeOffset Since, DateTimeOffset At);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Message))]
    private sealed partial class MessageJson : JsonSerializerContext;
}
