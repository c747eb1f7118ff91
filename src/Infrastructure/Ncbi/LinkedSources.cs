using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Papers from PubMed and runs from SRA, for the people who look at a series.</summary>
internal sealed class LinkedSources(IEntrez entrez) : ILinkedSources
{
    /// <summary>What one esummary call may hold.</summary>
    private const int Batch = 200;

    /// <summary>A series may have many thousands of experiments; the whole list would take the budget of every caller for a minute.</summary>
    private const int MostExperiments = 1_000;

    public async Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, CancellationToken cancellation)
    {
        int[] asked = [.. pubMedIds.Where(id => id > 0).Distinct()];
        var answer = await InBatches<int, Publication>(asked, (ids, stop) => entrez.Publications(ids, EntrezTurn.Person, stop), cancellation);
        if (answer.Value is not { } papers)
        {
            return answer;
        }

        var byId = papers.DistinctBy(p => p.PubMedId).ToDictionary(p => p.PubMedId);
        Publication[] inOrder = [.. asked.Where(byId.ContainsKey).Select(id => byId[id])];
        return answer with { Kind = inOrder.Length < asked.Length ? AnswerKind.Partial : answer.Kind, Value = inOrder };
    }

    public async Task<SourceAnswer<IReadOnlyList<SequencingRun>>> Runs(Accession series, CancellationToken cancellation)
    {
        var links = await entrez.Links("gds", [series.EntrezUid], "sra", EntrezTurn.Person, cancellation);
        if (links.Value is not { } linked)
        {
            return links.Failed<IReadOnlyList<SequencingRun>>();
        }

        long[] experiments = [.. linked[series.EntrezUid].Distinct()];
        var answer = await InBatches<long, SequencingRun>([.. experiments.Take(MostExperiments)], (ids, stop) => entrez.Runs(ids, EntrezTurn.Person, stop), cancellation);
        return answer.HasValue && experiments.Length > MostExperiments
            ? answer with { Kind = AnswerKind.Partial, Reason = $"the runs of the first {MostExperiments} of {experiments.Length} experiments" }
            : answer;
    }

    /// <summary>All batches at once, answered in their order; what came stays, also where another batch failed.</summary>
    private static async Task<SourceAnswer<IReadOnlyList<T>>> InBatches<TId, T>(
        TId[] ids, Func<TId[], CancellationToken, Task<SourceAnswer<IReadOnlyList<T>>>> ask, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(ids.Chunk(Batch).Select(batch => ask(batch, cancellation)));
        T[] all = [.. answers.SelectMany(a => a.Value ?? [])];
        var failure = answers.FirstOrDefault(a => !a.HasValue && a.Kind != AnswerKind.Empty);
        return (all, failure) switch
        {
            ([], not null) => failure,
            ([], null) => new(AnswerKind.Empty),
            _ => new(failure is not null || answers.Any(a => a.Kind == AnswerKind.Partial) ? AnswerKind.Partial : AnswerKind.Ok, all, failure?.Reason),
        };
    }
}
