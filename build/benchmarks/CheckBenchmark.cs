using System.Diagnostics;
using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Application.Summaries.Checking;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;
using OmicsOracle.Infrastructure.Vocabulary.Formats;
using OmicsOracle.Tests.Checking;

namespace OmicsOracle.Bench;

/// <summary>The check of summaries on statements known to be true or wrong, with the starter vocabulary and with the published ones, and what it takes.</summary>
internal static class CheckBenchmark
{
    private const int Others = 400, OfAKind = 30, Rounds = 10, LargestSeries = 10_000;
    private static readonly bool[] Halves = [false, true];
    private static readonly string[] Links = ["://", "www.", "@", "ftp"];

    public static async Task<int> Run()
    {
        var (truths, wrongs) = (StatementFiles.True(Workbench.Root), StatementFiles.Wrong(Workbench.Root));
        var records = await RealSeries.Read(Path.GetDirectoryName(Path.GetDirectoryName(Workbench.RealSoft))!, truths.Concat(wrongs).Select(s => s.Accession).ToHashSet(), Others);
        var starter = new VocabularyNames(NameTableMaking.Of(StarterVocabulary.Read()));
        List<Statement> planted = [.. new PlantedStatements(records, starter).Make(OfAKind)];
        Console.WriteLine($"{truths.Count} true, {wrongs.Count} wrong by hand, {planted.Count} planted: {string.Join(", ", planted.GroupBy(p => p.Wrong).Select(g => $"{g.Count()} {g.Key}"))}");

        var targets = new Targets();
        var table = new Table("share flagged", "true, tuned", "true, reported", "by hand, tuned", "by hand, reported", "planted, tuned", "planted, reported");
        Measure("starter vocabulary", starter);
        Measure("published vocabularies", await Published());
        table.Print("Statements that the check does not support");
        return targets.Verdict();

        void Measure(string name, IVocabulary vocabulary)
        {
            var (ofTrue, ofWrong, ofPlanted) = (Judged.All(truths, records, vocabulary), Judged.All(wrongs, records, vocabulary), Judged.All(planted, records, vocabulary));
            // What is reported must not be tuned on, so only the other half is shown.
            foreach (var fault in ofTrue.Concat(ofWrong).Concat(ofPlanted).Where(j => !j.Statement.IsReported && j.Sentence.IsSupported == j.Statement.Wrong is not null))
            {
                Console.WriteLine($"{(fault.Statement.Wrong is null ? "flagged" : "missed")}: {fault}");
            }

            var own = OwnSentences(records.Values, vocabulary);
            foreach (var fault in own.Where(j => !j.Sentence.IsSupported).Take(25))
            {
                Console.WriteLine($"own: {fault}");
            }

            targets.AtMost($"{name}: the records' own sentences, flagged", Judged.Flagged(own) * 100, 2, "%");
            table.Row([name, .. new[] { ofTrue, ofWrong, ofPlanted }.SelectMany(j => Halves.Select(r => Judged.Flagged(j.Where(s => s.Statement.IsReported == r)).ToString("P1", CultureInfo.InvariantCulture)))]);
            var (prepared, check) = Times(truths, records, vocabulary);
            targets.AtMost($"{name}: true, flagged", Judged.Flagged(ofTrue) * 100, 5, "%")
                .AtLeast($"{name}: wrong, caught", Judged.Flagged(ofWrong.Concat(ofPlanted)) * 100, 95, "%")
                .AtMost($"{name}: a sentence, mean", check.Mean, 1, "ms").AtMost($"{name}: a sentence, p99", check.P99, 2, "ms")
                .AtMost($"{name}: a record prepared, p99", prepared.P99, 40, "ms").AtMost($"{name}: {LargestSeries:N0} samples prepared", Largest(records.Values.MaxBy(r => r.Fields.Sum(f => f.Text.Length))!, vocabulary), 60, "ms");
        }
    }

    /// <summary>Those of the records themselves, which the built-in writer takes as they are; without those that hold links.</summary>
    private static List<Judged> OwnSentences(IEnumerable<RecordText> records, IVocabulary vocabulary) =>
        Judged.All(
            records.SelectMany(r => r.Fields.Where(f => f.Name is RecordField.Summary or RecordField.OverallDesign).SelectMany(f => Sentences.Of(f.Text).Select(s => new Statement(r.Accession, f.Text[s], null, false)))),
            records.ToDictionary(r => r.Accession),
            vocabulary).FindAll(j => !Links.Any(l => j.Statement.Text.Contains(l, StringComparison.OrdinalIgnoreCase)) && j.Statement.Text.Any(char.IsLetter));

    private static (Latencies Prepared, Latencies Check) Times(List<Statement> truths, IReadOnlyDictionary<Accession, RecordText> records, IVocabulary vocabulary)
    {
        var (prepared, check) = (new Latencies(), new Latencies());
        foreach (var about in truths.GroupBy(t => t.Accession))
        {
            SentenceCheck sentences = null!;
            prepared.Add(Best(() => sentences = new(RecordEvidence.Of([records[about.Key]], vocabulary))));
            foreach (var statement in about)
            {
                check.Add(Best(() => sentences.Check(statement.Text)));
            }
        }

        return (prepared, check);
    }

    /// <summary>Milliseconds for the longest record there is, with as many samples as a record may have.</summary>
    private static double Largest(RecordText longest, IVocabulary vocabulary)
    {
        IReadOnlyList<Sample> samples = [.. Enumerable.Range(1, LargestSeries).Select(i => new Sample(Accession.Sample(i), $"tumor {i}, rep {i % 3}", i % 2 == 0 ? "liver" : "kidney", [], [new("patient", $"P{i}"), new("age", $"{i % 90} years"), new("treatment", i % 4 == 0 ? "cisplatin" : "none")]))];
        var record = RecordText.Of(longest.Dataset with { Samples = samples, SampleCount = LargestSeries });
        return Best(() => RecordEvidence.Of([record], vocabulary)).TotalMilliseconds;
    }

    /// <summary>The quickest of several rounds: the others say more of whatever else the machine does.</summary>
    private static TimeSpan Best(Action work)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            work();
            var took = Stopwatch.GetElapsedTime(began);
            best = took < best ? took : best;
        }

        return best;
    }

    private static async Task<VocabularyNames> Published()
    {
        var files = new VocabularyFiles(TimeProvider.System);
        var terms = new List<VocabularyTerm>(StarterVocabulary.Read());
        foreach (var file in files.Expand(Workbench.Vocabularies))
        {
            terms.AddRange((await files.Read(file, kind: null, new Progress<long>(), CancellationToken.None)).Terms);
        }

        var names = NameTableMaking.Of(terms);
        Console.WriteLine($"{names.Names:N0} published names");
        return new(names);
    }
}
