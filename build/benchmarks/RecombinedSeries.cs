using System.Globalization;
using System.Text.RegularExpressions;

namespace OmicsOracle.Bench;

/// <summary>Any number of series made from the real ones: each has as many sentences as a real summary, drawn from all of them, a title of two halves,
/// and the facts of real records. The same seed makes the same series. They stream: what is held is the real sentences, however many are made.</summary>
internal sealed partial class RecombinedSeries
{
    public const int Seed = 20;

    /// <summary>Far above any accession in use, so that no made record is taken for a real one.</summary>
    private const int FirstNumber = 9_000_001;

    private const int Series = 200_000_000;
    private static readonly DateOnly FirstDay = new(2001, 1, 1);
    private static readonly int Days = new DateOnly(2025, 1, 1).DayNumber - FirstDay.DayNumber;

    private readonly DocumentSummary[] _real;
    private readonly string[][] _titles;
    private readonly int[] _lengths;
    private readonly string[] _sentences;

    public RecombinedSeries(IEnumerable<DocumentSummary> real)
    {
        _real = [.. real];
        _titles = [.. _real.Select(r => r.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(t => t.Length > 1)];
        var summaries = _real.Select(r => SentenceEnd().Split(r.Summary)).ToArray();
        _lengths = [.. summaries.Select(s => s.Length)];
        _sentences = [.. summaries.SelectMany(s => s)];
    }

    public IEnumerable<DocumentSummary> Make(int count)
    {
        var draw = new Random(Seed);
        for (var number = FirstNumber; number < FirstNumber + count; number++)
        {
            var facts = Drawn(draw, _real);
            yield return facts with
            {
                Uid = (Series + number).ToString(CultureInfo.InvariantCulture),
                Accession = string.Create(CultureInfo.InvariantCulture, $"GSE{number}"),
                Gse = number.ToString(CultureInfo.InvariantCulture),
                Title = Title(draw),
                Summary = string.Join(' ', draw.GetItems(_sentences, Drawn(draw, _lengths))),
                Gpl = Drawn(draw, _real).Gpl,
                SampleCount = Drawn(draw, _real).SampleCount,
                Pdat = FirstDay.AddDays(draw.Next(Days)).ToString("yyyy/MM/dd", CultureInfo.InvariantCulture),
            };
        }
    }

    private string Title(Random draw)
    {
        var (start, end) = (Drawn(draw, _titles), Drawn(draw, _titles));
        return string.Join(' ', start.Take((start.Length + 1) / 2).Concat(end.Skip(end.Length / 2)));
    }

    private static T Drawn<T>(Random draw, T[] from) => from[draw.Next(from.Length)];

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
