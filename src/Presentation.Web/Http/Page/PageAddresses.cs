using Microsoft.Net.Http.Headers;
using OmicsOracle.Presentation.Web.Http.Limits;

namespace OmicsOracle.Presentation.Web.Http.Page;

/// <summary>The page's addresses. Those a person sees all give the same document, asked for anew each time; what it is made of has its version in the address and is kept for good.
/// No call of the API: no limit holds for it, and it comes while the API is too busy.</summary>
internal static partial class PageAddresses
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string AskFirst = "no-cache";

    public static void MapPage(this WebApplication app) => app.MapPage(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <param name="folder">Where it has no page, <c>/</c> leads to the documentation, as the log says.</param>
    public static void MapPage(this WebApplication app, string folder)
    {
        if (PageFiles.Read(folder) is not { } files)
        {
            LogNoPage(app.Logger, folder);
            app.MapGet("/", () => Results.Redirect("/docs")).ExcludeFromDescription();
            return;
        }

        app.Use(async (context, next) =>
        {
            await next(context);
            if (IsAPersonLost(context))
            {
                await SayIndex(context, files); // which says that there is no such page
            }
        });
        foreach (var address in new[] { "/", "/dataset/{accession}", "/status" })
        {
            app.MapGet(address, context => SayIndex(context, files)).ExcludeFromDescription();
        }

        app.MapGet("/page/{version}/{**file}", (HttpContext context, string version, string? file) => SayFile(context, files, version, file)).ExcludeFromDescription();
    }

    private static bool IsAPersonLost(HttpContext context) =>
        context is { Response: { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }, Request.Method: "GET" } && context.GetEndpoint() is null && !ApiPath.IsOne(context.Request.Path)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task SayIndex(HttpContext context, PageFiles files)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return Say(context, files.Index, files.Version, AskFirst);
    }

    private static Task SayFile(HttpContext context, PageFiles files, string version, string? file)
    {
        if (files.Find(version, file ?? "") is { } found)
        {
            return Say(context, found, version, ForGood);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task Say(HttpContext context, PageFile file, string version, string control)
    {
        var (coding, bytes) = file.In(ContentCoding.Of(context.Request));
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true); // the same for each coding
        var headers = context.Response.Headers;
        (headers.CacheControl, headers.Vary, headers.ETag) = (control, HeaderNames.AcceptEncoding, tag.ToString());
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ContentEncoding = coding;
        (context.Response.ContentType, context.Response.ContentLength) = (file.ContentType, bytes.Length);
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "There is no page in {Folder}: / leads to /docs")]
    private static partial void LogNoPage(ILogger log, string folder);
}
