using System.Text.RegularExpressions;

namespace OmicsOracle.Presentation.Web.Tests.Monitoring;

/// <summary>What /metrics says: series by name, each with its labels.</summary>
internal sealed partial class Scrape(string text)
{
    private readonly ILookup<string, IReadOnlyDictionary<string, string>> _series = text.Split('\n')
        .Select(line => Series().Match(line))
        .Where(match => match.Success)
        .ToLookup(match => match.Groups["name"].Value, IReadOnlyDictionary<string, string> (match) => Label().Matches(match.Groups["labels"].Value).ToDictionary(l => l.Groups[1].Value, l => l.Groups[2].Value));

    public string Text { get; } = text;

    public int Count => _series.Sum(s => s.Count());

    public IEnumerable<string> Names => _series.Select(s => s.Key);

    public static async Task<Scrape> Of(Service service) => new((await service.Get("/metrics")).Body);

    public bool Has(string name) => _series.Contains(name);

    public IEnumerable<IReadOnlyDictionary<string, string>> Labels(string name) => _series[name];

    /// <summary>Every label with its value, as name{label=value}.</summary>
    public IEnumerable<string> Values => _series.SelectMany(s => s.SelectMany(labels => labels.Select(l => $"{s.Key}{{{l.Key}={l.Value}}}"))).Distinct();

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?<labels>.*)\\})? [^ ]+( [0-9]+)?\r?$")]
    private static partial Regex Series();

    [GeneratedRegex("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Label();
}
