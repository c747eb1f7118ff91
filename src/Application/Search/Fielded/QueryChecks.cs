using System.Globalization;

namespace OmicsOracle.Application.Search.Fielded;

/// <summary>Makes nodes of tokens and says what is odd about them.</summary>
internal static class QueryChecks
{
    private const int ShortestStem = 4;

    public static QueryField Field(QueryToken? tag, QueryFindings findings)
    {
        if (tag is not { } asked)
        {
            return QueryField.All;
        }

        if (!asked.IsClosed)
        {
            findings.Add("unbalancedBracket", FindingSeverity.Error, asked.Start, asked.End, $"The bracket before “{asked.Text}” is never closed.", $"[{asked.Text}]");
        }

        if (QueryTags.Of(asked.Text) is { } field)
        {
            if (field is QueryField.Elsewhere)
            {
                findings.Add("fieldNotHeld", FindingSeverity.Info, asked.Start, asked.End, $"[{asked.Text}] is a field of GEO that the local index does not tell apart; its words are searched in all of a record there.");
            }

            return field;
        }

        var nearest = QueryTags.Nearest(asked.Text);
        var meant = nearest is null ? "" : $" Did you mean [{nearest}]?";
        findings.Add("unknownTag", FindingSeverity.Error, asked.Start, asked.End, $"There is no field [{asked.Text}]; Entrez says nothing and searches all fields.{meant}", nearest is null ? null : $"[{nearest}]");
        return QueryField.All;
    }

    public static QueryNode Range(QueryToken from, QueryToken to, QueryToken? tag, QueryFindings findings)
    {
        var field = Field(tag, findings);
        var end = tag?.End ?? to.End;
        if (field is QueryField.Published)
        {
            var areDates = QueryDate.TryRead(from.Text, out var first, out _) & QueryDate.TryRead(to.Text, out _, out var last);
            Check(areDates, first <= last, "A range of dates is written 2015:2020 or 2015/01/01:2020/12/31.");
        }
        else if (field is QueryField.Samples)
        {
            var areNumbers = int.TryParse(from.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var least) & int.TryParse(to.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var most);
            Check(areNumbers, least <= most, "A range of numbers is written 10:50.");
        }
        else
        {
            findings.Add("rangeWithoutField", FindingSeverity.Warning, from.Start, end, "Ranges are for dates [PDAT] and numbers [NSAM]; here its ends are searched as words.");
        }

        return new RangeNode(field, from.Text, to.Text);

        void Check(bool isReadable, bool isInOrder, string how)
        {
            if (!isReadable)
            {
                findings.Add("unreadableRange", FindingSeverity.Error, from.Start, end, $"This range cannot be read. {how}");
            }
            else if (!isInOrder)
            {
                findings.Add("reversedRange", FindingSeverity.Error, from.Start, to.End, "This range ends before it begins, so it finds nothing.", $"{to.Text}:{from.Text}");
            }
        }
    }

    /// <returns>Null where nothing of it can be searched.</returns>
    public static TermNode? Term(QueryToken token, QueryField field, QueryFindings findings)
    {
        if (!token.IsClosed || !token.Text.Any(char.IsLetterOrDigit))
        {
            return null;
        }

        var isPrefix = token.Text.EndsWith('*') && token.Kind is TokenKind.Word;
        var text = token.Text.Trim('*', ',', ';', '.');
        if (token.Text.Contains('*', StringComparison.Ordinal) && (!isPrefix || text.Contains('*', StringComparison.Ordinal)))
        {
            findings.Add("wildcard", FindingSeverity.Warning, token.Start, token.End, "A star stands for what follows only at the end of a word outside of quotes.", token.Kind is TokenKind.Word ? text.Replace("*", "", StringComparison.Ordinal) : null);
            isPrefix = false;
        }
        else if (isPrefix && text.Length < ShortestStem)
        {
            findings.Add("shortWildcard", FindingSeverity.Warning, token.Start, token.End, $"Entrez wants {ShortestStem} letters or more before a star; fewer may find too much or nothing.");
        }

        if (field is QueryField.Published && !QueryDate.TryRead(text, out _, out _))
        {
            findings.Add("unreadableDate", FindingSeverity.Error, token.Start, token.End, $"“{text}” is no date; write 2020, 2020/05 or 2020/05/31.");
        }

        return new(field, text, token.Kind is TokenKind.Phrase, isPrefix);
    }

    /// <summary>What is odd about the letters themselves.</summary>
    public static void Words(string text, List<QueryToken> tokens, QueryFindings findings)
    {
        foreach (var token in tokens)
        {
            if (token is { Kind: TokenKind.Phrase, IsClosed: false })
            {
                findings.Add("unbalancedQuote", FindingSeverity.Error, token.Start, token.End, "This quote has no partner; close it after the phrase or take it away.", "");
            }
            else if (token.Kind is TokenKind.Phrase && (text[token.Start] != '"' || text[token.End - 1] != '"'))
            {
                findings.Add("smartQuotes", FindingSeverity.Warning, token.Start, token.End, "Entrez knows straight quotes only; a text program has bent these.", $"\"{token.Text}\"");
            }
            else if (token is { Kind: TokenKind.Word, Text: "and" or "or" or "not" or "And" or "Or" or "Not" })
            {
                findings.Add("lowerCaseOperator", FindingSeverity.Warning, token.Start, token.End, $"“{token.Text}” is an operator only in capitals; as it stands it is passed over like any word of its kind.", token.Text.ToUpperInvariant());
            }
            else if (token.Kind is TokenKind.Word && token.Text.Contains(']', StringComparison.Ordinal))
            {
                findings.Add("unbalancedBracket", FindingSeverity.Error, token.Start, token.End, "A bracket closes here that was never opened.", token.Text.Replace("]", "", StringComparison.Ordinal));
            }
        }
    }
}
