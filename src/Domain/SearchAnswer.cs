using System.Text.Json.Serialization;

namespace OmicsOracle.Domain;

/// <summary>What a search found, where it looked, and what it could not ask.</summary>
/// <param name="Total">All hits, not only this page's.</param>
/// <param name="TookMs">Milliseconds the search took when it was made; a cached answer keeps it.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record SearchAnswer(
    string Query,
    int Total,
    double TookMs,
    Completeness Completeness,
    IReadOnlyList<SourceReport> Sources,
    Interpretation Interpretation,
    Facets Facets,
    IReadOnlyList<SearchHit> Results,
    SearchCursor? NextCursor)
{
    /// <summary>The few themes of the best hits, of an enhanced search's first page; empty elsewhere.</summary>
    public IReadOnlyList<HitGroup> Groups { get; init; } = [];

    /// <summary>What might be asked instead, of an enhanced search's first page; empty elsewhere.</summary>
    public IReadOnlyList<BetterQuestion> BetterQuestions { get; init; } = [];

    /// <summary>The same answer, marked as what was found a while ago: each source that had answered in full is stale now.</summary>
    public SearchAnswer Aged(TimeSpan age) => this with
    {
        Completeness = Completeness.Partial,
        Sources = [.. Sources.Select(s => s.Status is SourceStatus.Ok ? s with { Status = SourceStatus.Stale, Reason = Ageing.Sentence(age) } : s)],
    };
}

public enum Completeness
{
    /// <summary>Every source asked has answered in full.</summary>
    Complete,

    /// <summary>A source failed, was late or is behind: what is missing is named in the sources.</summary>
    Partial,
}

public enum SourceStatus
{
    Ok,

    /// <summary>It answered, but is behind what is known.</summary>
    Stale,
    Timeout,
    Unavailable,
    Throttled,
}

/// <param name="Name">"local", or "starter" while only the embedded records are held; "geo" for NCBI GEO asked live; "pubmed" for the series of papers.</param>
/// <param name="AsOf">The moment the source's knowledge is from; null where it holds or told nothing.</param>
/// <param name="Reason">One sentence where the source did not answer in full; otherwise null.</param>
public sealed record SourceReport(string Name, SourceStatus Status, int Hits, double TookMs, DateTimeOffset? AsOf, string? Reason = null);

