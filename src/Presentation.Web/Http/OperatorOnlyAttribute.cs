using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Whose calls may change the catalogue. Section <c>Operator</c>.</summary>
public sealed record OperatorOptions
{
    public const string Section = "Operator";

    private const int HashDigits = 64;

    /// <summary>SHA-256 of the operator's key, as 64 hexadecimal digits; the key itself stands in no setting. Without it nobody is the operator over HTTP.</summary>
    public string? ApiKeyHash { get; init; }

    internal bool IsReadable => string.IsNullOrEmpty(ApiKeyHash) || (ApiKeyHash.Length == HashDigits && ApiKeyHash.All(char.IsAsciiHexDigit));
}

/// <summary>Lets in who brings the operator's key in <c>X-Api-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class OperatorOnlyAttribute : Attribute, IAuthorizationFilter
{
    private const string Header = "X-Api-Key";

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var hash = context.HttpContext.RequestServices.GetRequiredService<IOptions<OperatorOptions>>().Value.ApiKeyHash;
        if (string.IsNullOrEmpty(hash))
        {
            context.Result = Problem.Answer(context.HttpContext, StatusCodes.Status403Forbidden, "operator-key-not-set", "No operator is known here",
                "This call is the operator's and the setting Operator:ApiKeyHash (SHA-256 of the key, in hexadecimal) is empty; set it, or use the terminal.");
        }
        else if (!IsKey(context.HttpContext.Request.Headers[Header].ToString(), hash))
        {
            context.HttpContext.Response.Headers.WWWAuthenticate = "ApiKey";
            context.Result = Problem.Answer(context.HttpContext, StatusCodes.Status401Unauthorized, "unauthorized", "The operator's key is needed", $"Send it in {Header}.");
        }
    }

    private static bool IsKey(string given, string hash) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), Convert.FromHexString(hash));
}
