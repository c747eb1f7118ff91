namespace OmicsOracle.Application.Summaries;

/// <summary>Takes prose apart into sentences. Knows the abbreviations of biologists' prose: "E. coli", "et al.", "i.p.", "Fig. 2" end none.</summary>
public static class Sentences
{
    private static readonly HashSet<string> NoEnd = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g", "i.e", "etc", "vs", "cf", "al", "approx", "ca", "fig", "figs", "ref", "refs", "no", "nos", "vol", "dr", "prof", "st", "inc", "ltd", "co", "corp", "dept", "univ",
        "i.p", "i.v", "s.c", "p.o", "i.m", "i.n", "sp", "spp", "subsp", "var", "cv", "str", "resp", "incl", "max", "min", "temp", "conc", "suppl", "supp", "tab", "eq", "sec",
    };

    /// <summary>The complete sentences in order; the last may lack its end.</summary>
    public static IReadOnlyList<Range> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Range>();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOf(text, at);
            Add(sentences, text, at, end < 0 ? text.Length : end);
            at = end < 0 ? text.Length : end;
        }

        return sentences;
    }

    /// <summary>Where the first sentence ends that begins at a place; below 0 where the text ends first, so that more of it may still belong to the sentence.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                if (IsBlankLine(text, at) || EndsWithStop(text[start..at]))
                {
                    return at + 1;
                }
            }
            else if (text[at] == '|')
            {
                if (IsLineBreak(text, start, at))
                {
                    return at + 1;
                }
            }
            else if (text[at] is '.' or '!' or '?')
            {
                if (IsEnd(text, at, out var after))
                {
                    return after;
                }

                // A run of stops is looked at once, however long it is.
                at = after - 1;
            }
        }

        return -1;
    }

    /// <param name="after">The place after the blank that follows.</param>
    private static bool IsEnd(ReadOnlySpan<char> text, int at, out int after)
    {
        after = at + 1;
        while (after < text.Length && text[after] is '.' or '!' or '?' or ')' or ']' or '"' or '”' or '\'' or '’')
        {
            after++;
        }

        if (after >= text.Length || !char.IsWhiteSpace(text[after]))
        {
            return false;
        }

        var next = after;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        // A word in lower case goes on with the sentence; so does whatever has not come yet.
        if (next >= text.Length || (char.IsLower(text[next]) && !StartsLikeAName(text[next..])))
        {
            return false;
        }

        if (text[at] == '.' && after == at + 1 && IsAbbreviation(WordBefore(text, at)))
        {
            return false;
        }

        after = next;
        return true;
    }

    /// <summary>"mRNA levels", "p53 binds": names that begin small though a sentence begins with them.</summary>
    private static bool StartsLikeAName(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return text[1..length].ContainsAnyInRange('A', 'Z') || text[1..length].ContainsAnyInRange('0', '9');
    }

    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int stop)
    {
        var start = stop;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.'))
        {
            start--;
        }

        return text[start..stop];
    }

    /// <summary>A single letter is an initial, as in "E. coli"; but "vitamin C." and "group A." end a sentence only before a capital, which initials have too, so it is left whole.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsUpper(word[0])) || NoEnd.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Lines of a record are joined by bars; those around a quantity (|log ratio| > 1) are none.</summary>
    private static bool IsLineBreak(ReadOnlySpan<char> text, int start, int at) =>
        at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]) && (at == start || char.IsWhiteSpace(text[at - 1]) || text[start..at].Count('|') % 2 == 0);

    private static bool IsBlankLine(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '\r' or '\t')
        {
            next++;
        }

        return next < text.Length && text[next] == '\n';
    }

    private static bool EndsWithStop(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '.' or '!' or '?' or ':' or ';'];

    private static void Add(List<Range> sentences, string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || (text[start] is '|' && start + 1 < end && char.IsWhiteSpace(text[start + 1]))))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || (text[end - 1] is '|' && text.AsSpan(start, end - 1 - start).Count('|') % 2 == 0)))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(start..end);
        }
    }
}
