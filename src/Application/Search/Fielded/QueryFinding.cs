namespace OmicsOracle.Application.Search.Fielded;

public enum FindingSeverity
{
    /// <summary>Worth knowing; the query does what it says.</summary>
    Info,

    /// <summary>The query runs, but perhaps not as meant.</summary>
    Warning,

    /// <summary>Entrez would refuse it, or read it as something else.</summary>
    Error,
}

/// <summary>Something about a query that its writer should know.</summary>
/// <param name="Code">Stable, for programs: unknownTag, unbalancedQuote …</param>
/// <param name="Start">First UTF-16 unit of the place, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
/// <param name="Message">A sentence that says what is wrong and what to do.</param>
/// <param name="Corrected">The query with this one mended; null where only its writer can know.</param>
public sealed record QueryFinding(string Code, FindingSeverity Severity, int Start, int End, string Message, string? Corrected);

/// <summary>Collects findings with what would mend them.</summary>
internal sealed class QueryFindings(string query)
{
    private readonly List<(QueryFinding Finding, string? Replacement)> _all = [];

    public IReadOnlyList<QueryFinding> All => [.. _all.Select(f => f.Finding).OrderBy(f => f.Start)];

    /// <summary>The query with all mended that can be; null where there is nothing to mend.</summary>
    public string? Corrected
    {
        get
        {
            var (corrected, before) = (query, int.MaxValue);
            foreach (var (finding, replacement) in _all.Where(f => f.Replacement is not null).OrderByDescending(f => f.Finding.Start).ThenByDescending(f => f.Finding.End))
            {
                if (finding.End <= before)
                {
                    (corrected, before) = (With(corrected, finding.Start, finding.End, replacement!), finding.Start);
                }
            }

            return corrected == query ? null : corrected.Trim();
        }
    }

    /// <param name="replacement">What should stand in its place; null where that is not known.</param>
    public void Add(string code, FindingSeverity severity, int start, int end, string message, string? replacement = null) =>
        _all.Add((new(code, severity, start, end, message, replacement is null ? null : With(query, start, end, replacement).Trim()), replacement));

    private static string With(string text, int start, int end, string replacement) => string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));
}
