using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>Which terms a file defines, in which line, and what they are kinds of: finds those that are defined twice and those that are kinds of themselves.</summary>
internal sealed class OboLineage
{
    private readonly Dictionary<string, (int Line, IReadOnlyList<string> IsA)> _terms = new(StringComparer.Ordinal);

    /// <returns>The line in which the term was defined before; null where this is the first, which is kept.</returns>
    public int? FirstLine(string id, int line, IReadOnlyList<string> isA) => _terms.TryAdd(id, (line, isA)) ? null : _terms[id].Line;

    /// <summary>One fault for each is_a that closes a circle, with the line of its term.</summary>
    public IEnumerable<VocabularyFault> Cycles()
    {
        var isDone = new Dictionary<string, bool>(StringComparer.Ordinal);
        var path = new Stack<(string Id, int Next)>();
        foreach (var start in _terms.Keys)
        {
            if (isDone.TryAdd(start, false))
            {
                path.Push((start, 0));
            }

            while (path.TryPop(out var at))
            {
                var (line, isA) = _terms[at.Id];
                if (at.Next == isA.Count)
                {
                    isDone[at.Id] = true;
                    continue;
                }

                path.Push((at.Id, at.Next + 1));
                var broader = isA[at.Next];
                if (!_terms.ContainsKey(broader))
                {
                    continue;
                }

                if (isDone.TryAdd(broader, false))
                {
                    path.Push((broader, 0));
                }
                else if (!isDone[broader])
                {
                    yield return new(line, $"By its is_a {broader}, {at.Id} is a kind of itself.");
                }
            }
        }
    }
}
