using System.Globalization;
using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>A GEO of numbered series, given in pages; the checkpoint is the last number given.</summary>
internal sealed class HarvestInMemory(int total, int pageSize) : IGeoHarvest
{
    public List<(HarvestScope Scope, string? From)> Runs { get; } = [];

    public List<int> Given { get; } = [];

    public HashSet<int> Missing { get; } = [];

    /// <summary>Called before each page.</summary>
    public Func<Task> Page { get; set; } = () => Task.CompletedTask;

    public async IAsyncEnumerable<HarvestPage> Pages(HarvestScope scope, string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Runs.Add((scope, checkpoint));
        for (var done = checkpoint is null ? 0 : int.Parse(checkpoint, CultureInfo.InvariantCulture); done < total;)
        {
            await Page();
            cancellation.ThrowIfCancellationRequested();
            var numbers = Enumerable.Range(done + 1, Math.Min(pageSize, total - done)).ToArray();
            done += numbers.Length;
            Given.AddRange(numbers);
            yield return new(
                [.. numbers.Where(n => !Missing.Contains(n)).Select(SomeSeries.Live)],
                [.. numbers.Where(Missing.Contains).Select(Accession.Series)],
                done.ToString(CultureInfo.InvariantCulture),
                done,
                total);
        }
    }
}
