using System.Globalization;
using System.Text;

namespace OmicsOracle.Bench.Load;

/// <summary>Draws runs, one after another, as SVG: latencies, requests, memory and processor by the second.</summary>
internal sealed class LoadChart(IReadOnlyList<LoadRun> runs)
{
    private const int Left = 70, Right = 20, Top = 40, Height = 130, Gap = 34, Width = 1_200, RunGap = 4;
    private readonly StringBuilder _svg = new();
    private readonly List<(double At, LoadSecond Second)> _seconds = [];
    private double _length = 1;

    public string Draw(string title)
    {
        var begins = 0.0;
        var marks = new List<(double At, string Text)>();
        foreach (var run in runs)
        {
            marks.AddRange(run.Phases.Select((p, i) => (begins + run.StartOf(i), p.Name)));
            _seconds.AddRange(run.Seconds.Select(s => (begins + s.At, s)));
            begins += run.Phases.Sum(p => p.Seconds) + RunGap;
        }

        _length = begins;
        Panel[] panels =
        [
            new("ms (log)", IsLog: true, [new("p50", "#2a7", s => s.Took.P50), new("p90", "#26c", s => s.Took.P90), new("p99", "#c33", s => s.Took.P99)]),
            new("requests/s", false, [new("asked", "#666", s => s.Asked), new("answered", "#2a7", s => s.Asked - s.Failed.Values.Sum()), new("not answered", "#c33", s => s.Failed.Values.Sum())]),
            new("memory, MB", false, [new("memory", "#82b", s => s.Memory)]),
            new("cores", false, [new("cores", "#c70", s => s.Cores)]),
            new("handles, threads", false, [new("handles", "#26c", s => s.Handles), new("threads", "#2a7", s => s.Threads)]),
        ];
        var high = Top + (panels.Length * (Height + Gap)) + 60;
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {high}" font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/><text x="{Left}" y="20" font-size="14">{title}</text>""");
        for (var i = 0; i < panels.Length; i++)
        {
            Draw(panels[i], Top + (i * (Height + Gap)));
        }

        var foot = Top + (panels.Length * (Height + Gap)) - Gap;
        foreach (var (at, text) in marks)
        {
            Add($"""<line x1="{X(at)}" x2="{X(at)}" y1="{Top}" y2="{foot}" stroke="#bbb" stroke-dasharray="2 3"/><text transform="translate({X(at) + 3},{foot + 10}) rotate(38)" font-size="9" fill="#333">{text}</text>""");
        }

        return _svg.Append("</svg>\n").ToString();
    }

    private void Draw(Panel panel, double top)
    {
        var most = Math.Max(1e-9, _seconds.Max(s => panel.Lines.Max(l => l.Of(s.Second))));
        most = panel.IsLog ? Math.Pow(10, Math.Ceiling(Math.Log10(most))) : most * 1.05;
        var decades = panel.IsLog ? Math.Max(1, Math.Log10(most) + 1) : 0; // from 0.1 ms
        double Y(double value) => top + (Height * (1 - (panel.IsLog ? Math.Clamp((Math.Log10(Math.Max(value, 0.1)) + 1) / decades, 0, 1) : value / most)));
        Add($"""<rect x="{Left}" y="{top}" width="{Width - Left - Right}" height="{Height}" fill="none" stroke="#999"/><text x="8" y="{top - 6}" fill="#333">{panel.Title}</text>""");
        foreach (var tick in panel.IsLog ? Enumerable.Range(-1, (int)decades + 1).Select(e => Math.Pow(10, e)) : [0, most / 2, most])
        {
            Add($"""<line x1="{Left}" x2="{Width - Right}" y1="{Y(tick)}" y2="{Y(tick)}" stroke="#eee"/><text x="{Left - 6}" y="{Y(tick) + 4}" text-anchor="end" fill="#333">{tick:0.##}</text>""");
        }

        for (var i = 0; i < panel.Lines.Length; i++)
        {
            var line = panel.Lines[i];
            Add($"""<text x="{Left + 60 + (i * 90)}" y="{top - 6}" fill="{line.Colour}">{line.Name}</text>""");
            foreach (var piece in Pieces())
            {
                Add($"""<polyline fill="none" stroke="{line.Colour}" stroke-width="1.3" points="{string.Join(' ', piece.Select(s => Invariant($"{X(s.At):0.#},{Y(line.Of(s.Second)):0.#}")))}"/>""");
            }
        }
    }

    /// <summary>Stretches without a gap.</summary>
    private IEnumerable<List<(double At, LoadSecond Second)>> Pieces()
    {
        var piece = new List<(double At, LoadSecond Second)>();
        foreach (var second in _seconds)
        {
            if (piece.Count > 0 && second.At > piece[^1].At + 1)
            {
                yield return piece;
                piece = [];
            }

            piece.Add(second);
        }

        yield return piece;
    }

    private double X(double second) => Math.Round(Left + (second / _length * (Width - Left - Right)), 1);

    private void Add(FormattableString text) => _svg.Append(Invariant(text)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Line(string Name, string Colour, Func<LoadSecond, double> Of);

    private sealed record Panel(string Title, bool IsLog, Line[] Lines);
}
