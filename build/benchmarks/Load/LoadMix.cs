namespace OmicsOracle.Bench.Load;

/// <summary>The mix: of a hundred requests 70 are searches that the cache has, 20 new ones, 5 enhanced and new, 4 records and 1 a summary, in an order drawn by a seed.
/// The catalogue is taken as harvested, so searches are local, but a tenth of the enhanced ones asks NCBI too: its permitted rate bears no more.</summary>
internal sealed class LoadMix
{
    private const int Cached = 200;
    private const int Drawn = 20_000;
    private const int Seed = 11;
    private readonly Random _draw = new(Seed);
    private readonly IReadOnlyList<string> _questions;
    private readonly string[] _accessions;
    private int _asked = Cached;
    private int _enhanced;

    public LoadMix(BenchCatalog catalog)
    {
        _questions = catalog.Questions(Drawn);
        _accessions = [.. SummaryFile.Read(catalog.File()).Take(5_000).Select(r => r.Accession)];
    }

    /// <summary>The questions that the cache is to have.</summary>
    public IEnumerable<string> Hot => _questions.Take(Cached).Select(Search);

    public (LoadKind Kind, string Path) Next(bool allLive) => _draw.Next(100) switch
    {
        < 70 => (LoadKind.Cached, Search(_questions[_draw.Next(Cached)])),
        < 90 => (LoadKind.New, Search(New())),
        < 95 when allLive || _enhanced++ % 10 == 0 => (LoadKind.EnhancedLive, Enhanced("auto")),
        < 95 => (LoadKind.Enhanced, Enhanced("local")),
        < 99 => (LoadKind.Record, Record()),
        _ => (LoadKind.Summary, Record() + "/summary"),
    };

    private static string Search(string question) => $"/api/v1/search?source=local&q={Uri.EscapeDataString(question)}";

    private string Enhanced(string source) => $"/api/v1/search/enhanced?source={source}&q={Uri.EscapeDataString(New())}";

    private string Record() => $"/api/v1/datasets/{_accessions[_draw.Next(_accessions.Length)]}";

    /// <summary>One that was not asked before; once all are used up, two of them together.</summary>
    private string New()
    {
        var (round, place) = (_asked / _questions.Count, _asked++ % _questions.Count);
        return round == 0 ? _questions[place] : $"{_questions[place]} {_questions[(place + round) % _questions.Count]}";
    }
}
