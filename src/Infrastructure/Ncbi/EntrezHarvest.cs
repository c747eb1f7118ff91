using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads a scope of GEO in pages of 1,000: uids by slices of days, then document summaries, several calls at once and in order.</summary>
internal sealed class EntrezHarvest(IEntrez entrez, TimeProvider time) : IGeoHarvest
{
    /// <summary>Uids an esummary call (NBK25499 asks for POST above; a summary lists every sample, so larger answers grow heavy).</summary>
    public const int SeriesACall = 200;

    public const int CallsAPage = 5;

    /// <summary>Enough that 10 requests a second go on for the 0.7 s that storing a page may take, and few enough to leave people room among the 10 in flight.</summary>
    public const int CallsAtOnce = 8;

    public async IAsyncEnumerable<HarvestPage> Pages(HarvestScope scope, string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var patience = new Patience(time);
        var listing = new HarvestListing(entrez, patience, time);
        var records = new HarvestRecords(entrez, patience);
        // A checkpoint in another version's form costs a harvest from the start, nothing else.
        if (!HarvestPlace.TryParse(checkpoint, out var place) && (place = await listing.Start(scope, cancellation)) is null)
        {
            yield break;
        }

        var pages = listing.After(scope, place, cancellation)
            .Chunk(SeriesACall)
            .SelectAhead(CallsAtOnce, async (listed, stop) => (Listed: listed, Read: await records.Read([.. listed.Select(l => l.Uid)], stop)), cancellation)
            .Chunk(CallsAPage);
        await foreach (var calls in pages.WithCancellation(cancellation))
        {
            var last = calls[^1].Listed[^1];
            var done = place.Done + calls.Sum(c => c.Listed.Length);
            place = new(last.Slice, last.Uid, done, Math.Max(done, place.Total));
            yield return new(
                [.. calls.SelectMany(c => c.Read.Datasets)],
                [.. calls.SelectMany(c => c.Read.Missing).Select(Accession.FromEntrezUid)],
                place.ToString(),
                done,
                place.Total);
        }
    }
}
