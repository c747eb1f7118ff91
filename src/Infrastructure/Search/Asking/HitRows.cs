using Lucene.Net.Index;
using Lucene.Net.Util;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Reads ranked documents from one snapshot. Only here are records read.</summary>
internal sealed class HitRows(IndexSnapshot snapshot)
{
    public const int ScoreDigits = 4;

    public StoredSeries Stored(Ranked hit)
    {
        // Asked for anew each time: the values belong to the thread, and a walk over many hits may change threads between two of them.
        var records = snapshot.Segments[hit.Segment].Reader.GetBinaryDocValues(Fields.Record) ?? throw new CorruptIndexException("A segment has no records.");
        var stored = new BytesRef();
        records.Get(hit.Doc, stored);
        return StoredSeries.Decode(stored);
    }

    public ListedSeries Of(Ranked hit, StoredSeries record)
    {
        var columns = snapshot.Segments[hit.Segment].Columns;
        var profile = snapshot.Profiles.All[columns.Profiles[hit.Doc]];
        var accession = Accession.Series(hit.Number);
        var day = columns.Days[hit.Doc];
        return new(
            accession,
            record.Title,
            record.Summary,
            [.. profile.Organisms.Select(o => snapshot.Profiles.Organisms.Labels[o])],
            [.. profile.Types.Select(t => snapshot.Profiles.Types[t])],
            [.. profile.Platforms.Select(p => snapshot.Profiles.Platforms[p])],
            columns.Samples[hit.Doc] is >= 0 and var samples ? samples : null,
            day >= 0 ? DateOnly.FromDayNumber(day) : null,
            record.PubMedIds,
            Math.Round(hit.Score, ScoreDigits),
            new Dataset { Accession = accession, Title = "", Provenance = [] }.Url,
            record.IsStarter ? "starter" : "local",
            record.FetchedAt);
    }

    /// <summary>Reads each hit when it is reached.</summary>
    public IEnumerable<ListedSeries> Of(IEnumerable<Ranked> ranked) => ranked.Select(hit => Of(hit, Stored(hit)));
}
