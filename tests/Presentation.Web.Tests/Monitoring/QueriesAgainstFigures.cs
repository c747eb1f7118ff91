using System.Text.Json;
using System.Text.RegularExpressions;
using OmicsOracle.Emulators;
using OmicsOracle.Emulators.Chat;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Presentation.Web.Tests.Monitoring;

/// <summary>Every query of the dashboard and of the rules, against what a service at work really tells: a figure that was renamed leaves no panel empty unnoticed.</summary>
public sealed partial class QueriesAgainstFigures
{
    /// <summary>What Prometheus adds to every series by itself.</summary>
    private static readonly string[] Added = ["job", "instance"];
    private static readonly string Folder = Path.Combine(Root(), "build", "monitoring");

    [Test]
    public async Task The_dashboard_asks_for_nothing_that_is_not_told()
    {
        var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "grafana", "omics-oracle.json"))).RootElement;
        var queries = dashboard.GetProperty("panels").EnumerateArray()
            .Where(p => p.TryGetProperty("targets", out _))
            .SelectMany(p => p.GetProperty("targets").EnumerateArray())
            .Select(t => t.GetProperty("expr").GetString()!)
            .ToArray();

        Assert.That(queries, Has.Length.GreaterThan(30));
        await Check(queries);
    }

    [Test]
    public async Task The_rules_ask_for_nothing_that_is_not_told()
    {
        var queries = Rules().SelectMany(r => r.Queries).ToArray();

        Assert.That(queries, Has.Length.EqualTo(20));
        await Check(queries);
    }

    [Test]
    public void Each_rule_that_alerts_is_seen_to_fire_in_a_test_of_promtool()
    {
        var alerts = Rules().SelectMany(r => r.Alerts).Distinct().ToArray();
        var tested = string.Concat(Directory.EnumerateFiles(Path.Combine(Folder, "tests")).Select(File.ReadAllText));

        Assert.That(alerts, Has.Length.GreaterThan(8));
        Assert.That(alerts.Where(a => !Regex.IsMatch(tested, $"alertname: {a}\n +exp_alerts:\n +- exp_labels")), Is.Empty);
        Assert.That(alerts.Where(a => !Regex.IsMatch(tested, $"alertname: {a}\n +exp_alerts: \\[\\]")), Is.Empty);
    }

    [Test]
    public void The_reader_of_queries_sees_figures_and_labels_and_nothing_else()
    {
        var (selectors, grouped) = Promql.Read("""histogram_quantile(0.9, sum by (le, job) (rate(a_bucket{x!~"b{c}", y="1"}[5m]))) > 400e6 and c unless d:e offset 5m""");

        Assert.That(selectors.Select(s => s.Name), Is.EqualTo(new[] { "a_bucket", "c", "d:e" }));
        Assert.That(selectors[0].Labels, Is.EqualTo(new[] { "x", "y" }));
        Assert.That(grouped, Is.EqualTo(new[] { "le", "job" }));
    }

    private static async Task Check(IEnumerable<string> queries)
    {
        var figures = await AtWork();
        var recorded = Rules().SelectMany(r => r.Recorded).ToHashSet();
        var faults = new List<string>();
        foreach (var query in queries)
        {
            var (selectors, grouped) = Promql.Read(query);
            Assert.That(selectors, Is.Not.Empty, query);
            var known = selectors.Where(s => !recorded.Contains(s.Name) && s.Name != "up").ToArray();
            faults.AddRange(known.Where(s => !figures.Has(s.Name)).Select(s => $"{s.Name} is not told: {query}"));
            faults.AddRange(known.SelectMany(s => s.Labels.Except(Added).Where(l => !figures.Labels(s.Name).Any(labels => labels.ContainsKey(l))).Select(l => $"{s.Name} has no label {l}: {query}")));
            faults.AddRange(known.Length == 0 ? [] : grouped.Except(Added).Where(l => !known.Any(s => figures.Labels(s.Name).Any(labels => labels.ContainsKey(l)))).Select(l => $"nothing has a label {l}: {query}"));
        }

        Assert.That(faults, Is.Empty);
    }

    /// <summary>A service that has done some of everything.</summary>
    private static async Task<Scrape> AtWork()
    {
        await using var ncbi = await EntrezEmulator.Start(o =>
        {
            o.RequestsPerSecond = null;
            o.Records.Add(new EmulatedSeries("GSE1", "Zymurgy of yeast"));
        });
        await using var chat = await ChatEmulator.Start(o => o.Text = ChatTexts.Grounded);
        await using var service = await Service.Start(
            settings:
            [
                ("Live:Enabled", "true"), ("Live:Deadline", "00:00:20"), ("Performance:SlowRequest", "00:00:00.0000001"), ("Ncbi:RequestsPerSecond", "200"),
                ("Ncbi:BaseUrl", new Uri(ncbi.Address, "entrez/eutils/").ToString()), ("Ncbi:FilesUrl", new Uri(ncbi.Address, "geo/").ToString()), ("Ncbi:QueryUrl", new Uri(ncbi.Address, "geo/query/").ToString()),
                ("LanguageModel:BaseUrl", $"{chat.Address}v1"), ("LanguageModel:Model", "any"),
            ]);
        foreach (var path in new[] { "/api/v1/search?q=zymurgy", "/api/v1/search?q=zymurgy", "/api/v1/search?q=", "/api/v1/datasets/GSE1", "/api/v1/datasets/GSE2034/summary", "/nowhere", "/health/ready" })
        {
            await service.Get(path);
        }

        return await Scrape.Of(service);
    }

    private static (string[] Queries, string[] Alerts, string[] Recorded)[] Rules() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, "rules"), "*.yml").Select(File.ReadAllText).Select(text => (
            Expression().Matches(text).Select(m => m.Groups["block"].Success ? m.Groups["block"].Value : m.Groups["line"].Value).ToArray(),
            AlertName().Matches(text).Select(m => m.Groups[1].Value).ToArray(),
            RecordName().Matches(text).Select(m => m.Groups[1].Value).ToArray())),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OmicsOracle.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(" {8}expr: (?:\\|\n(?<block>(?: {10}.*\n)+)|(?<line>.+))")]
    private static partial Regex Expression();

    [GeneratedRegex("- alert: (\\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex("- record: ([\\w:]+)")]
    private static partial Regex RecordName();
}
