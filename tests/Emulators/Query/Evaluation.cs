using System.Globalization;
using System.Text.Json.Nodes;

namespace OmicsOracle.Emulators.Query;

/// <summary>Runs a query over a database, and keeps account of it as esearch does.</summary>
internal sealed class Evaluation
{
    // Words too common to be searched (NBK3827, stopwords), as far as people type them.
    private static readonly HashSet<string> StopWords = new(["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "that", "the", "this", "to", "was", "were", "with"], StringComparer.OrdinalIgnoreCase);

    private readonly ISearchedDatabase _database;
    private readonly Notices _notices = new();

    private Evaluation(ISearchedDatabase database) => _database = database;

    public static Findings Run(QueryNode query, ISearchedDatabase database)
    {
        var evaluation = new Evaluation(database);
        var part = evaluation.Part(query);
        var hits = part.Hits ?? new RecordSet(database.Count);
        return new()
        {
            Hits = hits,
            Translation = part.Named,
            Stack = hits.OrNull() is null ? [] : part.Stack.Count == 1 ? [.. part.Stack, "GROUP"] : part.Stack,
            Notices = evaluation._notices,
        };
    }

    /// <param name="Hits">Null where the term is nowhere.</param>
    /// <param name="IsLoose">A bare word, which may be left out.</param>
    /// <param name="Join">The operator that it was joined by last; null for a term or a range.</param>
    private sealed record Found(RecordSet? Hits, string Text, IReadOnlyList<JsonNode> Stack, bool IsLoose = false, TokenKind? Join = null)
    {
        /// <summary>As NCBI writes what it did not find.</summary>
        public string Named => Hits is null ? $"({Text})" : Text;

        /// <summary>Operators go from left to right, so that only another one's OR needs parentheses here.</summary>
        public string LeftOf(TokenKind join) => Join == TokenKind.Or && join != TokenKind.Or ? $"({Text})" : Named;

        public string AsRight => Join is null ? Named : $"({Text})";
    }

    private Found Part(QueryNode node) => node switch
    {
        GroupNode group => Part(group.Inner) is var inner && inner.Hits is not null && inner.Stack.Count > 1 && inner.Stack[^1].ToString() != "GROUP"
            ? inner with { Stack = [.. inner.Stack, "GROUP"] }
            : inner,
        JoinNode join => Joined(join, Part(join.Left), Part(join.Right)),
        RangeNode range => Range(range),
        TermNode term => Term(term),
        _ => throw new NotSupportedException(),
    };

    private Found Joined(JoinNode join, Found left, Found right)
    {
        if (join.Implied && (left.Hits is null && left.IsLoose || right.Hits is null && right.IsLoose))
        {
            return left.Hits is null && left.IsLoose ? right : left;
        }

        if (join.Operator == TokenKind.Or && (left.Hits is null || right.Hits is null))
        {
            return left.Hits is null ? right : left;
        }

        var none = new RecordSet(_database.Count);
        var (a, b) = (left.Hits ?? none, right.Hits ?? none);
        var (name, hits) = join.Operator switch
        {
            TokenKind.Or => ("OR", a.Or(b)),
            TokenKind.Not => ("NOT", a.Without(b)),
            _ => ("AND", a.And(b)),
        };
        return new(hits, $"{left.LeftOf(join.Operator)} {name} {right.AsRight}", [.. left.Stack, .. right.Stack, name], Join: join.Operator);
    }

    private Found Range(RangeNode range)
    {
        var field = Field(range.Tag);
        var hits = _database.Between(field, range.From, range.To);
        return new(hits, $"{range.From}[{field.Name}] : {range.To}[{field.Name}]", [Counted(range.From, field, hits), Counted(range.To, field, hits), "RANGE"]);
    }

    private Found Term(TermNode term)
    {
        if (term.IsLoose && StopWords.Contains(term.Text))
        {
            _notices.PhrasesIgnored.Add(term.Text);
            return new(null, "", [], IsLoose: true);
        }

        var field = Field(term.Tag);
        var written = term.Quoted ? $"\"{term.Text}\"" : term.Text;
        var hits = _database.Find(field, term.Text, asPhrase: true);
        if (term.Tag is null && _database.OrganismCalled(term.Text) is { } organism)
        {
            return Translated(written, organism, hits);
        }

        if (hits is null && term.Text.Contains(' ', StringComparison.Ordinal))
        {
            if (term.Quoted)
            {
                _notices.QuotedPhrasesNotFound.Add(written);
            }

            hits = _database.Find(field, term.Text, asPhrase: false);
            written = hits is null ? written : term.Text;
        }

        if (hits is null)
        {
            _notices.PhrasesNotFound.Add(term.Tag is null ? term.Text : $"{written}[{term.Tag}]");
            return new(null, $"{written}[{field.Name}]", [], term.IsLoose);
        }

        return new(hits, $"{written}[{field.Name}]", [Counted(written, field, hits)], term.IsLoose);
    }

    /// <summary>An organism's name is searched as an organism too, as automatic term mapping does.</summary>
    private Found Translated(string written, string organism, RecordSet? inText)
    {
        var named = _database.Find(SearchField.Organism, organism, asPhrase: true)!;
        List<JsonNode> stack = [Counted($"\"{organism}\"", SearchField.Organism, named)];
        var text = $"\"{organism}\"[Organism]";
        if (inText is not null)
        {
            stack.AddRange([Counted(written, SearchField.All, inText), "OR", "GROUP"]);
            text += $" OR {written}[All Fields]";
        }

        _notices.Translations.Add((written, text));
        return new(inText is null ? named : named.Or(inText), text, stack, Join: inText is null ? null : TokenKind.Or);
    }

    private SearchField Field(string? tag)
    {
        if (tag is null || SearchField.Find(tag) is { } known && (known == SearchField.All || _database.Name == "gds" || (known == SearchField.Filter && _database.Name == "pubmed")))
        {
            return tag is null ? SearchField.All : SearchField.Find(tag)!;
        }

        _notices.FieldsNotFound.Add(tag);
        return SearchField.All;
    }

    private static JsonObject Counted(string written, SearchField field, RecordSet hits) => new()
    {
        ["term"] = $"{written}[{field.Name}]",
        ["field"] = field.Name,
        ["count"] = hits.Count.ToString(CultureInfo.InvariantCulture),
        ["explode"] = field == SearchField.Organism ? "Y" : "N",
    };
}
