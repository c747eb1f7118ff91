using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

/// <summary>NCBI as far as the adapters see it, over a list of series. It understands the clauses they write and no others, and fails where it is told to.</summary>
internal sealed partial class MemoryEntrez(IReadOnlyList<Dataset> series) : IEntrez
{
    private readonly Dictionary<int, Dataset> _records = series.ToDictionary(d => d.Accession.EntrezUid);
    private readonly ConcurrentQueue<(string Call, EntrezTurn Turn)> _calls = [];
    // What was held back once comes the next time, so that a test can tell a passing gap from a lasting one.
    private readonly ConcurrentDictionary<int, int> _heldBack = [];
    private readonly ConcurrentDictionary<EntrezSearch, int> _shortened = [];
    private int _atWork, _mostAtWork;

    /// <summary>Asked before each call by its number, from 0; a kind other than null is its answer. Partial drops records of an esummary and uids of an esearch.</summary>
    public Func<int, AnswerKind?> Fault { get; init; } = _ => null;

    /// <summary>What a call waits for before it answers.</summary>
    public Func<CancellationToken, Task> Wait { get; init; } = _ => Task.CompletedTask;

    /// <summary>Series that are listed and have no record.</summary>
    public HashSet<int> WithoutRecord { get; init; } = [];

    /// <summary>Series whose record spoils every answer that it is in.</summary>
    public HashSet<int> Spoiling { get; init; } = [];

    public IReadOnlyList<string> Dropped { get; init; } = [];

    public Dictionary<Accession, SourceAnswer<Dataset>> SoftAnswers { get; init; } = [];

    public Dictionary<int, Publication> Papers { get; init; } = [];

    /// <summary>By the uid that links to them.</summary>
    public Dictionary<int, long[]> Experiments { get; init; } = [];

    /// <summary>What every search of PubMed finds, the most relevant first.</summary>
    public IReadOnlyList<long> PapersFound { get; init; } = [];

    public SourceBudget Budget { get; } = new(3, 3, 0, 0, 0, 0, "open", null);

    public IReadOnlyList<string> Calls => [.. _calls.Select(c => c.Call)];

    public IReadOnlyList<EntrezTurn> Turns => [.. _calls.Select(c => c.Turn)];

    public int MostAtWork => _mostAtWork;

    public Task<SourceAnswer<EntrezHits>> Search(EntrezSearch search, EntrezTurn turn, CancellationToken cancellation) =>
        Answer<EntrezHits>($"esearch {search.Term}", turn, partial =>
        {
            if (search.Database == "pubmed")
            {
                return new(PapersFound.Count == 0 ? AnswerKind.Empty : AnswerKind.Ok, new(PapersFound.Count, PapersFound, null, [], null));
            }

            var found = _records.Values.Where(Predicate(search.Term)).Select(d => (long)d.Accession.EntrezUid).ToArray();
            if (found.Length <= search.Count)
            {
                // NCBI promises no order from one search to the next; only pages of one search must share one.
                Random.Shared.Shuffle(found);
            }

            var page = found.Skip(search.Start).Take(search.Count).ToArray();
            var hits = new EntrezHits(found.Length, partial && _shortened.TryAdd(search, 0) ? page[..(page.Length / 2)] : page, search.Term, Dropped, null);
            return new(found.Length == 0 ? AnswerKind.Empty : hits.Uids.Count < page.Length || Dropped.Count > 0 ? AnswerKind.Partial : AnswerKind.Ok, hits);
        }, cancellation);

    public Task<SourceAnswer<EntrezSeries>> Series(IReadOnlyList<int> uids, EntrezTurn turn, CancellationToken cancellation) =>
        Answer<EntrezSeries>($"esummary {uids.Count}", turn, partial =>
        {
            if (uids.Any(Spoiling.Contains))
            {
                return new(AnswerKind.Malformed);
            }

            var held = uids.Where(u => _records.ContainsKey(u) && !WithoutRecord.Contains(u)).ToArray();
            Dataset[] read = [.. held.Where((u, i) => !partial || i % 3 > 0 || !_heldBack.TryAdd(u, 0)).Select(u => _records[u])];
            int[] missing = [.. uids.Except(read.Select(d => d.Accession.EntrezUid))];
            return read.Length == 0 && !partial ? new(AnswerKind.NotFound) : new(missing.Length > 0 ? AnswerKind.Partial : AnswerKind.Ok, new(read, missing));
        }, cancellation);

