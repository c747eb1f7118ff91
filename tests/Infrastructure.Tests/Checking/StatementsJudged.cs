using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Tests;
using OmicsOracle.Tests.Checking;

namespace OmicsOracle.Infrastructure.Tests.Checking;

/// <summary>Statements about real series that are known to be true or wrong, with the starter vocabulary; build/bench check has the published ones too.</summary>
public sealed class StatementsJudged
{
    private const int Others = 200, OfAKind = 20;

    private static readonly Lazy<Task<IReadOnlyDictionary<Accession, RecordText>>> Records = new(() =>
        RealSeries.Read(Shared, StatementFiles.True(Root).Concat(StatementFiles.Wrong(Root)).Select(s => s.Accession).ToHashSet(), Others));

    private static string Shared => Path.GetDirectoryName(Path.GetDirectoryName(RecordedData.Path("bench/geo-5513.soft.gz")))!;

    private static string Root => Path.Combine(Path.GetDirectoryName(Shared)!, ProjectFolder());

    [Test]
    public void There_are_two_hundred_true_ones_and_sixty_wrong_ones_written_by_hand() => Assert.Multiple(() =>
    {
        Assert.That(StatementFiles.True(Root), Has.Count.GreaterThanOrEqualTo(200));
        Assert.That(StatementFiles.Wrong(Root), Has.Count.GreaterThanOrEqualTo(60));
    });

    [Test]
    public async Task Of_true_ones_in_other_words_five_in_a_hundred_are_flagged_at_most()
    {
        var judged = Judged.All(StatementFiles.True(Root), await Read(), SomeRecord.Starter);
        Assert.That(Judged.Flagged(judged), Is.LessThanOrEqualTo(0.05), () => string.Join('\n', judged.Where(j => !j.Sentence.IsSupported)));
    }

    [Test]
    public async Task Of_wrong_ones_ninety_five_in_a_hundred_are_caught_at_least()
    {
        var records = await Read();
        List<Statement> wrong = [.. StatementFiles.Wrong(Root), .. new PlantedStatements(records, SomeRecord.Starter).Make(OfAKind)];
        var judged = Judged.All(wrong, records, SomeRecord.Starter);
        Assert.Multiple(() =>
        {
            Assert.That(wrong, Has.Count.GreaterThanOrEqualTo(200));
            Assert.That(Judged.Flagged(judged), Is.GreaterThanOrEqualTo(0.95), () => string.Join('\n', judged.Where(j => j.Sentence.IsSupported)));
        });
    }

    [Test]
    public async Task Every_span_holds_what_stands_there()
    {
        var records = await Read();
        foreach (var judged in Judged.All(StatementFiles.True(Root), records, SomeRecord.Starter))
        {
            var fields = records[judged.Statement.Accession].Fields.ToDictionary(f => f.Name, f => f.Text);
            Assert.That(judged.Sentence.Spans, Is.All.Matches<SourceSpan>(s => s!.End == 0 || fields[s.Field][s.Start..s.End].Trim().Length > 0), judged.ToString());
        }
    }

    private static Task<IReadOnlyDictionary<Accession, RecordText>> Read()
    {
        _ = Shared; // skips where the data is absent, before anything fails for want of it
        return Records.Value;
    }

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OmicsOracle.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
