using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>A question with its filters and sort, as query parameters. A new filter is a property here, and nothing else at this edge.</summary>
public sealed record AskedList
{
    /// <summary>The question, 1 to 999 characters. Double quotes ask for an exact phrase. A known Entrez tag, such as asthma[TITL], or an operator in capitals between terms makes it a query in Entrez's syntax.</summary>
    [FromQuery(Name = "q")]
    public string? Question { get; init; }

    /// <summary>Scientific name, usual name or taxon id; may repeat.</summary>
    [FromQuery(Name = "organism")]
    public string[]? Organisms { get; init; }

    /// <summary>GEO's study type; may repeat.</summary>
    [FromQuery(Name = "type")]
    public string[]? Types { get; init; }

    /// <summary>GPL accession; may repeat.</summary>
    [FromQuery(Name = "platform")]
    public Accession[]? Platforms { get; init; }

    /// <summary>First day of publication, yyyy-MM-dd.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    /// <summary>Last day of publication, yyyy-MM-dd.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    /// <summary>At least so many samples.</summary>
    [FromQuery(Name = "minSamples")]
    public int? MinSamples { get; init; }

    /// <summary>Id of a vocabulary's concept, as in an enhanced search's facets (MONDO:0004979): only series that mention it, or a narrower one. May repeat: each must be mentioned. The catalogue's series only.</summary>
    [FromQuery(Name = "concept")]
    public string[]? Concepts { get; init; }

    /// <summary>relevance, newest or samples.</summary>
    [FromQuery(Name = "sort")]
    [DefaultValue(SearchSort.Relevance)]
    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    public SearchQuery AsQuery() => new(
        Question ?? "",
        new SearchFilters
        {
            Organisms = Organisms ?? [],
            Types = Types ?? [],
            Platforms = Platforms ?? [],
            From = From,
            To = To,
            MinSamples = MinSamples,
            Concepts = Concepts ?? [],
        },
        Sort);
}