    public Task<SourceAnswer<EntrezSeries>> Series(EntrezHistory history, int start, int count, EntrezTurn turn, CancellationToken cancellation) =>
        throw new NotSupportedException("Nothing is kept here.");

    public Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, EntrezTurn turn, CancellationToken cancellation) =>
        Answer<IReadOnlyList<Publication>>($"pubmed {pubMedIds.Count}", turn, _ =>
        {
            Publication[] found = [.. pubMedIds.Where(Papers.ContainsKey).Select(id => Papers[id]).Reverse()];
            return new(found.Length == pubMedIds.Count ? AnswerKind.Ok : AnswerKind.Partial, found);
        }, cancellation);

    public Task<SourceAnswer<ILookup<int, long>>> Links(string from, IReadOnlyList<int> uids, string to, EntrezTurn turn, CancellationToken cancellation) =>
        Answer($"elink {to}", turn, _ =>
        {
            var links = uids.SelectMany(u => Experiments.GetValueOrDefault(u, []).Select(e => (u, e))).ToLookup(l => l.u, l => l.e);
            return new SourceAnswer<ILookup<int, long>>(links.Count == 0 ? AnswerKind.Empty : AnswerKind.Ok, links.Count == 0 ? null : links);
        }, cancellation);

    public Task<SourceAnswer<IReadOnlyList<SequencingRun>>> Runs(IReadOnlyList<long> uids, EntrezTurn turn, CancellationToken cancellation) =>
        Answer<IReadOnlyList<SequencingRun>>($"sra {uids.Count}", turn, _ =>
            new(AnswerKind.Ok, [.. uids.Select(u => new SequencingRun($"SRR{u}", $"SRX{u}", null, null, "RNA-Seq", "PAIRED", null, 1, 2))]), cancellation);

    public Task<SourceAnswer<Dataset>> Soft(Accession series, EntrezTurn turn, CancellationToken cancellation) =>
        Answer($"soft {series}", turn, _ => SoftAnswers.GetValueOrDefault(series, new(AnswerKind.NotFound)), cancellation);

    private async Task<SourceAnswer<T>> Answer<T>(string call, EntrezTurn turn, Func<bool, SourceAnswer<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int number;
        lock (_calls)
        {
            number = _calls.Count;
            _calls.Enqueue((call, turn));
            _mostAtWork = Math.Max(_mostAtWork, ++_atWork);
        }

        try
        {
            await Wait(cancellation);
            return Fault(number) is { } kind && kind != AnswerKind.Partial ? new(kind) : work(Fault(number) == AnswerKind.Partial);
        }
        finally
        {
            Interlocked.Decrement(ref _atWork);
        }
    }

    private static Func<Dataset, bool> Predicate(string term)
    {
        Func<Dataset, bool>[] clauses = [.. term.Split(" AND ").Select(Clause)];
        return dataset => clauses.All(c => c(dataset));
    }

    private static Func<Dataset, bool> Clause(string clause)
    {
        if (clause == "gse[ETYP]")
        {
            return _ => true;
        }

        if (Days().Match(clause) is { Success: true } days)
        {
            var from = Day(days.Groups["from"].Value);
            var to = days.Groups["to"].Value == "3000" ? DateOnly.MaxValue : Day(days.Groups["to"].Value);
            return days.Groups["field"].Value == "PDAT" ? d => d.PublishedOn >= from && d.PublishedOn <= to : d => d.UpdatedOn >= from && d.UpdatedOn <= to;
        }

        if (Tagged().Match(clause) is { Success: true } tagged)
        {
            return d => tagged.Groups["tag"].Value == "ORGN" && d.Organisms.Any(o => o.Name == tagged.Groups["value"].Value);
        }

        var text = clause.Trim('(', ')', '"');
        return text.Contains('[', StringComparison.Ordinal)
            ? throw new NotSupportedException($"{clause} is not understood here.")
            : d => d.Title.Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy/MM/dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("""^\("(?<from>[\d/]+)"\[(?<field>PDAT|UDAT)\] : "(?<to>[\d/]+)"\[\k<field>\]\)$""")]
    private static partial Regex Days();

    [GeneratedRegex("""^"(?<value>[^"]+)"\[(?<tag>[A-Z]+)\]$""")]
    private static partial Regex Tagged();
}
