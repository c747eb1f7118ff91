using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>The records of a summary, read once, so that each of its sentences is checked in well under a millisecond.
/// Read are at most 20,000 characters of a field, and of the samples the words of the first 500 up to 20,000 characters of them; numbers and groups of samples are counted over all.</summary>
internal sealed class RecordEvidence
{
    private RecordEvidence(IReadOnlyList<EvidenceOfRecord> records, IVocabulary vocabulary) => (Records, Vocabulary) = (records, vocabulary);

    public IReadOnlyList<EvidenceOfRecord> Records { get; }

    public IVocabulary Vocabulary { get; }

    public static RecordEvidence Of(IReadOnlyList<RecordText> records, IVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new([.. records.Select(r => EvidenceOfRecord.Of(r, vocabulary))], vocabulary);
    }

    /// <summary>Whether it is a series that the question did not bring; a single record may speak of others.</summary>
    public bool IsStranger(string accession) =>
        Records.Count > 1 && accession.StartsWith("GSE", StringComparison.OrdinalIgnoreCase) && !Records.Any(r => r.Record.Accession.ToString().Equals(accession, StringComparison.OrdinalIgnoreCase));

    /// <summary>The records that a sentence names, or all where it names none of them.</summary>
    public EvidenceScope ScopeOf(IEnumerable<string> accessions)
    {
        var named = accessions.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var records = Records.Where(r => named.Contains(r.Record.Accession.ToString())).ToList();
        return new(records.Count > 0 ? records : Records);
    }
}
