using System.Globalization;
using System.Net;
using System.Text;
using OmicsOracle.Application.Catalog;

namespace OmicsOracle.Presentation.Web.Http.Health;

/// <summary>Health as a page for people: no script, nothing from another host.</summary>
internal static class HealthPage
{
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Head = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>OmicsOracle: health</title>
        <style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #d0d7de;vertical-align:top}
        .ready{color:#116329}.degraded{color:#7d4e00}.unavailable{color:#a40e26}strong{font-weight:600}
        @media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}th,td{border-color:#30363d}.ready{color:#56d364}.degraded{color:#e3b341}.unavailable{color:#ff7b72}}</style></head><body>
        """;

    /// <summary>Whether a browser asks: it names HTML, programs name JSON or anything.</summary>
    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static string Write(Readiness readiness)
    {
        var page = new StringBuilder(Head)
            .Append(CultureInfo.InvariantCulture, $"<h1>OmicsOracle is <span class=\"{Word(readiness.Status)}\">{Word(readiness.Status)}</span></h1>")
            .Append(CultureInfo.InvariantCulture, $"<p>{readiness.Index.Records:N0} series are searched{(readiness.Index.IsStarter ? ", the starter catalogue" : "")}.</p>")
            .Append("<table><thead><tr><th scope=\"col\">What</th><th scope=\"col\">State</th><th scope=\"col\">Looked at</th></tr></thead><tbody>");
        foreach (var check in readiness.Checks)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{check.Name}</th><td><strong class=\"{Word(check.Status)}\">{Word(check.Status)}</strong>")
                .Append(check.Reason is { } reason ? $"<br>{WebUtility.HtmlEncode(reason)}" : "")
                .Append(CultureInfo.InvariantCulture, $"</td><td>{Age(check.AgeSeconds)}</td></tr>");
        }

        return page.Append("</tbody></table><p>Load this page again to see it as it is then.</p></body></html>").ToString();
    }

    private static string Word(ReadinessStatus status) => status.ToString().ToLowerInvariant();

    private static string Age(double? seconds) => seconds switch
    {
        null => "never",
        < 0.1 => "now",
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s ago"),
    };
}
