using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Several answers that belong to one question.</summary>
internal static class Merged
{
    /// <summary>Whole where all are; partial where some are missing or thin; the first failure where none has a value.</summary>
    public static SourceAnswer<T> Of<T>(IReadOnlyList<SourceAnswer<T>> answers, Func<IEnumerable<T>, T> merge)
    {
        if (answers.Count < 2)
        {
            return answers.Count == 0 ? Nothing<T>() : answers[0];
        }

        if (!answers.Any(a => a.HasValue))
        {
            return answers.FirstOrDefault(a => a.Kind is not (AnswerKind.NotFound or AnswerKind.Empty)) ?? answers[0];
        }

        var thin = answers.FirstOrDefault(a => a.Kind != AnswerKind.Ok);
        return new(thin is null ? AnswerKind.Ok : AnswerKind.Partial, merge(answers.Where(a => a.HasValue).Select(a => a.Value!)), thin?.Reason);
    }

    public static SourceAnswer<T> Nothing<T>() => new(AnswerKind.Empty, default, "nothing was asked for");
}
