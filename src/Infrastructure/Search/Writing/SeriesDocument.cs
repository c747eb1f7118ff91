using Lucene.Net.Documents;
using Lucene.Net.Index;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Writing;

/// <summary>Lays a series out as the index's document. One instance is filled again and again, as Lucene advises, so it is not for two threads.</summary>
internal sealed class SeriesDocument : IDisposable
{
    // Weights chosen on the relevance benchmark, together with Bm25's parameters: see docs/decisions.
    public const int TitleWeight = 3;
    private const int Once = 1;

    /// <summary>UTF-16 units of what the samples say that are kept for showing where a word stands.</summary>
    public const int MostShownSampleText = 10_000;

    private static readonly FieldType Words = Frozen(new FieldType(TextField.TYPE_NOT_STORED) { OmitNorms = true });
    private static readonly FieldType Key = Frozen(new FieldType(StringField.TYPE_NOT_STORED) { OmitNorms = true });

    private readonly WeightedTokens _tokens = new();
    private readonly Field _text;
    private readonly NumericDocValuesField _number = new(Fields.Number, 0);
    private readonly NumericDocValuesField _length = new(Fields.Length, 0);
    private readonly NumericDocValuesField _day = new(Fields.Day, 0);
    private readonly NumericDocValuesField _samples = new(Fields.Samples, 0);
    private readonly SampleText _sampleText = new();

    public SeriesDocument() => _text = new Field(Fields.Text, _tokens, Words);

    public static Term KeyOf(Accession accession) => new(Fields.Accession, accession.ToString());

    public void Dispose() => _tokens.Dispose();

    public Document Of(Dataset series)
    {
        var sampleText = _sampleText.Of(series);
        _tokens.Begin();
        var length = _tokens.Add(series.Title, TitleWeight)
            + _tokens.Add(series.Summary, Once)
            + _tokens.Add(series.OverallDesign, Once);
        _tokens.Add(sampleText, Once);
        AddFacts(series);

        _number.SetInt64Value(series.Accession.Number);
        _length.SetInt64Value(length);
        _day.SetInt64Value(series.PublishedOn?.DayNumber ?? -1);
        _samples.SetInt64Value(series.SampleCount ?? -1);
        var document = new Document
        {
            _text,
            _number,
            _length,
            _day,
            _samples,
            new SortedDocValuesField(Fields.Profile, Profile.Encode(series)),
            new BinaryDocValuesField(Fields.Record, StoredSeries.Encode(series, Shown(sampleText))),
            new Field(Fields.Accession, series.Accession.ToString(), Key),
        };
        foreach (var accession in series.Platforms.Concat(series.Samples.Select(s => s.Accession)).Distinct())
        {
            document.Add(new Field(Fields.Accession, accession.ToString(), Key));
        }

        return document;
    }

    /// <summary>What a person may ask for that stands in no prose: names of organisms, kinds of study, accessions of all that the series refers to.</summary>
    private void AddFacts(Dataset series)
    {
        foreach (var organism in series.Organisms)
        {
            _tokens.Add(organism.Label, Once);
            if (organism.TaxonId is { } id)
            {
                foreach (var name in WellKnownOrganisms.UsualNamesOf(id))
                {
                    _tokens.Add(name, Once);
                }
            }
        }

        foreach (var type in series.StudyTypes)
        {
            _tokens.Add(type, Once);
        }

        foreach (var platform in series.Platforms)
        {
            _tokens.Add(platform.ToString(), Once);
        }

        foreach (var relation in series.Relations)
        {
            _tokens.Add(relation.Target, Once);
        }

        foreach (var id in series.PubMedIds)
        {
            _tokens.Add(id.ToString(System.Globalization.CultureInfo.InvariantCulture), Once);
        }

        _tokens.Add(series.Accession.ToString(), Once);
    }

    private static string Shown(string sampleText) =>
        sampleText.Length <= MostShownSampleText ? sampleText : sampleText[..Math.Max(0, sampleText.LastIndexOf("; ", MostShownSampleText, StringComparison.Ordinal))];

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
