namespace OmicsOracle.Application.Search.Fielded;

internal enum TokenKind
{
    Word,
    Phrase,
    Tag,
    Open,
    Close,
    Colon,
    Operator,
}

/// <param name="Text">A phrase without its quotes, a tag without its brackets.</param>
/// <param name="IsClosed">False for a quote or bracket without its partner.</param>
internal readonly record struct QueryToken(TokenKind Kind, string Text, int Start, int End, bool IsClosed = true);

/// <summary>Takes a query apart. Every character belongs to a token or is a blank, so it always comes to an end.</summary>
internal static class QueryTokens
{
    public static List<QueryToken> Of(string text)
    {
        var tokens = new List<QueryToken>();
        var at = 0;
        while (at < text.Length)
        {
            var token = text[at] switch
            {
                '(' => new QueryToken(TokenKind.Open, "(", at, at + 1),
                ')' => new(TokenKind.Close, ")", at, at + 1),
                ':' => new(TokenKind.Colon, ":", at, at + 1),
                '[' => Enclosed(text, at, TokenKind.Tag, c => c is ']'),
                var c when IsQuote(c) => Enclosed(text, at, TokenKind.Phrase, IsQuote),
                var c when char.IsWhiteSpace(c) => default,
                _ => Word(text, at),
            };
            if (token.Text is null)
            {
                at++;
                continue;
            }

            tokens.Add(token);
            at = token.End;
        }

        return tokens;
    }

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private static QueryToken Enclosed(string text, int at, TokenKind kind, Func<char, bool> closes)
    {
        for (var end = at + 1; end < text.Length; end++)
        {
            if (closes(text[end]))
            {
                return new(kind, text[(at + 1)..end].Trim(), at, end + 1);
            }
        }

        // Without its partner a quote is no more than a blank, and a bracket's tag ends with the word.
        return kind is TokenKind.Phrase ? new(kind, "", at, at + 1, false) : new(kind, text[(at + 1)..EndOfWord(text, at + 1)], at, EndOfWord(text, at + 1), false);
    }

    private static QueryToken Word(string text, int at)
    {
        var end = EndOfWord(text, at);
        end = end == at ? at + 1 : end;
        var word = text[at..end];
        return new(word is "AND" or "OR" or "NOT" ? TokenKind.Operator : TokenKind.Word, word, at, end);
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '[' or ':') && !IsQuote(text[at]))
        {
            at++;
        }

        return at;
    }
}
