using OmicsOracle.Application.Summaries;
using OmicsOracle.Application.Summaries.Checking;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Checking;

/// <summary>A sentence about a real series.</summary>
/// <param name="Wrong">What is wrong with it; null where it is true.</param>
/// <param name="IsReported">Whether it was kept away while the check was tuned.</param>
internal sealed record Statement(Accession Accession, string Text, ClaimKind? Wrong, bool IsReported);

/// <summary>What the check says to statements that are known to be true or wrong.</summary>
internal sealed record Judged(Statement Statement, SummarySentence Sentence)
{
    public static List<Judged> All(IEnumerable<Statement> statements, IReadOnlyDictionary<Accession, RecordText> records, Application.Ports.IVocabulary vocabulary)
    {
        var checks = new Dictionary<Accession, SentenceCheck>();
        var judged = new List<Judged>();
        foreach (var statement in statements)
        {
            if (!checks.TryGetValue(statement.Accession, out var check))
            {
                checks[statement.Accession] = check = new(RecordEvidence.Of([records[statement.Accession]], vocabulary));
            }

            judged.Add(new(statement, check.Check(statement.Text)));
        }

        return judged;
    }

    /// <summary>The share of them that is not supported.</summary>
    public static double Flagged(IEnumerable<Judged> judged) => judged.Average(j => j.Sentence.IsSupported ? 0.0 : 1.0);

    public override string ToString() =>
        $"{Statement.Accession} {(Statement.Wrong is { } wrong ? $"[{wrong}] " : "")}{Statement.Text}{(Sentence.IsSupported ? "" : $" ← {string.Join("; ", Sentence.Unsupported.Select(u => $"{u.Kind} “{u.Text}”"))}")}";
}
