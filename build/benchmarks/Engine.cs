using System.Diagnostics;

namespace OmicsOracle.Bench;

/// <summary>Something that answers questions with the best twenty records.</summary>
internal interface IEngine
{
    const int Best = 20;

    string Name { get; }

    /// <summary>One answer: how long it took and how many of the best it holds.</summary>
    ValueTask<Answered> Ask(string question);

    /// <summary>Called between passes, so that no answer of the last one is kept.</summary>
    ValueTask Forget() => ValueTask.CompletedTask;
}

internal readonly record struct Answered(TimeSpan Took, int Results);

/// <summary>One engine's figures over all measured passes.</summary>
internal sealed class EngineFigures(IEngine engine)
{
    private long _allocated;
    private int _asked;

    public string Name => engine.Name;

    public Latencies Latencies { get; } = new();

    /// <summary>Questions for which there was nothing.</summary>
    public HashSet<string> Unanswered { get; } = [];

    public double AllocatedKilobytes => _allocated / 1024.0 / _asked;

    /// <summary>Asks every question once, without measuring.</summary>
    public async Task WarmUp(IReadOnlyList<string> questions)
    {
        foreach (var question in questions)
        {
            await engine.Ask(question);
        }

        await engine.Forget();
    }

    /// <summary>Asks every question once.</summary>
    public async Task Measure(IReadOnlyList<string> questions)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var question in questions)
        {
            var answer = await engine.Ask(question);
            Latencies.Add(answer.Took);
            if (answer.Results == 0)
            {
                Unanswered.Add(question);
            }
        }

        _allocated += GC.GetTotalAllocatedBytes(precise: true) - before;
        _asked += questions.Count;
        await engine.Forget();
    }
}

/// <summary>Times one answer.</summary>
internal static class Timed
{
    public static async ValueTask<Answered> Answer(Func<Task<int>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var results = await ask();
        return new(Stopwatch.GetElapsedTime(start), results);
    }
}
