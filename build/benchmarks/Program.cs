using System.CommandLine;
using OmicsOracle.Bench;
using OmicsOracle.Bench.Load;

var size = new Option<int>("--size") { Description = "records in the made catalogue", DefaultValueFactory = _ => 250_000, Recursive = true };
var queries = new Option<int>("--queries") { Description = "questions asked", DefaultValueFactory = _ => 300, Recursive = true };
var address = new Argument<string>("address");
var body = new Argument<string?>("body") { Arity = ArgumentArity.ZeroOrOne };

var bench = new RootCommand("Measures OmicsOracle against references in the same run, and against its targets: exit code 1 where one is missed.") { size, queries };
Add("search", "answers of the index and the use case, beside SQLite FTS5 and Xapian", p => SearchBenchmark.Run(Catalog(p), p.GetValue(queries)));
Add("around", "completions, and exports with their memory", p => AroundBenchmark.Run(Catalog(p), p.GetValue(queries)));
Add("import", "catalog import: records a second and memory", p => ImportBenchmark.Run(Catalog(p)));
Add("start", "serve: time to the first answer, and memory", p => StartBenchmark.Run(Catalog(p), p.GetValue(queries)));
Add("runtime", "start, throughput and memory under the settings of the runtime and its garbage collector", p => RuntimeBenchmark.Run(Catalog(p), p.GetValue(queries)));
Add("http", "requests a second, beside an empty endpoint", p => HttpBenchmark.Run(Catalog(p)));
Add("ncbi", "a harvest and live searches, against an emulated NCBI at 120 ms", p => NcbiBenchmark.Run(Catalog(p)));
Add("cache", "hits of each tier, one flight, Redis killed under load, two nodes; beside an empty endpoint and a bare Redis", _ => CacheBenchmark.Run());
Add("monitoring", "what it costs to be watched: hits in memory with and without anyone listening, hits over HTTP", _ => MonitoringBenchmark.Run());
var rates = new Option<int[]>("--rates") { Description = "requests a second, a step each", DefaultValueFactory = _ => [50, 100, 200, 500, 1_000, 2_000], AllowMultipleArgumentsPerToken = true };
var step = new Option<int>("--step") { Description = "seconds of a step", DefaultValueFactory = _ => 10 };
var soak = new Option<int>("--soak") { Description = "seconds of the soak; 0 leaves it out", DefaultValueFactory = _ => 60 };
var load = Add("load", "a mix of requests by a fixed schedule: steps, a soak, faults behind the service, three times what it can take; beside an empty endpoint",
    p => LoadBenchmark.Run(new(p.GetResult(size) is { Implicit: false } ? p.GetValue(size) : 20_000), new(p.GetValue(rates)!, p.GetValue(step), p.GetValue(soak))));
load.Add(rates);
load.Add(step);
load.Add(soak);
Add("vocabulary", "half a million names: memory, load, questions and completions", _ => VocabularyBenchmark.Run());
Add("relevance", "what each part of reading a question brings, on the judged topics", _ => RelevanceBenchmark.Run());
Add("summaries", "what the built-in summary says of a record, beside its first three sentences, and how fast", _ => SummariesBenchmark.Run());
Add("streams", "summaries by a model: what the service adds to its time, and the memory of 200 streams at once", _ => StreamsBenchmark.Run());
Add("check", "true and wrong statements about real series: what the check of summaries catches and flags, and how long it takes", _ => CheckBenchmark.Run());
Add("page", "typing to results in Chromium, and what the page's files weigh", _ => PageBenchmark.Run());
Add("pipeline", "what the pipeline costs by itself, by BenchmarkDotNet", _ => Task.FromResult(PipelineBenchmark.Run()));

var empty = Add("empty", "the empty endpoint of http", p => EmptyEndpoint.Serve(p.GetValue(address)!, p.GetValue(body)));
empty.Hidden = true;
empty.Add(address);
empty.Add(body);

var plan = new Argument<string>("plan");
var outcome = new Argument<string>("outcome");
var generate = Add("generate", "the generator of load", p => OpenLoop.Run(new(p.GetValue(address)!), p.GetValue(plan)!, p.GetValue(outcome)!));
generate.Hidden = true;
generate.Add(address);
generate.Add(plan);
generate.Add(outcome);

return bench.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });

BenchCatalog Catalog(ParseResult parsed) => new(parsed.GetValue(size));

Command Add(string name, string description, Func<ParseResult, Task<int>> run)
{
    var command = new Command(name, description);
    command.SetAction(async (parsed, _) =>
    {
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} cores, load {Workbench.Load} before the start");
            return await run(parsed);
        }
        catch (BenchFailed failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 2;
        }
    });
    bench.Add(command);
    return command;
}
