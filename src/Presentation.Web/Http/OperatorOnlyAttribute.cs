using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using OmicsOracle.Presentation.Web.Http.Limits;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Whose calls may change the catalogue. Section <c>Operator</c>.</summary>
public sealed record OperatorOptions
{
    public const string Section = "Operator";

    /// <summary>SHA-256 of the operator's key, as 64 hexadecimal digits, or of several keys with commas between; a key itself stands in no setting. Without it nobody is the operator over HTTP.</summary>
    public string? ApiKeyHash { get; init; }
}

/// <summary>Lets in who brings the operator's key in <c>X-Api-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class OperatorOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var keys = context.HttpContext.RequestServices.GetRequiredService<OperatorKeys>().Hashes;
        if (keys.IsEmpty)
        {
            context.Result = Problem.Answer(context.HttpContext, StatusCodes.Status403Forbidden, "operator-key-not-set", "No operator is known here",
                "This call is the operator's and the setting Operator:ApiKeyHash (SHA-256 of the key, in hexadecimal) is empty; set it, or use the terminal.");
        }
        else if (keys.NameOf(context.HttpContext.Request.Headers[ApiKeyHashes.Header].ToString()) is null)
        {
            context.HttpContext.Response.Headers.WWWAuthenticate = "ApiKey";
            context.Result = Problem.Answer(context.HttpContext, StatusCodes.Status401Unauthorized, "unauthorized", "The operator's key is needed", $"Send it in {ApiKeyHashes.Header}.");
        }
    }
}

/// <summary>The keys that <see cref="OperatorOptions"/> names.</summary>
internal sealed class OperatorKeys(IOptions<OperatorOptions> options)
{
    public ApiKeyHashes Hashes { get; } = ApiKeyHashes.Read(options.Value.ApiKeyHash);
}
