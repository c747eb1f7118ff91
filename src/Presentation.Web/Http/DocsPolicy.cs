using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Lets the page at /docs run the scripts that it comes with and no other: its one script within the page is allowed by its hash (CSP3, 8.4).</summary>
internal sealed partial class DocsPolicy(RequestDelegate next)
{
    private const string Rest = "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context) => context.Request.Path.StartsWithSegments("/docs") ? Allow(context) : next(context);

    private async Task Allow(HttpContext context)
    {
        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            var hashes = InlineScript().Matches(Encoding.UTF8.GetString(page.GetBuffer().AsSpan(0, (int)page.Length))).Select(s => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s.Groups[1].Value)))}'");
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'{string.Concat(hashes)}; {Rest}";
        }

        page.Position = 0;
        await page.CopyToAsync(body, context.RequestAborted);
    }

    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex InlineScript();
}
