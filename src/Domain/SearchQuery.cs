using System.Globalization;
using System.Runtime.CompilerServices;

namespace OmicsOracle.Domain;

/// <summary>What the first results should be.</summary>
public enum SearchSort
{
    Relevance,

    /// <summary>Latest publication first; undated last.</summary>
    Newest,

    /// <summary>Most samples first; unknown last.</summary>
    Samples,
}

/// <summary>Where to look for the answer.</summary>
public enum SearchSource
{
    /// <summary>The catalogue alone while it is complete and fresh; otherwise GEO is asked beside it.</summary>
    Auto,

    /// <summary>The catalogue alone.</summary>
    Local,

    /// <summary>GEO alone.</summary>
    Live,
}

/// <summary>A question to the catalogue.</summary>
/// <param name="Text">The person's words. Any text is searched as text; only balanced double quotes mean something: an exact phrase.</param>
/// <param name="Limit">Results a page.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record SearchQuery(string Text, SearchFilters Filters, SearchSort Sort = SearchSort.Relevance, int Limit = 20, SearchCursor? After = null)
{
    /// <summary>The same question written differently has the same canonical form: white space folded, lists sorted. Letter case stays, since TP53 and Trp53 differ.</summary>
    /// <param name="prefix">Stands before it.</param>
    public string Canonical(string prefix = "")
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[Usual]);
        text.AppendLiteral(prefix);
        AppendQuestion(ref text);
        text.AppendFormatted(Unit);
        text.AppendFormatted(Limit);
        text.AppendFormatted(Unit);
        text.AppendFormatted(After);
        return text.ToStringAndClear();
    }

    /// <summary>A number for the question without its page, by which a cursor knows whose it is. The same in every process.</summary>
    public uint Fingerprint()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[Usual]);
        AppendQuestion(ref text);
        var fingerprint = Fnv1a.Hash(text.Text);
        text.Clear();
        return fingerprint;
    }

    // Control characters separate, because no valid query holds them.
    private const char Unit = '\u001f';
    private const char Item = '\u001e';

    /// <summary>Characters that a question seldom exceeds; a longer one takes its buffer from a pool.</summary>
    private const int Usual = 256;

    private static readonly System.Buffers.SearchValues<char> WhiteSpace =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private void AppendQuestion(ref DefaultInterpolatedStringHandler text)
    {
        var isFirst = true;
        foreach (var range in Text.AsSpan().SplitAny(WhiteSpace))
        {
            if (Text.AsSpan(range) is { IsEmpty: false } word)
            {
                text.AppendLiteral(isFirst ? "" : " ");
                text.AppendFormatted(word);
                isFirst = false;
            }
        }

        Append(ref text, Filters.Organisms, static name => name);
        Append(ref text, Filters.Types, static type => type);
        Append(ref text, Filters.Platforms, static platform => platform.ToString());
        text.AppendFormatted(Unit);
        text.AppendFormatted(Filters.From, "O");
        text.AppendFormatted(Unit);
        text.AppendFormatted(Filters.To, "O");
        text.AppendFormatted(Unit);
        if (Filters.MinSamples is { } least)
        {
            text.AppendFormatted(least);
        }

        text.AppendFormatted(Unit);
        text.AppendFormatted((int)Sort);

        // Ids are the vocabulary's, letter case and all.
        foreach (var id in Filters.Concepts.Select(c => c.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.AppendFormatted(Item);
            text.AppendLiteral(id);
        }
    }

    private static void Append<T>(ref DefaultInterpolatedStringHandler text, IReadOnlyList<T> values, Func<T, string> write)
    {
        text.AppendFormatted(Unit);
        if (values.Count == 0)
        {
            return;
        }

        var sorted = new string[values.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = write(values[i]).Trim().ToUpperInvariant();
        }

        Array.Sort(sorted, string.CompareOrdinal);
        text.AppendLiteral(sorted[0]);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
            {
                text.AppendFormatted(Item);
                text.AppendLiteral(sorted[i]);
            }
        }
    }
}
