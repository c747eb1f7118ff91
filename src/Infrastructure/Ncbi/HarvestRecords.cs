using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads the document summaries of listed series, so that each is either read or known to be missing.</summary>
internal sealed class HarvestRecords(IEntrez entrez, Patience patience)
{
    /// <summary>Ascending by uid. What is missing has been asked for twice.</summary>
    /// <exception cref="SourceUnavailable">NCBI refuses, or does nothing but fail.</exception>
    public async Task<EntrezSeries> Read(IReadOnlyList<int> uids, CancellationToken cancellation)
    {
        var first = await Ask(uids, cancellation);
        if (first.Missing.Count == 0)
        {
            return first;
        }

        var second = await Ask(first.Missing, cancellation);
        return new([.. first.Datasets.Concat(second.Datasets).OrderBy(d => d.Accession)], second.Missing);
    }

    private async Task<EntrezSeries> Ask(IReadOnlyList<int> uids, CancellationToken cancellation)
    {
        var answer = await patience.Ask(stop => entrez.Series(uids, EntrezTurn.Harvest, stop), IsDoubtful, cancellation);
        if (answer.Value is { Datasets.Count: > 0 } series)
        {
            var asked = uids.ToHashSet();
            Dataset[] read = [.. series.Datasets.Where(d => asked.Remove(d.Accession.EntrezUid)).OrderBy(d => d.Accession)];
            return new(read, [.. asked.Order()]);
        }

        if (answer.Kind == AnswerKind.InvalidRequest)
        {
            throw new SourceUnavailable(SourceUnavailable.Upstream, $"NCBI refuses to give records: {answer.Reason ?? "it does not say why"}.");
        }

        // One record that NCBI cannot write spoils the answer for all beside it: halving finds it.
        if (uids.Count == 1)
        {
            return new([], uids);
        }

        var half = uids.Count / 2;
        var (one, other) = (await Ask([.. uids.Take(half)], cancellation), await Ask([.. uids.Skip(half)], cancellation));
        return new([.. one.Datasets, .. other.Datasets], [.. one.Missing, .. other.Missing]);
    }

    /// <summary>NCBI has just listed these series: that it has none of them is as odd as an answer out of shape.</summary>
    private static bool IsDoubtful(SourceAnswer<EntrezSeries> answer) =>
        answer.Value is { Datasets.Count: 0 } || answer.Kind is AnswerKind.Malformed or AnswerKind.Empty or AnswerKind.NotFound or AnswerKind.Private or AnswerKind.Gone;
}
