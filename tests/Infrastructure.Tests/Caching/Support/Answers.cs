using CsCheck;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Tests.Caching.Support;

/// <summary>Random answers of every type that is kept.</summary>
internal static class Answers
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.OneOf("TNF-α in synovium", "", "a \"quoted\" <b>word</b>", "line\nbreak", "𝒳 and é"));
    private static readonly Gen<string?> Maybe = Text.Null();
    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 3_000_000].Select(d => DateOnly.FromDayNumber(d)).Nullable();
    private static readonly Gen<DateTimeOffset> Moment = Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14, 14], (t, h) => new DateTimeOffset(Math.Max(t, TimeSpan.TicksPerDay), TimeSpan.FromHours(h)));
    private static readonly Gen<Accession> Accession = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 99_999_999], (kind, number) => Domain.Accession.FromEntrezUid((kind * 100_000_000) + number));
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double, Gen.OneOf(0d, double.PositiveInfinity, double.NegativeInfinity, -1d, 0.1));
    private static readonly Gen<Organism> Organism = Gen.Select(Maybe, Gen.Int.Nullable(), (n, id) => new Organism(n, id));
    private static readonly Gen<Sample> Sample = Gen.Select(Accession, Text, Maybe, Organism.Array[0, 2], Gen.Select(Text, Text, (t, v) => new Characteristic(t, v)).Array[0, 3], (a, t, s, o, c) => new Sample(a, t, s, o, c));
    private static readonly Gen<Relation> Relation = Gen.Select(Gen.Enum<RelationKind>(), Text, (k, t) => new Relation(k, t));
    private static readonly Gen<Provenance> Provenance = Gen.Select(Gen.Enum<RecordSource>(), Moment, (s, m) => new Provenance(s, m));
    private static readonly Gen<SearchCursor> Cursor = Gen.Select(Gen.UInt, Number, Gen.Int, (f, k, u) => new SearchCursor(f, k, u));
    private static readonly Gen<FacetCount[]> Counts = Gen.Select(Text, Gen.Int, (t, n) => new FacetCount(t, n)).Array[0, 3];
    private static readonly Gen<Highlight> Highlight = Gen.Select(Text, Text, Gen.Int[0, 300].Array[2].Array[0, 3], (f, t, s) => new Highlight(f, t, s));

    public static Gen<Dataset> Dataset { get; } = Gen.Select(
        Gen.Select(Accession, Text, Maybe, Maybe, Organism.Array[0, 2]),
        Gen.Select(Text.Array[0, 2], Accession.Array[0, 2], Gen.Int.Nullable(), Sample.Array[0, 3], Day),
        Gen.Select(Day, Day, Gen.Int.Array[0, 3], Relation.Array[0, 2], Provenance.Array[0, 2]),
        (a, b, c) => new Dataset
        {
            Accession = a.Item1,
            Title = a.Item2,
            Summary = a.Item3,
            OverallDesign = a.Item4,
            Organisms = a.Item5,
            StudyTypes = b.Item1,
            Platforms = b.Item2,
            SampleCount = b.Item3,
            Samples = b.Item4,
            SubmittedOn = b.Item5,
            PublishedOn = c.Item1,
            UpdatedOn = c.Item2,
            PubMedIds = c.Item3,
            Relations = c.Item4,
            Provenance = c.Item5,
        });

    private static readonly Gen<SearchHit> Hit = Gen.Select(
        Gen.Select(Accession, Text, Maybe, Text.Array[0, 2], Text.Array[0, 2]),
        Gen.Select(Accession.Array[0, 2], Gen.Int.Nullable(), Day, Gen.Int.Array[0, 2], Number),
        Gen.Select(Highlight.Array[0, 2], Text.Array[0, 2], Gen.OneOf("https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE1", "https://example.org/%C3%A4?q=a b#c"), Text, Moment),
        (a, b, c) => new SearchHit(a.Item1, a.Item2, a.Item3, a.Item4, a.Item5, b.Item1, b.Item2, b.Item3, b.Item4, b.Item5, c.Item1, c.Item2, new Uri(c.Item3), c.Item4, c.Item5));

    public static Gen<SearchAnswer> Search { get; } = Gen.Select(
        Gen.Select(Text, Gen.Int, Number, Gen.Enum<Completeness>(), Gen.Select(Text, Gen.Enum<SourceStatus>(), Gen.Int, Number, Moment.Nullable(), Maybe, (n, s, h, t, m, r) => new SourceReport(n, s, h, t, m, r)).Array[0, 2]),
        Gen.Select(Gen.Dictionary(Text, Text.Array[0, 2].Select(t => (IReadOnlyList<string>)t))[0, 2], Text.Array[0, 2], Maybe, Maybe, (f, d, t, x) => new Interpretation(f, d, t, x)),
        Gen.Select(Counts, Counts, Counts, Counts, (o, t, p, y) => new Facets(o, t, p, y)),
        Hit.Array[0, 4],
        Cursor.Null(),
        (a, i, f, h, c) => new SearchAnswer(a.Item1, a.Item2, a.Item3, a.Item4, a.Item5, i, f, h, c));

    public static Gen<DatasetLinks> Links { get; } = Gen.Select(
        Accession,
        Part(Gen.Select(Gen.Int, Text, Text.Array[0, 2], Maybe, Day, Maybe, Gen.Bool, (i, t, a, j, d, o, r) => new Publication(i, t, a, j, d, o, r))),
        Part(Gen.Select(Gen.Select(Text, Maybe, Maybe, Maybe, Maybe), Gen.Select(Maybe, Maybe, Gen.Long.Nullable(), Gen.Long.Nullable()), (a, b) => new SequencingRun(a.Item1, a.Item2, a.Item3, a.Item4, a.Item5, b.Item1, b.Item2, b.Item3, b.Item4))),
        (a, p, r) => new DatasetLinks(a, p, r));

    public static Gen<SourceAnswer<LiveHits>> LiveSearch { get; } = Source(Gen.Select(Gen.Int, Dataset.Array[0, 2], Text, Maybe, Text.Array[0, 2], (t, d, e, x, w) => new LiveHits(t, d, e, x, w)));

    public static Gen<SourceAnswer<Dataset>> LiveRecord { get; } = Source(Dataset);

    /// <summary>One search answer, told apart by its text.</summary>
    public static SearchAnswer Saying(string text, int padding = 0) =>
        new(text, 0, 1.5, Completeness.Complete, [], new(new Dictionary<string, IReadOnlyList<string>>(), [Noise(padding)]), Facets.None, [], null);

    public static CacheEntry Question(string text, Func<object, CacheWorth>? worth = null) => new("search:" + text, CacheProfile.Search, [CacheTag.Search], worth);

    private static string Noise(int length) => string.Create(length, length, (text, seed) =>
    {
        var random = new Random(seed);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)random.Next('!', '~');
        }
    });

    private static Gen<LinkedPart<T>> Part<T>(Gen<T> item) => Gen.Select(Gen.Enum<LinkStatus>(), Text, Moment.Nullable(), item.Array[0, 2], Maybe, (s, n, m, i, r) => new LinkedPart<T>(s, n, m, i, r));

    private static Gen<SourceAnswer<T>> Source<T>(Gen<T> value)
        where T : class =>
        Gen.Select(Gen.Enum<AnswerKind>(), value.Null(), Maybe, Day, Gen.Long[0, long.MaxValue].Select(t => new TimeSpan(t)).Nullable(), (k, v, r, d, t) => new SourceAnswer<T>(k, v, r, d, t));
}
