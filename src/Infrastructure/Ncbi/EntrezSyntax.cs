using OmicsOracle.Application.Search;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Writes a query that was read in Entrez's syntax as Entrez is sent it: only what was understood, well formed, each pair in parentheses.</summary>
internal static class EntrezSyntax
{
    /// <returns>Null where nothing is left to ask.</returns>
    public static string? Of(QueryNode? node)
    {
        switch (node)
        {
            case PairNode pair:
                var (left, right) = (Of(pair.Left), Of(pair.Right));
                return left is null || right is null
                    ? left ?? (pair.Operator is QueryOperator.Not ? null : right)
                    : $"({left} {pair.Operator.ToString().ToUpperInvariant()} {right})";
            case RangeNode range when Quoted(range.From) is { } from && Quoted(range.To) is { } to:
                return range.Field is QueryField.Published or QueryField.Samples ? $"({from}{Tag(range.Field)} : {to}{Tag(range.Field)})" : $"({from} AND {to})";
            case TermNode term:
                return Of(term);
            default:
                return null;
        }
    }

    private static string? Of(TermNode term)
    {
        if (term.Field is QueryField.All && Accession.TryParse(term.Text, null, out var accession))
        {
            return $"{accession}[ACCN]";
        }

        var isPlain = term.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') && char.IsAsciiLetterOrDigit(term.Text[0]);
        if (isPlain && term.Field is QueryField.All && StopWords.Contains(term.Text.ToLowerInvariant()))
        {
            return null;
        }

        var value = isPlain && !term.IsPhrase ? EntrezText.Value(term.Text) : Quoted(term.Text);
        return value is null or "" ? null : $"{value}{(isPlain && term.IsPrefix ? "*" : "")}{Tag(term.Field)}";
    }

    private static string? Quoted(string text) => EntrezText.Value(text) is { Length: > 0 } value ? $"\"{value}\"" : null;

    private static string Tag(QueryField field) => field switch
    {
        QueryField.Organism => "[ORGN]",
        QueryField.Title => "[TITL]",
        QueryField.Accession => "[ACCN]",
        QueryField.StudyType => "[GTYP]",
        QueryField.Published => "[PDAT]",
        QueryField.Samples => "[Number of Samples]",
        QueryField.EntryType => "[ETYP]",
        _ => "",
    };
}
