using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Cuts from a field the piece that says most of the question, and marks the words. Reads the text as the index read it, so every mark is a true match.</summary>
internal sealed class Highlighter(IMarks marks)
{
    private const int FragmentLength = 240;
    private const float WorthOfRepetition = 0.1f;
    private const string Ellipsis = "…";

    private readonly List<Token> _tokens = [];
    private readonly List<Mark> _found = [];
    private readonly List<Mark> _matches = [];
    private readonly Dictionary<string, int> _inWindow = new(StringComparer.Ordinal);

    /// <returns>Null where no word of the question stands in the text.</returns>
    public Highlight? Of(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        FindMatches(text);
        if (_matches.Count == 0)
        {
            return null;
        }

        var (first, last) = BestWindow();
        var (start, end) = Widen(text, _matches[first].Start, _matches[last].End);
        var lead = start > 0 ? Ellipsis : "";
        var shift = lead.Length - start;
        var spans = new List<int[]>(last - first + 1);
        for (var i = first; i <= last; i++)
        {
            spans.Add([_matches[i].Start + shift, _matches[i].End + shift]);
        }

        return new(field, string.Concat(lead, text.AsSpan(start, end - start), end < text.Length ? Ellipsis : ""), spans);
    }

    /// <summary>Matches in text order, none inside another: a whole word such as RNA-seq rather than its parts.</summary>
    private void FindMatches(string text)
    {
        _tokens.Clear();
        _matches.Clear();
        _found.Clear();
        Words.Of(text, _tokens);
        marks.Find(_tokens, _found);
        foreach (var mark in _found)
        {
            // A joined form comes before its parts.
            if (mark.End - mark.Start <= FragmentLength && (_matches.Count == 0 || mark.Start >= _matches[^1].End))
            {
                _matches.Add(mark);
            }
        }
    }

    /// <summary>The run of matches within a fragment's length that weighs most; the first of equals.</summary>
    private (int First, int Last) BestWindow()
    {
        _inWindow.Clear();
        var (best, bestFirst, bestLast, worth, first) = (0f, 0, 0, 0f, 0);
        for (var last = 0; last < _matches.Count; last++)
        {
            worth += Enter(_matches[last]);
            while (first < last && _matches[last].End - _matches[first].Start > FragmentLength)
            {
                worth -= Leave(_matches[first++]);
            }

            if (worth > best + 1e-3f)
            {
                (best, bestFirst, bestLast) = (worth, first, last);
            }
        }

        return (bestFirst, bestLast);
    }

    private float Enter(Mark mark)
    {
        var count = _inWindow[mark.Key] = _inWindow.GetValueOrDefault(mark.Key) + 1;
        return mark.Weight * (count == 1 ? 1 : WorthOfRepetition);
    }

    private float Leave(Mark mark)
    {
        var count = --_inWindow[mark.Key];
        return mark.Weight * (count == 0 ? 1 : WorthOfRepetition);
    }

    /// <summary>Gives the matches their surroundings, a third before and the rest after, up to whole words.</summary>
    private static (int Start, int End) Widen(string text, int start, int end)
    {
        var spare = Math.Max(0, FragmentLength - (end - start));
        var from = Math.Max(0, start - (spare / 3));
        var to = Math.Min(text.Length, from + Math.Max(FragmentLength, end - from));
        from = Math.Max(0, Math.Min(from, to - Math.Max(FragmentLength, end - start)));
        if (from > 0)
        {
            var blank = text.AsSpan(from, start - from).IndexOf(' ');
            from = blank >= 0 ? from + blank + 1 : start;
        }

        if (to < text.Length)
        {
            var blank = text.AsSpan(end, to - end).LastIndexOf(' ');
            to = blank >= 0 ? end + blank : end;
        }

        return (from, to);
    }
}
