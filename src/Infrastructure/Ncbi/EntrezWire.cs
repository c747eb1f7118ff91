using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Refit;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Asks one host once, retries inside, and tells what came as a verdict and the body it is about; nothing expected throws.</summary>
internal sealed class EntrezWire(IEntrezApi utilities, IGeoFilesApi files, IGeoQueryApi viewer, NcbiHosts hosts, IOptions<NcbiOptions> options)
{
    /// <summary>Ids in an address; more are posted.</summary>
    private const int MostIdsInAddress = 200;

    /// <summary>Characters of a term in an address, which grow when they are escaped.</summary>
    private const int LongestTermInAddress = 1_000;

    public Task<WireAnswer> Search(EntrezSearch search, EntrezTurn turn, CancellationToken cancellation)
    {
        var call = new EntrezCall(Endpoint.Search, turn, search.Count);
        var keep = search.Keep ? "y" : null;
        return Ask(hosts.Utilities, () => search.Term.Length <= LongestTermInAddress
            ? utilities.Search(search.Database, search.Term, search.Start, search.Count, keep, search.Sort, call, cancellation)
            : utilities.Post("esearch", Form(("retmode", "json"), ("db", search.Database), ("term", search.Term), ("retstart", $"{search.Start}"), ("retmax", $"{search.Count}"), ("usehistory", keep), ("sort", search.Sort)), call, cancellation));
    }

    /// <param name="uids">At most 200.</param>
    public Task<WireAnswer> Summaries(string database, IReadOnlyList<long> uids, EntrezTurn turn, CancellationToken cancellation) =>
        Ask(hosts.Utilities, () => utilities.Summaries(database, string.Join(',', uids), new(Endpoint.Summary, turn, uids.Count), cancellation));

    public Task<WireAnswer> Summaries(string database, EntrezHistory history, int start, int count, EntrezTurn turn, CancellationToken cancellation) =>
        Ask(hosts.Utilities, () => utilities.Summaries(database, history.WebEnv, history.QueryKey, start, count, new(Endpoint.Summary, turn), cancellation));

    public Task<WireAnswer> Links(string from, IReadOnlyList<int> uids, string to, EntrezTurn turn, CancellationToken cancellation)
    {
        var call = new EntrezCall(Endpoint.Link, turn);
        return Ask(hosts.Utilities, () => uids.Count <= MostIdsInAddress
            ? utilities.Links(from, to, [.. uids], call, cancellation)
            : utilities.Post("elink", Form([("retmode", "json"), ("dbfrom", from), ("db", to), .. uids.Select(uid => ("id", (string?)$"{uid}"))]), call, cancellation));
    }

    public Task<WireAnswer> SoftFile(Accession series, EntrezTurn turn, CancellationToken cancellation) =>
        Ask(hosts.Files, () => files.Soft(GeoFolder.Of(series), series.ToString(), new(Endpoint.File, turn), cancellation));

    public Task<WireAnswer> SoftFromViewer(Accession series, EntrezTurn turn, CancellationToken cancellation) =>
        Ask(hosts.Viewer, () => viewer.Soft(series.ToString(), new(Endpoint.Viewer, turn), cancellation));

    private async Task<WireAnswer> Ask(NcbiHost host, Func<Task<HttpResponseMessage>> send)
    {
        if (!options.Value.Enabled)
        {
            return new(new(AnswerKind.Blocked, "asking NCBI is switched off (Ncbi:Enabled)"), default);
        }

        host.Retries.Earn();
        try
        {
            using var response = await send();
            return response.Content is ReadContent read
                ? new(read.Verdict, read.Body)
                : throw new InvalidOperationException("An answer of NCBI was not read.");
        }
        catch (ApiRequestException failure)
        {
            // What wraps the failure names the whole address; it ends here.
            return failure.InnerException switch
            {
                TimeoutRejectedException => new(new(AnswerKind.Transient, "NCBI did not answer in time"), default),
                BrokenCircuitException => new(new(AnswerKind.Transient, "NCBI failed again and again, and is left alone for a moment"), default),
                OperationCanceledException cancelled => throw new OperationCanceledException(cancelled.CancellationToken),
                _ => throw new InvalidOperationException($"Asking NCBI failed with {failure.InnerException?.GetType().Name}."),
            };
        }
    }

    private static FormUrlEncodedContent Form(params IEnumerable<(string Name, string? Value)> pairs) =>
        new(pairs.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value!)));
}

/// <param name="Body">Empty where the verdict leaves nothing to read.</param>
internal readonly record struct WireAnswer(Verdict Verdict, ReadOnlyMemory<byte> Body);
