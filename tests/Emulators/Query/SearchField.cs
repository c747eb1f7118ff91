using System.Collections.Frozen;

namespace OmicsOracle.Emulators.Query;

/// <summary>How a search field is compared.</summary>
internal enum FieldKind
{
    /// <summary>Words and phrases of a text.</summary>
    Text,

    /// <summary>The whole value.</summary>
    Exact,
    Date,
    Number,
}

/// <summary>A search field of Entrez's gds database.</summary>
/// <param name="Tag">As einfo lists it, and as it stands in brackets.</param>
/// <param name="Name">The long name, which may stand there too and always stands in the translation.</param>
internal sealed record SearchField(string Tag, string Name, FieldKind Kind)
{
    public static readonly SearchField All = new("ALL", "All Fields", FieldKind.Text);
    public static readonly SearchField Uid = new("UID", "UID", FieldKind.Number);
    public static readonly SearchField Filter = new("FILT", "Filter", FieldKind.Exact);
    public static readonly SearchField Organism = new("ORGN", "Organism", FieldKind.Exact);
    public static readonly SearchField Accession = new("ACCN", "GEO Accession", FieldKind.Text);
    public static readonly SearchField Title = new("TITL", "Title", FieldKind.Text);
    public static readonly SearchField Description = new("DESC", "Description", FieldKind.Text);
    public static readonly SearchField EntryType = new("ETYP", "Entry Type", FieldKind.Exact);
    public static readonly SearchField StudyType = new("GTYP", "DataSet Type", FieldKind.Exact);
    public static readonly SearchField SampleCount = new("NSAM", "Number of Samples", FieldKind.Number);
    public static readonly SearchField Published = new("PDAT", "Publication Date", FieldKind.Date);
    public static readonly SearchField Updated = new("UDAT", "Update Date", FieldKind.Date);
    public static readonly SearchField RelatedSeries = new("RGSE", "Related Series", FieldKind.Text);
    public static readonly SearchField RelatedPlatform = new("RGPL", "Related Platform", FieldKind.Text);

    /// <summary>All of them, in the order of einfo. Those without a name above are known and hold nothing here.</summary>
    public static readonly IReadOnlyList<SearchField> Known =
    [
        All, Uid, Filter, Organism, Accession, Title, Description, new("SFIL", "Supplementary Files", FieldKind.Text), EntryType,
        new("STYP", "Sample Type", FieldKind.Exact), new("VTYP", "Sample Value Type", FieldKind.Exact), new("PTYP", "Platform Technology Type", FieldKind.Exact), StudyType,
        SampleCount, new("SRC", "Sample Source", FieldKind.Text), new("AUTH", "Author", FieldKind.Exact), new("INST", "Submitter Institute", FieldKind.Text),
        new("NPRO", "Number of Platform Probes", FieldKind.Number), new("SSTP", "Subset Variable Type", FieldKind.Exact), new("SSDE", "Subset Description", FieldKind.Text),
        new("GEID", "Reporter Identifier", FieldKind.Text), Published, Updated, new("TAGL", "Tag Length", FieldKind.Number), RelatedSeries, RelatedPlatform,
        new("MESH", "MeSH Terms", FieldKind.Exact), new("PROJ", "Project", FieldKind.Exact), new("ATNM", "Attribute Name", FieldKind.Text),
        new("ATTR", "Attribute", FieldKind.Text), new("PROP", "Properties", FieldKind.Exact),
    ];

    private static readonly FrozenDictionary<string, SearchField> ByName = Known
        .SelectMany(f => new[] { KeyValuePair.Create(f.Tag, f), KeyValuePair.Create(f.Name, f) })
        .Append(new("porgn", Organism)).Append(new("GSE", RelatedSeries)).Append(new("GPL", RelatedPlatform)).Append(new("sb", Filter))
        .DistinctBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a tag that Entrez does not know, and then searches as all fields.</summary>
    public static SearchField? Find(string tag) => ByName.GetValueOrDefault(tag.Trim());
}
