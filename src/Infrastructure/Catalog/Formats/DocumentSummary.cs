using System.Globalization;
using System.Text.Json;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>One document summary of Entrez's gds database, by the field names of esummary's JSON (version 0.3).</summary>
internal sealed class DocumentSummary
{
    private const int MostSamples = 10_000;
    private const int LongestText = 4 * 1024 * 1024;
    private const int LongestQuote = 100;

    private readonly List<Sample> _samples = [];
    private readonly List<int> _pubMedIds = [];
    private readonly List<Relation> _relations = [];
    private string? _uid, _accession, _title, _summary, _platforms, _organisms, _entryType, _studyTypes, _publishedOn, _sampleCount, _bioProject, _error;

    private DocumentSummary()
    {
    }

    /// <summary>Whether it could be of another database: nothing in it is GEO's.</summary>
    public bool IsForeign => _accession is null && _entryType is null && _error is null;

    /// <param name="json">Stands before the object, or on its beginning; afterwards on its end.</param>
    /// <exception cref="JsonException">It is not an object.</exception>
    /// <exception cref="InvalidOperationException">A text is not Unicode.</exception>
    public static DocumentSummary Read(ref Utf8JsonReader json, TextPool pool)
    {
        if ((json.TokenType != JsonTokenType.StartObject && !json.Read()) || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("not an object");
        }

        var summary = new DocumentSummary();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            summary.Property(ref json, pool);
        }

        return summary;
    }

    /// <param name="key">What the answer files it under, where it does not say its uid itself.</param>
    public RecordRead ToRead(int line, string key, HeldRecords held, Provenance provenance, long position)
    {
        if (_error is not null)
        {
            return new RecordRead.SetAside(line, _uid ?? key, $"NCBI says: {(_error.Length <= LongestQuote ? _error : _error[..LongestQuote])}", position);
        }

        if (!Accession.TryParse(_accession, out var accession))
        {
            return new RecordRead.SetAside(line, _uid ?? key, "no GEO accession", position);
        }

        var reason = accession.Kind != AccessionKind.Series ? held.Count(accession.Kind)
            : GeoValues.PositiveNumber(_uid) is { } uid && uid != accession.EntrezUid ? $"its uid is {uid}, which is not {accession}'s"
            : _title is null ? "no title"
            : _title.Length + (_summary?.Length ?? 0) > LongestText ? "more text than a series of GEO has"
            : null;
        return reason is null
            ? new RecordRead.Good(ToDataset(accession, provenance), position)
            : new RecordRead.SetAside(line, accession.ToString(), reason, position);
    }

    private Dataset ToDataset(Accession accession, Provenance provenance)
    {
        if (_bioProject is not null)
        {
            _relations.Add(new(RelationKind.BioProject, _bioProject));
        }

        return new()
        {
            Accession = accession,
            Title = _title!,
            Summary = _summary,
            Organisms = [.. Parts(_organisms).Select(Organism.Of)],
            StudyTypes = Parts(_studyTypes),
            Platforms = [.. Parts(_platforms).Select(GeoValues.PositiveNumber).Where(n => n is > 0 and < 100_000_000).Select(n => Accession.Platform(n!.Value))],
            SampleCount = int.TryParse(_sampleCount, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            Samples = _samples,
            PublishedOn = GeoValues.Date(_publishedOn),
            PubMedIds = _pubMedIds,
            Relations = _relations,
            Provenance = [provenance],
        };
    }

    private static string[] Parts(string? list) =>
        list is null ? [] : list.Contains(';', StringComparison.Ordinal) ? [.. list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()] : [list];

    private void Property(ref Utf8JsonReader json, TextPool pool)
    {
        _ = json.ValueTextEquals("uid"u8) ? JsonFields.Text(ref json, ref _uid)
            : json.ValueTextEquals("accession"u8) ? JsonFields.Text(ref json, ref _accession)
            : json.ValueTextEquals("title"u8) ? JsonFields.Text(ref json, ref _title)
            : json.ValueTextEquals("summary"u8) ? JsonFields.Text(ref json, ref _summary)
            : json.ValueTextEquals("gpl"u8) ? JsonFields.Text(ref json, ref _platforms, pool)
            : json.ValueTextEquals("taxon"u8) ? JsonFields.Text(ref json, ref _organisms, pool)
            : json.ValueTextEquals("entrytype"u8) ? JsonFields.Text(ref json, ref _entryType, pool)
            : json.ValueTextEquals("gdstype"u8) ? JsonFields.Text(ref json, ref _studyTypes, pool)
            : json.ValueTextEquals("n_samples"u8) ? JsonFields.Text(ref json, ref _sampleCount, pool)
            : json.ValueTextEquals("pdat"u8) ? JsonFields.Text(ref json, ref _publishedOn, pool)
            : json.ValueTextEquals("bioproject"u8) ? JsonFields.Text(ref json, ref _bioProject)
            : json.ValueTextEquals("error"u8) ? JsonFields.Text(ref json, ref _error)
            : json.ValueTextEquals("samples"u8) ? JsonFields.Items(ref json, pool, Sample)
            : json.ValueTextEquals("pubmedids"u8) ? JsonFields.Items(ref json, pool, PubMedId)
            : json.ValueTextEquals("extrelations"u8) ? JsonFields.Items(ref json, pool, ExternalRelation)
            : JsonFields.Skip(ref json);
    }

    private void Sample(ref Utf8JsonReader json, TextPool pool)
    {
        var (accession, title) = JsonFields.Two(ref json, pool, "accession"u8, "title"u8);
        if (_samples.Count < MostSamples && GeoValues.Accession(accession, AccessionKind.Sample) is { } sample)
        {
            _samples.Add(new(sample, title ?? "", null, [], []));
        }
    }

    private void PubMedId(ref Utf8JsonReader json, TextPool pool)
    {
        if (GeoValues.PositiveNumber(JsonFields.Scalar(ref json, pool)) is { } id && !_pubMedIds.Contains(id) && _pubMedIds.Count < MostSamples)
        {
            _pubMedIds.Add(id);
        }
    }

    /// <summary>Only the raw reads are known to come here.</summary>
    private void ExternalRelation(ref Utf8JsonReader json, TextPool pool)
    {
        var (type, target) = JsonFields.Two(ref json, pool, "relationtype"u8, "targetobject"u8);
        if (target is not null && string.Equals(type, "SRA", StringComparison.OrdinalIgnoreCase) && _relations.Count < MostSamples)
        {
            _relations.Add(new(RelationKind.Sra, target));
        }
    }
}
