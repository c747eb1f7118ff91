using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>How many bytes an answer takes in memory, with the JSON that is kept beside it: an estimate from what was seen, rather above than below.</summary>
internal static class AnswerSize
{
    /// <summary>What a tag's mark of its last removal takes.</summary>
    public const int Marker = 200;

    // Seen with 100 results: 475 KB, of which 142 KB are JSON.
    private const int Search = 6_000;
    private const int Result = 5_000;
    private const int Record = 2_000;

    // A facet, a theme or a better question.
    private const int Around = 500;
    private const int Sample = 800;
    private const int Character = 4;

    public static long Of<T>(T answer) => answer switch
    {
        SearchAnswer search => Search + ((long)Result * search.Results.Count) + ((long)Around * (search.Facets.Disease.Count + search.Facets.Tissue.Count + search.Facets.CellType.Count + search.Groups.Count + search.BetterQuestions.Count)),
        Dataset dataset => Record + ((long)Sample * dataset.Samples.Count) + (Character * ((dataset.Summary?.Length ?? 0) + (dataset.OverallDesign?.Length ?? 0))),
        SourceAnswer<LiveHits> live => Search + (live.Value?.Datasets.Sum(Of) ?? 0),
        SourceAnswer<Dataset> live => live.Value is { } dataset ? Of(dataset) : Record,
        Summary summary => Record + ((long)Sample * summary.Sentences.Count),
        DatasetLinks links => Record + ((long)Sample * (links.Publications.Items.Count + links.Runs.Items.Count)),
        _ => Record,
    };
}
