using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Bench;

/// <summary>What stands around the list: completions of what a person types letter by letter, and exports of many hits over HTTP with the memory they take.</summary>
internal static class AroundBenchmark
{
    private const int Passes = 2;
    private const int LongestPrefix = 8;
    private const int FewestRows = 50_000;
    private const int Portion = 64 * 1024;
    private static readonly string[] Formats = ["csv", "tsv", "ndjson", "bibtex", "ris"];

    public static async Task<int> Run(BenchCatalog catalog, int count)
    {
        var data = await catalog.Data();
        var suggest = await Suggest(data, Prefixes(catalog.Questions(count)));
        new Table("suggest", "prefixes", "p50, ms", "p95, ms", "p99, ms", "most, ms")
            .Row("letter by letter", $"{suggest.Count / Passes:N0}", $"{suggest.P50:N2}", $"{suggest.P95:N2}", $"{suggest.P99:N2}", $"{suggest.Most:N2}")
            .Print($"{catalog.Size:N0} records, the first {LongestPrefix} letters of {count} questions, {Passes} passes");

        var exports = await Exports(data);
        var table = new Table("export", "rows", "rows/s", "MB", "memory before, MB", "at most, MB");
        foreach (var (format, figures) in Formats.Zip(exports))
        {
            table.Row(format, $"{figures.Rows:N0}", $"{figures.PerSecond:N0}", $"{figures.Megabytes:N0}", $"{figures.Before:N0}", $"{figures.Most:N0}");
        }

        table.Print("All hits of one question over HTTP; memory is the service's own, without the files it has mapped");
        return new Targets()
            .AtMost("suggest, p99", suggest.P99, 5, "ms")
            .AtLeast("rows of an export", exports.Min(e => e.Rows), Math.Min(FewestRows, catalog.Size / 5), "rows")
            .AtLeast("export, the slowest format", exports.Min(e => e.PerSecond), 20_000, "rows/s")
            .AtMost("memory that an export adds", exports.Max(e => e.Most - e.Before), 100, "MB")
            .Verdict();
    }

    private static async Task<Latencies> Suggest(string data, IReadOnlyList<string> prefixes)
    {
        await using var product = await Product.Start(data);
        var mediator = product.Services.GetRequiredService<IMediator>();
        var latencies = new Latencies();
        for (var pass = 0; pass <= Passes; pass++)
        {
            foreach (var prefix in prefixes)
            {
                var start = Stopwatch.GetTimestamp();
                await mediator.Send(new SuggestNames(prefix));
                if (pass > 0) // the first warms up
                {
                    latencies.Add(Stopwatch.GetElapsedTime(start));
                }
            }
        }

        return latencies;
    }

    /// <summary>The beginnings of questions as they are typed, each once.</summary>
    private static string[] Prefixes(IReadOnlyList<string> questions) =>
        [.. questions.SelectMany(q => Enumerable.Range(1, Math.Min(LongestPrefix, q.Length)).Select(length => q[..length])).Distinct()];

    private static async Task<List<ExportFigures>> Exports(string data)
    {
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        using var client = new HttpClient();
        await using var service = ProductProcess.Start("serve", "--data", data, "--urls", address.ToString());
        await service.Answers(client, new(address, "/api/v1/search?q=cells"));
        var exports = new List<ExportFigures>();
        foreach (var format in Formats)
        {
            exports.Add(await Export(client, service, new(address, $"/api/v1/search/export?q=tumor&format={format}")));
        }

        return exports;
    }

    private static async Task<ExportFigures> Export(HttpClient client, ProductProcess service, Uri address)
    {
        var (before, most, bytes, start) = (service.OwnResident, 0.0, 0L, Stopwatch.GetTimestamp());
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[Portion];
        for (var portion = 0; await body.ReadAsync(buffer) is > 0 and var read; portion++)
        {
            bytes += read;
            most = portion % 100 == 0 ? Math.Max(most, service.OwnResident) : most;
        }

        var rows = int.Parse(answer.Headers.GetValues("X-Export-Total").Single(), System.Globalization.CultureInfo.InvariantCulture);
        return new(rows, bytes / 1e6, rows / Stopwatch.GetElapsedTime(start).TotalSeconds, before, most);
    }

    private sealed record ExportFigures(int Rows, double Megabytes, double PerSecond, double Before, double Most);
}
