using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Writing;
using static Lucene.Net.Search.DocIdSetIterator;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>One record of a snapshot as all explanations look at it.</summary>
internal sealed class ExplainedRecord
{
    private readonly FieldPlaces _fields;
    private readonly ListedSeries _row;

    private ExplainedRecord(IndexSnapshot snapshot, int number, int index, int doc)
    {
        (Index, Segment, Doc) = (index, snapshot.Segments[index], doc);
        var (hit, rows) = (new Ranked(0, number, 0, index, doc), new HitRows(snapshot));
        var record = rows.Stored(hit);
        (_row, _fields) = (rows.Of(hit, record), new FieldPlaces(record));
    }

    /// <summary>The segment's number.</summary>
    public int Index { get; }

    public Segment Segment { get; }

    public int Doc { get; }

    /// <returns>Null where the index does not hold it.</returns>
    public static ExplainedRecord? Find(Accession accession, IndexSnapshot snapshot)
    {
        for (var i = 0; i < snapshot.Segments.Length; i++)
        {
            var reader = snapshot.Segments[i].Reader;
            var documents = reader.GetTermDocsEnum(SeriesDocument.KeyOf(accession));
            for (var doc = documents?.NextDoc() ?? NO_MORE_DOCS; doc != NO_MORE_DOCS; doc = documents!.NextDoc())
            {
                if (reader.LiveDocs?.Get(doc) ?? true)
                {
                    return new(snapshot, accession.Number, i, doc);
                }
            }
        }

        return null;
    }

    /// <summary>What is told of a record that the index does not hold.</summary>
    public static Loss NotHeld(Accession accession) => new(LostAt.Index, $"The index does not hold {accession}; it follows the catalogue by itself.", [], []);

    public IReadOnlyList<FieldTimes> Where(IReadOnlyList<int> places) => _fields.Of(places);

    public PhraseFound Told(WeightedPhrase phrase, IReadOnlyList<int> places)
    {
        var where = Where(places);
        return new(phrase.Text, phrase.Weight, phrase.Why, where.Sum(w => w.Times), where);
    }

    /// <summary>Where a phrase stands in it; empty where it does not.</summary>
    public int[] Places(Phrase phrase) =>
        PostingList.DictionaryOf(Segment, Fields.Text) is { } dictionary && PhrasePostings.Of(phrase, dictionary) is { } postings ? postings.Places(Doc) : [];

    /// <summary>Every filter that it does not pass.</summary>
    public IEnumerable<Loss> Filtered(FilterMatch filters) => filters.Refusals(Segment.Columns, Doc).Select(name =>
    {
        string[] values = name switch
        {
            "organism" => [.. _row.Organisms],
            "type" => [.. _row.Types],
            "platform" => [.. _row.Platforms.Select(p => p.ToString())],
            "minSamples" => [.. Known(_row.SampleCount?.ToString(CultureInfo.InvariantCulture))],
            _ => [.. Known(_row.PublishedOn?.ToString("O", CultureInfo.InvariantCulture))],
        };
        var asked = filters.InForce[name];
        return name == "concept"
            ? new Loss(LostAt.Filter, $"It has to speak of {string.Join(" and ", asked)}, and does not.", asked, [])
            : new Loss(LostAt.Filter, $"{name} is limited to {string.Join(" or ", asked)}; the record has {(values.Length > 0 ? string.Join(", ", values) : "none that is known")}.", asked, values);
    });

    private static IEnumerable<string> Known(string? value) => value is null ? [] : [value];
}
