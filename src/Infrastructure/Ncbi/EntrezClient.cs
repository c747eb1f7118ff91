using System.Text.Json;
using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads the wire's answers into what they mean. The same question of several callers at once is asked once.</summary>
internal sealed class EntrezClient(EntrezWire wire, NcbiHosts hosts, IOptions<NcbiOptions> options, TimeProvider clock) : IEntrez
{
    /// <summary>Uids of a summary call: each lists all its samples, so more make answers of many megabytes.</summary>
    private const int MostUidsACall = 200;

    private readonly SingleFlight _flights = new();

    public SourceBudget Budget
    {
        get
        {
            if (!options.Value.Enabled)
            {
                return SourceBudget.Off;
            }

            var gate = hosts.Utilities.Gate.State;
            var state = hosts.Utilities.IsBroken ? SourceBudget.Broken : gate.IsSlowed ? "slowed" : "open";
            return new(gate.PerSecond, gate.Limit, gate.InFlight, gate.Waiting, gate.Sent, gate.Throttled, state, gate.PausedUntil);
        }
    }

    public Task<SourceAnswer<EntrezHits>> Search(EntrezSearch search, EntrezTurn turn, CancellationToken cancellation) =>
        _flights.Join(
            $"esearch|{turn}|{search.Database}|{search.Start}|{search.Count}|{search.Keep}|{search.Sort}|{search.Term}",
            async left => await wire.Search(search, turn, left) is var answer ? SearchHits.Read(answer.Verdict, answer.Body) : null!,
            cancellation);

    public async Task<SourceAnswer<EntrezSeries>> Series(IReadOnlyList<int> uids, EntrezTurn turn, CancellationToken cancellation)
    {
        var chunks = uids.Distinct().Chunk(MostUidsACall).ToArray();
        var answers = await Task.WhenAll(chunks.Select(chunk => _flights.Join(
            $"esummary|{turn}|gds|{string.Join(',', chunk)}",
            async left => await wire.Summaries("gds", [.. chunk.Select(uid => (long)uid)], turn, left) is var answer ? SeriesSummaries.Read(answer.Verdict, answer.Body, chunk, clock.GetUtcNow()) : null!,
            cancellation)));
        return Merged.Of(answers, values => new EntrezSeries([.. values.SelectMany(v => v.Datasets)], [.. chunks.Zip(answers).SelectMany(c => c.Second.Value?.Missing ?? c.First)]));
    }

    public Task<SourceAnswer<EntrezSeries>> Series(EntrezHistory history, int start, int count, EntrezTurn turn, CancellationToken cancellation) =>
        _flights.Join(
            $"esummary|{turn}|gds|{history.WebEnv}|{history.QueryKey}|{start}|{count}",
            async left => await wire.Summaries("gds", history, start, count, turn, left) is var answer ? SeriesSummaries.Read(answer.Verdict, answer.Body, null, clock.GetUtcNow()) : null!,
            cancellation);

    public Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, EntrezTurn turn, CancellationToken cancellation) =>
        Summaries("pubmed", [.. pubMedIds.Select(id => (long)id)], PublicationSummaries.Read, turn, cancellation);

    public async Task<SourceAnswer<IReadOnlyList<SequencingRun>>> Runs(IReadOnlyList<long> uids, EntrezTurn turn, CancellationToken cancellation)
    {
        var answer = await Summaries("sra", uids, RunSummaries.Read, turn, cancellation);
        return new(answer.Kind, answer.Value is null ? null : [.. answer.Value.SelectMany(runs => runs)], answer.Reason, answer.OpensOn, answer.RetryAfter);
    }

    public async Task<SourceAnswer<ILookup<int, long>>> Links(string from, IReadOnlyList<int> uids, string to, EntrezTurn turn, CancellationToken cancellation)
    {
        if (uids.Count == 0)
        {
            return Merged.Nothing<ILookup<int, long>>();
        }

        return await _flights.Join(
            $"elink|{turn}|{from}|{to}|{string.Join(',', uids)}",
            async left =>
            {
                var answer = await wire.Links(from, uids, to, turn, left);
                using var json = LenientJson.Parse(answer.Body);
                return answer.Verdict.With(json is null ? null : LinkSets.Read(json.RootElement, to).ToLookup(l => l.Uid, l => l.Link));
            },
            cancellation);
    }

    public Task<SourceAnswer<Dataset>> Soft(Accession series, EntrezTurn turn, CancellationToken cancellation) =>
        _flights.Join(
            $"soft|{turn}|{series}",
            async left =>
            {
                var answer = await wire.SoftFile(series, turn, left);
                if (answer.Verdict.Kind == AnswerKind.NotFound || answer.Verdict.Fault == Fault.TooLarge)
                {
                    answer = await wire.SoftFromViewer(series, turn, left);
                }

                return SoftAnswer.Read(answer.Verdict, answer.Body, series, options.Value.MaxUnpackedBytes, clock.GetUtcNow(), left);
            },
            cancellation);

    private async Task<SourceAnswer<IReadOnlyList<T>>> Summaries<T>(string database, IReadOnlyList<long> uids, Func<JsonElement, IEnumerable<(long Uid, T Record)>> read, EntrezTurn turn, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(uids.Distinct().Chunk(MostUidsACall).Select(chunk => _flights.Join(
            $"esummary|{turn}|{database}|{string.Join(',', chunk)}",
            async left => await wire.Summaries(database, chunk, turn, left) is var answer ? Records(answer, chunk, read) : null!,
            cancellation)));
        return Merged.Of<IReadOnlyList<T>>(answers, values => [.. values.SelectMany(v => v)]);
    }

    private static SourceAnswer<IReadOnlyList<T>> Records<T>(WireAnswer answer, long[] asked, Func<JsonElement, IEnumerable<(long Uid, T Record)>> read)
    {
        using var json = LenientJson.Parse(answer.Body);
        if (!answer.Verdict.HasValue || json is null)
        {
            return answer.Verdict.Failed<IReadOnlyList<T>>();
        }

        var records = read(json.RootElement).DistinctBy(r => r.Uid).ToDictionary(r => r.Uid, r => r.Record);
        T[] held = [.. asked.Where(records.ContainsKey).Select(uid => records[uid])];
        return held.Length == 0 ? new(AnswerKind.Malformed, default, "none of NCBI's records can be read")
            : held.Length < asked.Length ? new(AnswerKind.Partial, held, answer.Verdict.Reason ?? $"{asked.Length - held.Length} of NCBI's records cannot be read")
            : answer.Verdict.With<IReadOnlyList<T>>(held);
    }
}
