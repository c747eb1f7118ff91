using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>A series record as it is being read.</summary>
/// <param name="label">How the record names itself at its head; in a submission any words.</param>
/// <param name="line">Where it begins.</param>
internal sealed class SeriesDraft(string label, int line)
{
    /// <summary>Characters of one series; more are no series of GEO.</summary>
    private const int MostText = 4 * 1024 * 1024;

    /// <summary>Of one field. The largest SuperSeries has some hundred parts.</summary>
    private const int MostValues = 5_000;

    private const int LongestLabel = 100;

    private readonly Accession? _labelled = GeoValues.Accession(label, AccessionKind.Series);
    private readonly List<string> _summary = [], _overallDesign = [], _studyTypes = [], _organisms = [];
    private readonly List<int> _taxonIds = [], _pubMedIds = [];
    private readonly List<Accession> _platforms = [];
    private readonly List<Relation> _relations = [];
    private readonly HashSet<int> _announced = [];
    private string? _declared;

    /// <summary>Characters held.</summary>
    public int Text { get; private set; }

    public string? Title { get; private set; }

    public DateOnly? SubmittedOn { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public DateOnly? UpdatedOn { get; set; }

    /// <summary>The numbers of the samples it lists.</summary>
    public IReadOnlySet<int> Announced => _announced;

    public Accession? Accession => _labelled ?? GeoValues.Accession(_declared, AccessionKind.Series);

    /// <summary>What its geo_accession says, which must not disagree with its head.</summary>
    public void Declare(string? accession) => _declared ??= accession;

    public void Entitle(string? title)
    {
        if (Title is null && title is not null && HasRoom(title.Length))
        {
            Title = title;
        }
    }

    /// <param name="text">A paragraph; null for a blank one.</param>
    public void AddSummary(string? text) => AddParagraph(_summary, text);

    /// <inheritdoc cref="AddSummary"/>
    public void AddOverallDesign(string? text) => AddParagraph(_overallDesign, text);

    public void AddStudyType(string text) => Add(_studyTypes, text, text.Length);

    public void AddOrganism(string name) => Add(_organisms, name, name.Length);

    public void AddTaxonId(int id) => Add(_taxonIds, id);

    public void AddPubMedId(int id) => Add(_pubMedIds, id);

    public void AddRelation(string text) => Add(_relations, GeoValues.Relation(text), text.Length);

    public void AddPlatform(Accession platform) => Add(_platforms, platform);

    public void Announce(Accession sample)
    {
        if (HasRoom(sizeof(int)))
        {
            _announced.Add(sample.Number);
        }
    }

    /// <summary>A value was too long to hold.</summary>
    public void Overflow() => Text = MostText + 1;

    /// <param name="samples">Those of it whose records the file holds.</param>
    public RecordRead ToRead(IReadOnlyList<SampleDraft> samples, Provenance provenance, long position)
    {
        var reason = Text > MostText ? "more text than a series of GEO has"
            : Accession is null ? "no GSE accession"
            : _labelled is not null && _declared is not null && GeoValues.Accession(_declared, AccessionKind.Series) != _labelled ? $"its geo_accession is {_declared}"
            : Title is null ? "no title"
            : null;
        return reason is null
            ? new RecordRead.Good(ToDataset(Accession!.Value, samples, provenance), position)
            : SetAside(reason, position);
    }

    public RecordRead SetAside(string reason, long position) => new RecordRead.SetAside(line, label.Length <= LongestLabel ? label : label[..LongestLabel], reason, position);

    private Dataset ToDataset(Accession accession, IReadOnlyList<SampleDraft> samples, Provenance provenance)
    {
        Organism[] sampled = [.. samples.SelectMany(s => s.Organisms).Distinct().Take(MostValues)];
        var organisms = OrganismList.Of(_organisms, _taxonIds, sampled);
        return new()
        {
            Accession = accession,
            Title = Title!,
            Summary = GeoText.Joined(_summary),
            OverallDesign = GeoText.Joined(_overallDesign),
            Organisms = organisms.Count > 0 ? organisms : sampled,
            StudyTypes = _studyTypes,
            Platforms = _platforms.Count > 0 ? _platforms : [.. samples.Where(s => s.Platform is not null).Select(s => s.Platform!.Value).Distinct()],
            SampleCount = _announced.Count > 0 ? _announced.Count : samples.Count > 0 ? samples.Count : null,
            Samples = [.. samples.Select(s => s.ToSample())],
            SubmittedOn = SubmittedOn,
            PublishedOn = PublishedOn,
            UpdatedOn = UpdatedOn,
            PubMedIds = _pubMedIds,
            Relations = _relations,
            Provenance = [provenance],
        };
    }

    private void AddParagraph(List<string> to, string? text)
    {
        if (HasRoom(text?.Length ?? 0))
        {
            to.Add(text ?? "");
        }
    }

    private void Add<T>(List<T> to, T value, int length = sizeof(int))
    {
        if (HasRoom(length) && to.Count < MostValues && !to.Contains(value))
        {
            to.Add(value);
        }
    }

    private bool HasRoom(int length) => (Text += length + 16) <= MostText;
}
