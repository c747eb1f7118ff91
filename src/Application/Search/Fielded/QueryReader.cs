namespace OmicsOracle.Application.Search.Fielded;

/// <summary>Reads a query as Entrez does: operators from left to right, words side by side joined by AND, a tag for all the words before it.
/// What cannot be read is named and left out. Each step takes a token, so it always ends.</summary>
internal sealed class QueryReader(string text, QueryFindings findings)
{
    private const int Deepest = 100;

    private static readonly TermNode AllSeries = new(QueryField.EntryType, "gse", IsPhrase: false, IsPrefix: false);

    private readonly List<QueryToken> _tokens = QueryTokens.Of(text);
    private int _at;

    public QueryNode? Read()
    {
        var node = Expression(0);
        QueryChecks.Words(text, _tokens, findings);
        return node;
    }

    private QueryNode? Expression(int depth)
    {
        QueryNode? left = null;
        QueryToken? pending = null;
        var mixed = new HashSet<string>();
        while (_at < _tokens.Count)
        {
            var token = _tokens[_at];
            if (token.Kind is TokenKind.Close)
            {
                if (depth > 0)
                {
                    break;
                }

                findings.Add("unbalancedParenthesis", FindingSeverity.Error, token.Start, token.End, "This parenthesis closes none; take it away or open one before.", "");
                _at++;
            }
            else if (token.Kind is TokenKind.Operator)
            {
                _at++;
                if (left is null && token.Text is "NOT")
                {
                    findings.Add("onlyExclusions", FindingSeverity.Warning, token.Start, token.End, "Nothing stands before this NOT to take something from, so it is taken from all series.", "gse[ETYP] NOT");
                    (left, pending) = (AllSeries, token);
                    continue;
                }

                if (left is null || (pending is not null && !(pending.Value.Text is "AND" && token.Text is "NOT")))
                {
                    findings.Add("danglingOperator", FindingSeverity.Error, token.Start, token.End, $"{token.Text} has nothing before it to join; take it away or write a term there.", "");
                    continue;
                }

                pending = token;
            }
            else if (Operand(depth) is { } node)
            {
                var op = (pending?.Text ?? "AND") switch { "OR" => QueryOperator.Or, "NOT" => QueryOperator.Not, _ => QueryOperator.And };
                if (left is not null && mixed.Add(op is QueryOperator.Or ? "OR" : "AND") && mixed.Count == 2)
                {
                    findings.Add("mixedOperators", FindingSeverity.Info, pending?.Start ?? token.Start, pending?.End ?? token.End, "AND, OR and NOT are read from left to right, none before the other; use parentheses to say what belongs together.");
                }

                (left, pending) = (left is null ? node : new PairNode(op, left, node), null);
            }
        }

        if (pending is { } dangling)
        {
            findings.Add("danglingOperator", FindingSeverity.Error, dangling.Start, dangling.End, $"{dangling.Text} has nothing after it to join; take it away or write a term there.", "");
        }

        return left;
    }

    /// <returns>Null where what stands here is none; it is passed over.</returns>
    private QueryNode? Operand(int depth)
    {
        var token = _tokens[_at];
        switch (token.Kind)
        {
            case TokenKind.Open:
                return Group(depth);
            case TokenKind.Tag:
                _at++;
                findings.Add("tagOnNothing", FindingSeverity.Error, token.Start, token.End, $"[{token.Text}] has no term before it to say where to search.", "");
                return null;
            case TokenKind.Colon:
                _at++;
                findings.Add("colonOutsideRange", FindingSeverity.Warning, token.Start, token.End, "A colon makes a range, such as 2015:2020[PDAT]; here it joins nothing.", " ");
                return null;
            default:
                return Terms();
        }
    }

    private QueryNode? Group(int depth)
    {
        var open = _tokens[_at++];
        if (depth >= Deepest)
        {
            findings.Add("tooDeep", FindingSeverity.Error, open.Start, open.End, $"Parentheses may stand in one another {Deepest} deep.");
            return null;
        }

        var inside = Expression(depth + 1);
        if (_at == _tokens.Count)
        {
            findings.Add("unbalancedParenthesis", FindingSeverity.Error, open.Start, open.End, "This parenthesis is never closed.", "");
            return inside;
        }

        var close = _tokens[_at++];
        if (inside is null)
        {
            findings.Add("emptyParentheses", FindingSeverity.Warning, open.Start, close.End, "These parentheses hold nothing to search.", "");
        }

        if (_at < _tokens.Count && _tokens[_at].Kind is TokenKind.Tag)
        {
            var tag = _tokens[_at++];
            findings.Add("tagOnGroup", FindingSeverity.Error, tag.Start, tag.End, $"[{tag.Text}] does not apply to all within the parentheses; write it after each term.", "");
        }

        return inside;
    }

    private QueryNode? Terms()
    {
        var run = new List<QueryToken>();
        while (_at < _tokens.Count && _tokens[_at].Kind is TokenKind.Word or TokenKind.Phrase)
        {
            run.Add(_tokens[_at++]);
        }

        var tag = Tag();
        if (_at + 1 < _tokens.Count && _tokens[_at].Kind is TokenKind.Colon && _tokens[_at + 1].Kind is TokenKind.Word or TokenKind.Phrase)
        {
            var (from, to) = (run[^1], _tokens[_at + 1]);
            _at += 2;
            var range = QueryChecks.Range(from, to, Tag() ?? tag, findings);
            return run.Count == 1 ? range : Joined(run[..^1], QueryField.All) is { } before ? new PairNode(QueryOperator.And, before, range) : range;
        }

        return Joined(run, QueryChecks.Field(tag, findings));
    }

    private QueryToken? Tag() => _at < _tokens.Count && _tokens[_at].Kind is TokenKind.Tag ? _tokens[_at++] : null;

    private QueryNode? Joined(List<QueryToken> run, QueryField field)
    {
        // What a value of several words names is one thing: mus musculus[ORGN]. An "and" before it is none of it.
        run = field is QueryField.Organism or QueryField.StudyType ? [.. run.SkipWhile(t => t.Kind is TokenKind.Word && StopWords.Contains(t.Text.ToLowerInvariant()))] : run;
        if (field is QueryField.Organism or QueryField.StudyType && run.Count > 1 && !run.Exists(t => t.Kind is TokenKind.Phrase))
        {
            return new TermNode(field, string.Join(' ', run.Select(t => t.Text)), false, false);
        }

        QueryNode? joined = null;
        foreach (var token in run)
        {
            if (QueryChecks.Term(token, field, findings) is { } term)
            {
                joined = joined is null ? term : new PairNode(QueryOperator.And, joined, term);
            }
        }

        return joined;
    }
}
