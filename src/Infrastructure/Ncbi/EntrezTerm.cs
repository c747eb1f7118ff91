using System.Globalization;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>A question in the query language of Entrez's gds database.</summary>
/// <remarks>
/// Every word must hold, each for itself. Two words side by side would be looked up as one phrase or MeSH heading, and lose the series that have them apart;
/// words tied by AND find all of those, and NCBI still widens each by its synonyms. A phrase in quotes is taken word for word.
/// Accessions widen each other, since no series has the names of two, and narrow with the words.
/// </remarks>
/// <param name="Text">Null where there is nothing to ask: no word that says anything, or a filter that nothing can pass.</param>
/// <param name="Series">Where the question is this series and nothing else, so that its uid answers it.</param>
/// <param name="Dropped">Words that are not sent, as typed.</param>
internal sealed record EntrezTerm(string? Text, Accession? Series, IReadOnlyList<string> Dropped, IReadOnlyList<EntrezFilter> Filters)
{
    /// <summary>Without it platforms, samples and curated data sets are found as well.</summary>
    public const string OnlySeries = "gse[ETYP]";

    public static EntrezTerm Of(SearchQuery query)
    {
        var filters = EntrezFilter.Of(query.Filters);
        if (FieldedQuery.IsMeant(query.Text))
        {
            var written = EntrezSyntax.Of(FieldedQuery.Read(query.Text).Root);
            return written is null || filters.Any(f => f.Clause is null)
                ? new(null, null, [], filters)
                : new(string.Join(" AND ", [written, .. filters.Select(f => f.Clause!), OnlySeries]), null, [], filters);
        }

        var question = EntrezQuestion.Read(query.Text);
        if ((question.Words.Count == 0 && question.Accessions.Count == 0) || filters.Any(f => f.Clause is null))
        {
            return new(null, null, question.Dropped, filters);
        }

        if (question is { Words: [], Accessions: [{ Kind: AccessionKind.Series } series] } && filters.Count == 0)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"{series.EntrezUid}[UID]"), series, question.Dropped, filters);
        }

        var accessions = EntrezFilter.AnyOf([.. question.Accessions.Select(a => $"{a}[ACCN]")]);
        string[] clauses = [.. question.Words, .. accessions is null ? Array.Empty<string>() : [accessions], .. filters.Select(f => f.Clause!), OnlySeries];
        return new(string.Join(" AND ", clauses), null, question.Dropped, filters);
    }
}
