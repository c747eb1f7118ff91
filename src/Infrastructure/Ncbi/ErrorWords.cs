using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>What NCBI's own error texts mean, whatever status and format they come in. The first that matches holds: the more precise stand first.</summary>
internal static class ErrorWords
{
    /// <summary>Characters of a text that are looked at: an error stands at the beginning.</summary>
    public const int Longest = 4_096;

    private static readonly (string Words, Verdict Verdict)[] Known =
    [
        ("rate limit exceeded", new(AnswerKind.Throttled, "NCBI says that it was asked too often")),
        ("API key invalid", new(AnswerKind.InvalidRequest, "NCBI does not know the API key", Fault.KeyRefused)),
        ("API key not", new(AnswerKind.InvalidRequest, "NCBI does not know the API key", Fault.KeyRefused)),
        ("cannot be larger than", new(AnswerKind.InvalidRequest, "the page lies deeper than NCBI answers")),
        ("first 9,999 records", new(AnswerKind.InvalidRequest, "the page lies deeper than NCBI answers")),
        ("Neither query_key nor id", new(AnswerKind.InvalidRequest, "no ids were asked for")),
        ("Empty id list", new(AnswerKind.InvalidRequest, "no ids were asked for")),
        ("Too many UIDs", new(AnswerKind.InvalidRequest, "more ids were asked for than NCBI answers at once")),
        ("Invalid db name", new(AnswerKind.InvalidRequest, "NCBI has no such database")),
        ("Can not retrieve DbInfo", new(AnswerKind.InvalidRequest, "NCBI has no such database")),
        ("Invalid uid", new(AnswerKind.InvalidRequest, "an id is none of this database")),
        ("ID list is empty", new(AnswerKind.NotFound, "NCBI has none of the ids")),
        ("cannot get document summary", new(AnswerKind.NotFound, "NCBI has no record of it")),
        ("Unable to obtain query", Expired),
        ("Can not retrieve history", Expired),
        ("cannot retrieve history", Expired),
        ("WebEnv", Expired),
        ("Search Backend failed", new(AnswerKind.Transient, "NCBI's search failed")),
        ("C++ Exception", new(AnswerKind.Transient, "NCBI failed within")),
        ("External viewer error", new(AnswerKind.Transient, "a service behind NCBI failed")),
        ("proxy_stream", new(AnswerKind.Transient, "a service behind NCBI failed")),
        ("Status: Timeout", new(AnswerKind.Transient, "a service behind NCBI did not answer in time")),
        ("Internal Server Error", new(AnswerKind.Transient, "NCBI failed within")),
        ("temporarily unavailable", new(AnswerKind.Transient, "NCBI is not available for a while", Fault.Host)),
        ("Unable to route request", new(AnswerKind.Transient, "NCBI's services do not reach each other", Fault.Host)),
        ("address table is empty", new(AnswerKind.Transient, "NCBI's services do not reach each other")),
    ];

    private static Verdict Expired => new(AnswerKind.NotFound, "the search kept at NCBI has expired", Fault.HistoryExpired);

    /// <summary>Null where the text is not known.</summary>
    public static Verdict? Meaning(string text)
    {
        foreach (var (words, verdict) in Known)
        {
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return verdict;
            }
        }

        return null;
    }

    /// <summary>An error that no list knows.</summary>
    public static Verdict MeaningOrUnknown(string text) => Meaning(text) ?? new(AnswerKind.Malformed, "NCBI reported an error of an unknown kind");
}
