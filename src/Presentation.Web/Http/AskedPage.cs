using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Which of a list's pages is asked for, as query parameters.</summary>
public sealed record AskedPage
{
    /// <summary>Results a page, 1 to 100.</summary>
    [FromQuery(Name = "limit")]
    [DefaultValue(20)]
    public int Limit { get; init; } = 20;

    /// <summary>The page before's <c>nextCursor</c>.</summary>
    [FromQuery(Name = "cursor")]
    public SearchCursor? After { get; init; }

    public SearchQuery Of(AskedList list) => list.AsQuery() with { Limit = Limit, After = After };
}
