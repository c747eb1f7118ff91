using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Counts over all hits of a question by sets of records.</summary>
/// <param name="close">Gives the snapshot back.</param>
internal sealed class OpenedQuestion(IndexAnswer answer, Opening opening, IndexSnapshot snapshot, Action close) : IOpenedQuestion
{
    private Action? _close = close;

    public IndexAnswer Answer { get; } = answer;

    public IReadOnlyList<HitText> Best => field ??= [.. opening.Best.Select(Text)];

    public int Mentioning(PhraseGroup group, CancellationToken cancellation)
    {
        var records = new RecordSet(snapshot.Reader.MaxDoc);
        snapshot.Mentions.Add(group, snapshot, records, cancellation);
        return records.InCommon(opening.Hits);
    }

    public int Total(ConceptQuestion other, CancellationToken cancellation)
    {
        var filters = new FilterMatch(other.Query.Filters, snapshot.Profiles, MentionFilter.Of(other.Mentioned, snapshot, cancellation));
        if (other.Excluded.Any(g => g.NotMeant.Count > 0))
        {
            // Whether each mention is meant has to be seen record by record.
            var scan = new ConceptScan(snapshot, [.. other.Groups.Select(ReadGroup.Of)], [.. other.Excluded.Select(ReadGroup.Of)], other.Query with { Limit = 1, After = null }, other.Weights, filters, cancellation);
            scan.Run();
            return scan.Total;
        }

        var (hits, excluded) = (new RecordSet(snapshot.Reader.MaxDoc), new RecordSet(snapshot.Reader.MaxDoc));
        foreach (var group in other.Groups.Where(g => g.IsTopic))
        {
            snapshot.Mentions.Add(group, snapshot, hits, cancellation);
        }

        foreach (var group in other.Excluded)
        {
            snapshot.Mentions.AddPhrases(group, snapshot, excluded, cancellation);
        }

        hits.Remove(excluded);
        return Counted(hits, filters);
    }

    public void Dispose() => Interlocked.Exchange(ref _close, null)?.Invoke();

    private int Counted(RecordSet hits, FilterMatch filters)
    {
        if (filters.IsEmpty && !snapshot.Reader.HasDeletions)
        {
            return hits.InCommon(hits);
        }

        var at = 0;
        return hits.Count(record =>
        {
            while (at < snapshot.Segments.Length - 1 && record >= snapshot.Segments[at + 1].Context.DocBase)
            {
                at++;
            }

            var segment = snapshot.Segments[at];
            var doc = record - segment.Context.DocBase;
            return (segment.Reader.LiveDocs?.Get(doc) ?? true) && filters.Allows(segment.Columns, doc);
        });
    }

    private HitText Text(Ranked hit)
    {
        var record = new HitRows(snapshot).Stored(hit);
        return new(Accession.Series(hit.Number), record.Title, record.Summary, record.OverallDesign, record.Samples);
    }
}
