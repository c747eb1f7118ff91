using System.Globalization;
using System.Text.RegularExpressions;

namespace OmicsOracle.Tests.Formats;

/// <summary>Every recorded SOFT file, held against what the list of sources says of it.</summary>
public sealed partial class RecordedSoftTests
{
    private static readonly Lazy<Dictionary<string, string>> Sources = new(() => File.ReadLines(RecordedData.Path("data/SOURCES.md"))
        .Where(l => l.StartsWith("soft/", StringComparison.Ordinal))
        .ToDictionary(l => "data/" + l[..l.IndexOf(" | ", StringComparison.Ordinal)], l => l));

    public static IEnumerable<string> Files => RecordedData.FilesBelow("data/soft");

    [TestCaseSource(nameof(Files))]
    public async Task A_recorded_SOFT_file_gives_its_series_or_is_refused_for_what_it_holds_instead(string file)
    {
        var path = RecordedData.Path(file);
        var facts = Sources.Value[file.Replace('\\', '/')];

        var read = await FileRead.Of(path);

        var isExample = facts.Contains("submission-guide", StringComparison.Ordinal) || facts.Contains("submission guide", StringComparison.Ordinal) || facts.Contains("trick", StringComparison.Ordinal);
        var series = Number(Series().Match(facts));
        if (series > 0 && !isExample)
        {
            Assert.That(read.Refusal, Is.Null);
            Assert.That(read.SetAside, Is.Empty);
            Assert.That(read.Good, Has.Count.EqualTo(series));
            Series_is_as_described(read, facts, file);
        }
        else
        {
            Assert.That(read.Good, Is.Empty);
            Assert.That(read.Refusal, Does.StartWith($"{path} holds no series that can be imported").And.EndsWith("."));
            Assert.That(read.SetAside.Select(a => a.Reason), Is.EqualTo(Enumerable.Repeat("no GSE accession", series)));
            Assert.That(read.Refusal, series > 0 ? Does.Contain("no GSE accession") : Does.Contain(Instead(facts)));
        }
    }

    private static void Series_is_as_described(FileRead read, string facts, string file)
    {
        var first = read.Good[0];
        Assert.That(first.Title, Does.StartWith(Title().Match(facts).Groups[1].Value.Trim()));
        Assert.That(first.SubmittedOn, Is.EqualTo(DateOnly.ParseExact(Submitted().Match(facts).Groups[1].Value, "MMM dd yyyy", CultureInfo.InvariantCulture)));
        Assert.That(first.PublishedOn, Is.Not.Null);
        Assert.That(first.Platforms, Is.Not.Empty);
        if (read.Good.Count > 1)
        {
            return;
        }

        if (Name().Match(facts) is { Success: true } name)
        {
            Assert.That(first.Accession.ToString(), Is.EqualTo(name.Value));
        }

        var samples = Number(SampleCount().Match(facts));
        Assert.That(first.Samples, Has.Count.EqualTo(samples), file);
        Assert.That(first.Samples.Select(s => s.Title), Has.None.Empty);
        Assert.That(first.SampleCount, samples > 0 ? Is.EqualTo(samples) : Is.GreaterThan(0));
        Assert.That(string.Join("; ", first.StudyTypes).Split("; "), Is.EquivalentTo(Types().Match(facts).Groups[1].Value.Split("; ")));
        if (samples > 0)
        {
            // The list names those of the platform too, which the samples need not have.
            Assert.That(first.Organisms.Select(o => o.Label), Is.SubsetOf(Organisms().Match(facts).Groups[1].Value.Split(", ")));
        }

        foreach (Match relation in SuperSeries().Matches(facts))
        {
            Assert.That(first.Relations, Has.Some.EqualTo(new Domain.Relation(Domain.RelationKind.SuperSeriesOf, relation.Groups[1].Value)));
        }
    }

    private static string Instead(string facts) =>
        Number(SampleCount().Match(facts)) is > 0 and var samples ? $"{samples} sample"
        : facts.Contains("PLATFORM", StringComparison.Ordinal) ? "1 platform (GPL)"
        : "1 data set (GDS)";

    private static int Number(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(\d+) SERIES")]
    private static partial Regex Series();

    [GeneratedRegex(@"(\d+) SAMPLE")]
    private static partial Regex SampleCount();

    [GeneratedRegex(@"[;:] ""(.*?)""; \d+ SERIES")]
    private static partial Regex Title();

    [GeneratedRegex(@"submitted (\w{3} \d\d \d{4})")]
    private static partial Regex Submitted();

    [GeneratedRegex(@"(?<=SOFT; |SOFT |SOFT of )GSE\d+(?=[;:])")]
    private static partial Regex Name();

    [GeneratedRegex(@"; type: (.*?)(?=; organisms:|; submitted| \|)")]
    private static partial Regex Types();

    [GeneratedRegex(@"organisms: ([^;|]*?)(?=;| \|)")]
    private static partial Regex Organisms();

    [GeneratedRegex(@"SuperSeries of: (GSE\d+)")]
    private static partial Regex SuperSeries();
}
