using System.Globalization;
using System.Text;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>GEO's acc.cgi: a record by accession as SOFT text, or what there is to say where it is not public. It never says a length.</summary>
internal sealed class AccessionDisplay(EmulatedRecords records) : IEndpoint
{
    public Answer Answer(EntrezRequest request)
    {
        var accession = request["acc"]?.Trim().ToUpperInvariant() ?? "";
        var geo = records.Accessions;
        if (geo.Private.TryGetValue(accession, out var until))
        {
            return Private(accession, until);
        }

        if (geo.Withdrawn.TryGetValue(accession, out var on))
        {
            return Withdrawn(accession, on);
        }

        if (geo.SoftOf(accession, records.Geo) is not { } soft)
        {
            return NotFound(accession);
        }

        return request["form"] is "text"
            ? new(200, "geo/text", soft) { SaysLength = false }
            : Endpoints.Answer.Html($"GEO Accession viewer: {accession}", $"<pre>{System.Net.WebUtility.HtmlEncode(Encoding.UTF8.GetString(soft))}</pre>") with { SaysLength = false };
    }

    public static Answer Private(string accession, DateOnly until) => Page($"Accession \"{accession}\" is currently private and is scheduled to be released on {Day(until)}.");

    public static Answer NotFound(string accession) => Page($"Could not find a public or private accession \"{accession}\".");

    public static Answer Withdrawn(string accession, DateOnly on) => Page($"Accession \"{accession}\" was deleted by the GEO staff on {Day(on)}.");

    private static Answer Page(string sentence) => Endpoints.Answer.Html("GEO Accession viewer", $"<p>{sentence}</p>") with { SaysLength = false };

    private static string Day(DateOnly date) => date.ToString("MMM dd, yyyy", CultureInfo.InvariantCulture);
}
