using System.Diagnostics;
using System.Globalization;

namespace OmicsOracle.Bench.Load;

/// <summary>Phases one after another against a running service: what became of each request, and what the service took each second.</summary>
internal sealed class LoadRun(string name, IReadOnlyList<LoadPhase> phases)
{
    /// <summary>In which the generator and the connections warm up; it does not count.</summary>
    private static readonly LoadPhase WarmUp = new("", 50, 3);

    /// <summary>A second.</summary>
    private const int HealthLooks = 10;

    public string Name => name;

    public IReadOnlyList<LoadPhase> Phases => phases;

    public IReadOnlyList<LoadSecond> Seconds { get; private set; } = [];

    public IReadOnlyList<LoadOutcome> Outcomes { get; private set; } = [];

    /// <summary>What became of a look at <c>/health/live</c> each tenth of a second; no part of the mix.</summary>
    public IReadOnlyList<LoadOutcome> Health { get; private set; } = [];

    /// <summary>Processor time of the generator, of one core.</summary>
    public double GeneratorCores { get; private set; }

    /// <summary>Seconds from the start to that of a phase.</summary>
    public double StartOf(int phase) => phases.Take(phase).Sum(p => p.Seconds);

    /// <param name="faults">What happens meanwhile; gets a wait until so many seconds after the start.</param>
    public async Task Against(ProductProcess service, Uri address, LoadMix mix, Func<Func<double, Task>, Task>? faults = null)
    {
        Console.Error.WriteLine($"{name} …");
        var (plan, outcome) = (Path.Combine(Workbench.Kept, "load.plan"), Path.Combine(Workbench.Kept, "load.outcome"));
        var requests = Planned(mix).ToList();
        await File.WriteAllLinesAsync(plan, requests.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Due}\t{r.Path}")));
        var watch = new ServiceWatch(service);
        await using var generator = ProductProcess.StartSelf("generate", address.ToString(), plan, outcome);
        var ending = generator.Ends();
        var meanwhile = faults?.Invoke(second => Until(generator.StartedAt, TimeSpan.FromSeconds(second + WarmUp.Seconds))) ?? Task.CompletedTask;
        var asking = TimeSpan.Zero;
        while (!ending.IsCompleted)
        {
            watch.Look();
            asking = generator.Processor is { Ticks: > 0 } used ? used : asking;
            await Task.WhenAny(ending, Task.Delay(250));
        }

        await ending;
        await meanwhile;
        var lines = await File.ReadAllLinesAsync(outcome);
        var start = long.Parse(lines[0], CultureInfo.InvariantCulture);
        var outcomes = requests.Zip(lines.Skip(1)).Where(p => p.First.Phase >= 0).Select(p => Read(p.First, p.Second)).ToLookup(o => o.Kind is LoadKind.Health);
        (Outcomes, Health) = ([.. outcomes[false]], [.. outcomes[true]]);
        GeneratorCores = asking.TotalSeconds / (WarmUp.Seconds + phases.Sum(p => p.Seconds));
        Seconds = LoadSecond.Of(this, watch, start + (long)(WarmUp.Seconds * Stopwatch.Frequency));
    }

    private static async Task Until(long start, TimeSpan after)
    {
        if (after - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
        {
            await Task.Delay(left);
        }
    }

    private IEnumerable<LoadRequest> Planned(LoadMix mix)
    {
        var begins = 0L;
        for (var phase = -1; phase < phases.Count; phase++)
        {
            var of = phase < 0 ? WarmUp : phases[phase];
            for (var i = 0; i < of.Rate * of.Seconds; i++)
            {
                var (kind, path) = mix.Next(of.AllLive);
                var due = begins + (i * 1_000_000L / of.Rate);
                yield return new(due, phase, kind, path);
                if (i % Math.Max(1, of.Rate / HealthLooks) == 0)
                {
                    yield return new(due, phase, LoadKind.Health, "/health/live");
                }
            }

            begins += of.Seconds * 1_000_000L;
        }
    }

    private static LoadOutcome Read(LoadRequest request, string line)
    {
        var fields = line.Split('\t');
        return new((request.Due / 1e6) - WarmUp.Seconds, request.Phase, request.Kind, int.Parse(fields[0], CultureInfo.InvariantCulture), long.Parse(fields[1], CultureInfo.InvariantCulture) / 1e3);
    }
}