/// <summary>How the question was understood.</summary>
/// <param name="Filters">The filters in force as name and value, in the words of the index.</param>
/// <param name="Dropped">Words that were not searched, such as "the".</param>
/// <param name="EntrezTerm">What GEO was asked; null where it was not, or did not answer.</param>
/// <param name="EntrezTranslation">How GEO understood it, in its own words; null where it does not say.</param>
public sealed record Interpretation(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Filters,
    IReadOnlyList<string> Dropped,
    string? EntrezTerm = null,
    string? EntrezTranslation = null)
{
    /// <summary>What the question was understood to mean, or, in a simple search, what it names and was looked for by other names too; empty where it was searched word by word.</summary>
    public IReadOnlyList<FoundConcept> Concepts { get; init; } = [];

    /// <summary>What was decided for the person, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>How the hits spread; each list has the most frequent first (years: the latest first).</summary>
public sealed record Facets(
    IReadOnlyList<FacetCount> Organism,
    IReadOnlyList<FacetCount> Type,
    IReadOnlyList<FacetCount> Platform,
    IReadOnlyList<FacetCount> Year)
{
    public static Facets None { get; } = new([], [], [], []);

    /// <summary>Diseases that the catalogue's hits mention, of an enhanced search's first page; empty elsewhere. The two that follow likewise.</summary>
    public IReadOnlyList<ConceptCount> Disease { get; init; } = [];

    public IReadOnlyList<ConceptCount> Tissue { get; init; } = [];

    public IReadOnlyList<ConceptCount> CellType { get; init; } = [];
}

public sealed record FacetCount(string Value, int Count);

/// <summary>How many of all hits mention a concept, or a narrower one; the filter <c>concept</c> takes its id and leaves as many.</summary>
/// <param name="Value">The concept's label.</param>
public sealed record ConceptCount(string Value, int Count, string Id);

/// <summary>What some of the best hits have in common.</summary>
/// <param name="Count">Of the best hits that were looked at, a hundred at most.</param>
/// <param name="Accessions">Of those hits in their order, ten at most.</param>
public sealed record HitGroup(string Label, ConceptKind Kind, string Id, int Count, IReadOnlyList<Accession> Accessions);

public enum BetterQuestionKind
{
    /// <summary>It finds fewer.</summary>
    Narrower,

    /// <summary>It finds more.</summary>
    Wider,

    /// <summary>It says outright what was read into the question, or might have been.</summary>
    Corrected,
}

/// <summary>A question that may serve better, to be asked as it is with the same filters.</summary>
/// <param name="Why">One sentence.</param>
/// <param name="Total">What it finds in the catalogue.</param>
public sealed record BetterQuestion(BetterQuestionKind Kind, string Question, string Why, int Total);

/// <summary>One series found.</summary>
/// <param name="Summary">The first 300 characters or fewer; the whole is in the dataset.</param>
/// <param name="Matched">The question's words that this record holds, in the question's order, and after them the other names of what they name.</param>
/// <param name="Score">0 where <paramref name="Source"/> is "live": GEO ranks without telling figures.</param>
/// <param name="Source">"local", "starter", or "live" for one that GEO told just now.</param>
/// <param name="FetchedAt">When the record was last read from its source.</param>
public sealed record SearchHit(
    Accession Accession,
    string Title,
    string? Summary,
    IReadOnlyList<string> Organisms,
    IReadOnlyList<string> Types,
    IReadOnlyList<Accession> Platforms,
    int? SampleCount,
    DateOnly? PublishedOn,
    IReadOnlyList<int> PubmedIds,
    double Score,
    IReadOnlyList<Highlight> Highlights,
    IReadOnlyList<string> Matched,
    Uri Url,
    string Source,
    DateTimeOffset FetchedAt)
{
    private const int LongestSummary = 300;

    /// <summary>Where the hit stands for a SuperSeries and its parts on this page; null for one that stands for itself.</summary>
    public SeriesFamily? Family { get; init; }

    /// <summary>What of the question the record only seems to mention; for that it stands below those that do.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>The SuperSeries that it is a part of, and the parts that it has.</summary>
    [JsonIgnore]
    public IReadOnlyList<Relation> Kin { get; init; } = [];

    /// <summary>A summary as hits show it: at most 300 UTF-16 units, cut at a blank.</summary>
    public static string? Shortened(string? text)
    {
        if (text is null || text.Length <= LongestSummary)
        {
            return text;
        }

        var cut = text.AsSpan(0, LongestSummary).LastIndexOf(' ');
        if (cut <= 0)
        {
            cut = LongestSummary - 1;
            cut -= char.IsHighSurrogate(text[cut - 1]) ? 1 : 0;
        }

        return string.Concat(text.AsSpan(0, cut).TrimEnd(), "…");
    }
}

/// <param name="Concept">As the question's group is called.</param>
/// <param name="Reason">A sentence.</param>
public sealed record NearMiss(string Concept, string Reason);

/// <summary>A SuperSeries and its parts as far as they are among a page's hits.</summary>
/// <param name="Members">In the order of their ranks, the hit itself first.</param>
public sealed record SeriesFamily(Accession SuperSeries, IReadOnlyList<FamilyMember> Members);

public sealed record FamilyMember(Accession Accession, string Title);

/// <summary>A piece of a field in which words of the question stand.</summary>
/// <param name="Field">title, summary, overallDesign, samples.</param>
/// <param name="Spans">Start (included) and end (excluded) of each word, in UTF-16 units of <paramref name="Text"/>.</param>
public sealed record Highlight(string Field, string Text, IReadOnlyList<int[]> Spans);
