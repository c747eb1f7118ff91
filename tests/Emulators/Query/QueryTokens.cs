namespace OmicsOracle.Emulators.Query;

internal enum TokenKind
{
    Word,
    Phrase,
    Tag,
    Open,
    Close,
    Colon,
    And,
    Or,
    Not,
}

internal readonly record struct QueryToken(TokenKind Kind, string Text)
{
    public bool IsOperator => Kind is TokenKind.And or TokenKind.Or or TokenKind.Not;
}

/// <summary>The query as Entrez takes it apart. Operators are operators only in capitals (NBK3837).</summary>
internal static class QueryTokens
{
    /// <exception cref="FormatException">A bracket is not closed.</exception>
    public static List<QueryToken> Of(string term)
    {
        var tokens = new List<QueryToken>();
        for (var i = 0; i < term.Length;)
        {
            var c = term[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var (token, end) = c switch
            {
                '(' => (new QueryToken(TokenKind.Open, "("), i + 1),
                ')' => (new QueryToken(TokenKind.Close, ")"), i + 1),
                ':' => (new QueryToken(TokenKind.Colon, ":"), i + 1),
                ']' => throw new FormatException("a bracket was never opened"),
                '[' => Enclosed(term, i, ']', TokenKind.Tag, mustClose: true),
                '"' => Enclosed(term, i, '"', TokenKind.Phrase, mustClose: false),
                _ => Word(term, i),
            };
            tokens.Add(token);
            i = end;
        }

        return tokens;
    }

    private static (QueryToken Token, int End) Enclosed(string term, int start, char closing, TokenKind kind, bool mustClose)
    {
        var end = term.IndexOf(closing, start + 1);
        return end >= 0 ? (new(kind, term[(start + 1)..end].Trim()), end + 1)
            : mustClose ? throw new FormatException("a bracket is not closed")
            : (new(kind, term[(start + 1)..].Trim()), term.Length);
    }

    private static (QueryToken Token, int End) Word(string term, int start)
    {
        var end = start;
        while (end < term.Length && !char.IsWhiteSpace(term[end]) && "()[]\":".IndexOf(term[end], StringComparison.Ordinal) < 0)
        {
            end++;
        }

        var word = term[start..end];
        var kind = word switch { "AND" => TokenKind.And, "OR" => TokenKind.Or, "NOT" => TokenKind.Not, _ => TokenKind.Word };
        return (new(kind, word), end);
    }
}
