using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The answer to parameters that cannot be read, in the same form as to those that can be read but not accepted.</summary>
internal static class ParameterFaults
{
    private static readonly Dictionary<string, string> Expected = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accession"] = "A GEO accession looks like GSE2034.",
        ["platform"] = "A platform is a GPL accession such as GPL570.",
        ["limit"] = "A page has 1 to 100 results.",
        ["minSamples"] = "A whole number, 1 or more.",
        ["from"] = "A date is written yyyy-MM-dd, such as 2020-01-31.",
        ["to"] = "A date is written yyyy-MM-dd, such as 2020-01-31.",
        ["format"] = "A list is written as csv, tsv, ndjson, bibtex or ris.",
        ["enhanced"] = "true or false.",
        ["sort"] = "Sort by relevance, newest or samples.",
        ["source"] = "Look in auto, local or live.",
        ["since"] = "A date is written yyyy-MM-dd, such as 2020-01-31.",
        ["cursor"] = "The cursor is not one that a search answered; leave it out for the first page.",
    };

    public static IActionResult Answer(ActionContext context) => Problem.Invalid(context.HttpContext, Errors(context.ModelState));

    private static Dictionary<string, string[]> Errors(ModelStateDictionary state) => state
        .Where(entry => entry.Value is { Errors.Count: > 0 })
        .Select(entry => (Name: entry.Key.Split('[', '.')[0], entry.Value!.Errors))
        .GroupBy(entry => entry.Name)
        .ToDictionary(
            group => group.Key,
            group => Expected.TryGetValue(group.Key, out var rule) ? [rule] : group.SelectMany(g => g.Errors, (_, e) => e.ErrorMessage).ToArray());
}
