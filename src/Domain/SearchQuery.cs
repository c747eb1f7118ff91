using System.Globalization;
using System.Text;

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
    public string Canonical() =>
        AppendQuestion(new StringBuilder(Text.Length + 64))
            .Append(CultureInfo.InvariantCulture, $"{Unit}{Limit}{Unit}{After}")
            .ToString();

    /// <summary>A number for the question without its page, by which a cursor knows whose it is. The same in every process.</summary>
    public uint Fingerprint() => Fnv1a.Hash(AppendQuestion(new StringBuilder(Text.Length + 64)).ToString());

    // Control characters separate, because no valid query holds them.
    private const char Unit = '\u001f';
    private const char Item = '\u001e';

    private StringBuilder AppendQuestion(StringBuilder text)
    {
        foreach (var range in Text.AsSpan().SplitAny(WhiteSpace))
        {
            if (Text.AsSpan(range) is { IsEmpty: false } word)
            {
                text.Append(text.Length > 0 ? " " : "").Append(word);
            }
        }

        return Append(Append(Append(text, Filters.Organisms), Filters.Types), Filters.Platforms.Select(p => p.ToString()))
            .Append(CultureInfo.InvariantCulture, $"{Unit}{Filters.From:O}{Unit}{Filters.To:O}{Unit}{Filters.MinSamples}{Unit}{(int)Sort}");
    }

    private static readonly System.Buffers.SearchValues<char> WhiteSpace =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    private static StringBuilder Append(StringBuilder text, IEnumerable<string> values) =>
        text.Append(Unit).AppendJoin(Item, values.Select(v => v.Trim().ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal));
}
