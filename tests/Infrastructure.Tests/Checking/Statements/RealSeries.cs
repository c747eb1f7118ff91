using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Tests.Checking;

/// <summary>Real series out of the recorded data, read in place.</summary>
internal static class RealSeries
{
    /// <param name="shared">The folder of the recorded data.</param>
    /// <param name="named">Those that must be there.</param>
    /// <param name="more">How many others of the benchmark, for things to be mistaken for.</param>
    public static async Task<IReadOnlyDictionary<Accession, RecordText>> Read(string shared, IReadOnlySet<Accession> named, int more)
    {
        var series = new Dictionary<Accession, Dataset>();
        foreach (var file in (string[])["geo-5513.docsum.ndjson.gz", "geo-5513.soft.gz"])
        {
            await foreach (var dataset in Records(Path.Combine(shared, "bench", file)))
            {
                if (named.Contains(dataset.Accession) || series.ContainsKey(dataset.Accession) || (series.Count < more + named.Count && dataset.Accession.Number % 7 == 0))
                {
                    series[dataset.Accession] = series.TryGetValue(dataset.Accession, out var held) ? held.MergedWith(dataset) : dataset;
                }
            }
        }

        var families = Directory.GetFiles(Path.Combine(shared, "data", "soft", "gemma"), "*.gz");
        foreach (var accession in named.Where(a => !series.ContainsKey(a)))
        {
            var file = families.First(f => Path.GetFileName(f).Split('_', '.').Contains(accession.ToString()));
            await foreach (var dataset in Records(file))
            {
                if (dataset.Accession == accession)
                {
                    series[accession] = dataset;
                }
            }
        }

        return series.ToDictionary(s => s.Key, s => RecordText.Of(s.Value));
    }

    private static async IAsyncEnumerable<Dataset> Records(string path)
    {
        await foreach (var read in new RecordFiles(TimeProvider.System).Read(new RecordFile(path, new FileInfo(path).Length), CancellationToken.None))
        {
            if (read is RecordRead.Good good)
            {
                yield return good.Dataset;
            }
        }
    }
}
