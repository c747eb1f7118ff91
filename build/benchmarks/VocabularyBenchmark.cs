using System.Diagnostics;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;
using OmicsOracle.Infrastructure.Vocabulary.Formats;

namespace OmicsOracle.Bench;

/// <summary>The published vocabularies, filled up with made names to half a million: what they take, how soon they are there, and how fast they answer.</summary>
internal static class VocabularyBenchmark
{
    private const int Names = 500_000;
    private const int Loads = 9;
    private const int Rounds = 200;
    private const double Megabyte = 1_000_000;

    private static readonly string[] Asked =
    [
        "triple negative breast cancer RNA-seq in human tumours", "mouse liver single cell after high-fat diet", "paralysis agitans substantia nigra", "TNBC cell lines MDA-MB-231 and MCF-7",
        "type 2 diabetes pancreatic islets", "TP53 knockout HCT116 doxorubicin", "microglia in Alzheimer's disease, at least 20 samples", "zebrafish heart regeneration time course",
        "acute myeloid leukemia bone marrow chip-seq H3K27ac", "crohn disease ileum biopsies not ulcerative colitis", "CD8 T cells exhausted tumor infiltrating lymphocytes", "arabidopsis root drought stress",
    ];

    private static readonly string[] Typed = ["b", "br", "breast ca", "c", "ca", "m", "s", "p53", "HEK", "lung", "chr", "t cell"];

    public static async Task<int> Run()
    {
        var folder = Workbench.Fresh("vocabulary");
        var file = Path.Combine(folder, "names.bin");
        var (made, making) = await Make();
        CompiledNames.Write(file, "bench", made.Arrays);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var loads = new Latencies();
        NameTable? table = null;
        for (var i = 0; i < Loads; i++)
        {
            table = null;
            var began = Stopwatch.GetTimestamp();
            table = new(CompiledNames.Read(file, "bench") ?? throw new BenchFailed("The compiled file cannot be read."));
            loads.Add(Stopwatch.GetElapsedTime(began));
        }

        var names = new VocabularyNames(table!);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var questions = Measure(Asked, q => names.Find(q));
        var completions = Measure(Typed, p => names.Complete(p, 10));
        var corrections = Measure(["brest", "diabtes", "leukemai", "carcinmoa"], w => names.Corrected(w));
        GC.KeepAlive(made);

        new Table("", "figure")
            .Row("concepts", $"{table!.Concepts:N0}")
            .Row("names", $"{table.Names:N0}")
            .Row("memory, MB", $"{memory / Megabyte:N1}")
            .Row("file, MB", $"{new FileInfo(file).Length / Megabyte:N1}")
            .Row("made from terms, ms", $"{making.TotalMilliseconds:N0}")
            .Row("loaded, ms, median", $"{loads.P50:N0}")
            .Row("a question, µs, mean", $"{questions.Mean * 1_000:N1}")
            .Row("a question, µs, p99", $"{questions.P99 * 1_000:N1}")
            .Row("a completion, µs, p50", $"{completions.P50 * 1_000:N1}")
            .Row("a completion, µs, p99", $"{completions.P99 * 1_000:N1}")
            .Row("a correction, µs, p50", $"{corrections.P50 * 1_000:N1}")
            .Row("a correction, µs, p99", $"{corrections.P99 * 1_000:N1}")
            .Print("Vocabularies in memory, one caller");
        return new Targets()
            .AtMost("memory", memory / Megabyte, 100, "MB")
            .AtMost("load", loads.P50, 500, "ms")
            .AtMost("a question", questions.Mean * 1_000, 100, "µs")
            .AtMost("a completion, p99", completions.P99, 5, "ms")
            .Verdict();
    }

    private static async Task<(NameTable Table, TimeSpan Took)> Make()
    {
        var files = new VocabularyFiles(TimeProvider.System);
        var terms = new List<VocabularyTerm>(StarterVocabulary.Read());
        foreach (var file in files.Expand(Workbench.Vocabularies))
        {
            terms.AddRange((await files.Read(file, kind: null, new Progress<long>(), CancellationToken.None)).Terms);
        }

        var missing = Names - NameTableMaking.Of(terms).Names;
        var words = terms.Select(t => t.Label.Split(' ')[0]).Where(w => w.Length > 3).Distinct().ToArray();
        terms.AddRange(Enumerable.Range(0, Math.Max(0, missing)).Select(i =>
            new VocabularyTerm($"MADE:{i}", ConceptKind.Disease, $"{words[i * 7 % words.Length]} {words[i * 13 % words.Length]} made{i}", [], [], [])));
        var began = Stopwatch.GetTimestamp();
        var table = NameTableMaking.Of(terms);
        return (table, Stopwatch.GetElapsedTime(began));
    }

    private static Latencies Measure(IReadOnlyList<string> texts, Func<string, object?> ask)
    {
        var latencies = new Latencies();
        for (var round = 0; round < 2 * Rounds; round++)
        {
            foreach (var text in texts)
            {
                var began = Stopwatch.GetTimestamp();
                ask(text);
                if (round >= Rounds) // those before warm up
                {
                    latencies.Add(Stopwatch.GetElapsedTime(began));
                }
            }
        }

        return latencies;
    }
}
