namespace OmicsOracle.Emulators.Query;

/// <summary>Reads Entrez's query language: terms, tags, ranges, parentheses, and operators of one rank, from left to right (NBK3837).</summary>
internal sealed class QueryParser
{
    private readonly List<QueryToken> _tokens;
    private int _next;

    private QueryParser(List<QueryToken> tokens) => _tokens = tokens;

    /// <returns>Null where nothing is left to search for.</returns>
    /// <exception cref="FormatException">Parentheses or brackets do not match.</exception>
    public static QueryNode? Parse(string term)
    {
        var parser = new QueryParser(QueryTokens.Of(term));
        var query = parser.Expression();
        return parser._next < parser._tokens.Count ? throw new FormatException("a parenthesis was never opened") : query;
    }

    private TokenKind? Kind(int ahead = 0) => _next + ahead < _tokens.Count ? _tokens[_next + ahead].Kind : null;

    private QueryNode? Expression()
    {
        QueryNode? left = null;
        while (Kind() is { } kind and not TokenKind.Close)
        {
            var (joined, implied) = (TokenKind.And, true);
            while (Kind() is not null && _tokens[_next].IsOperator)
            {
                (joined, implied) = (_tokens[_next++].Kind, false);
            }

            // An operator with nothing behind it is passed over, as Entrez does.
            if (Kind() is null or TokenKind.Close)
            {
                break;
            }

            if (Operand() is { } right)
            {
                left = left is null ? right : new JoinNode(joined, left, right, implied);
            }
        }

        return left;
    }

    private QueryNode? Operand()
    {
        switch (Kind())
        {
            case TokenKind.Open:
                _next++;
                var inner = Expression() ?? throw new FormatException("the parentheses are empty");
                if (Kind() != TokenKind.Close)
                {
                    throw new FormatException("a parenthesis is not closed");
                }

                _next++;
                return new GroupNode(inner);

            case TokenKind.Tag or TokenKind.Colon:
                _next++;
                return null;

            case TokenKind.Phrase:
                var phrase = _tokens[_next++].Text;
                return (QueryNode?)RangeFrom(phrase) ?? new TermNode(phrase, Tag(), Quoted: true);

            default:
                return Words();
        }
    }

    /// <summary>Words that stand together: a tag behind them is the tag of all.</summary>
    private QueryNode? Words()
    {
        var words = new List<string>();
        while (Kind() == TokenKind.Word && !StartsRange())
        {
            words.Add(_tokens[_next++].Text);
        }

        if (words.Count == 0)
        {
            return RangeFrom(_tokens[_next++].Text);
        }

        return Tag() is { } tag
            ? new TermNode(string.Join(' ', words), tag, Quoted: false)
            : words.Select(w => (QueryNode)new TermNode(w, null, Quoted: false)).Aggregate((left, right) => new JoinNode(TokenKind.And, left, right, Implied: true));
    }

    private bool StartsRange() => Kind(1) == TokenKind.Colon || (Kind(1) == TokenKind.Tag && Kind(2) == TokenKind.Colon);

    /// <summary>Stands behind the first value of what may be a range.</summary>
    private RangeNode? RangeFrom(string from)
    {
        if (Kind() != TokenKind.Colon && !(Kind() == TokenKind.Tag && Kind(1) == TokenKind.Colon))
        {
            return null;
        }

        var tag = Tag();
        _next++;
        if (Kind() is not (TokenKind.Word or TokenKind.Phrase))
        {
            throw new FormatException("a range has no end");
        }

        var to = _tokens[_next++].Text;
        return new(from, to, Tag() ?? tag);
    }

    private string? Tag() => Kind() == TokenKind.Tag ? _tokens[_next++].Text : null;
}
