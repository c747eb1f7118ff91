using OmicsOracle.Application.Search.Enhanced;

namespace OmicsOracle.Application.Search.Fielded;

/// <summary>A query in Entrez's syntax, read.</summary>
/// <param name="Root">Null where nothing of it can be searched.</param>
/// <param name="Corrected">With everything mended that can be; null where nothing needs it.</param>
public sealed record FieldedQuery(QueryNode? Root, IReadOnlyList<QueryFinding> Findings, string? Corrected)
{
    /// <summary>Reads any text; never fails.</summary>
    public static FieldedQuery Read(string text)
    {
        var findings = new QueryFindings(text);
        var root = new QueryReader(text, findings).Read();
        return new(root, findings.All, findings.Corrected);
    }

    /// <summary>Whether a question is meant as Entrez syntax: it has a known tag after a term, or an operator in capitals between terms.
    /// "TP53 AND MDM2" is; "research and development", and a text that is all in capitals, are ordinary questions.</summary>
    public static bool IsMeant(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal) && !text.Contains("AND", StringComparison.Ordinal) && !text.Contains("OR", StringComparison.Ordinal) && !text.Contains("NOT", StringComparison.Ordinal))
        {
            return false;
        }

        var tokens = QueryTokens.Of(text);
        var isShouted = Abbreviations.IsShouted(text);
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Tag && tokens[i].IsClosed && tokens[i - 1].Kind is TokenKind.Word or TokenKind.Phrase && QueryTags.Of(tokens[i].Text) is not null)
            {
                return true;
            }

            if (!isShouted && tokens[i].Kind is TokenKind.Operator && i + 1 < tokens.Count && Ends(tokens[i - 1]) && Begins(tokens[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(QueryToken token) => token.Kind is TokenKind.Close or TokenKind.Tag || IsTerm(token);

    private static bool Begins(QueryToken token) => token.Kind is TokenKind.Open || token is { Kind: TokenKind.Operator, Text: "NOT" } || IsTerm(token);

    private static bool IsTerm(QueryToken token) => token.Kind is TokenKind.Word or TokenKind.Phrase && token.Text.Any(char.IsLetterOrDigit);
}
