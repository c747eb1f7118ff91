using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Bench;

/// <summary>What the pipeline costs by itself, in nanoseconds and bytes.</summary>
[MemoryDiagnoser]
public class PipelineBenchmark
{
    private static readonly SearchQuery Question = new("breast cancer  RNA-seq", new() { Organisms = ["human", "mouse"], MinSamples = 10 });
    private Product _product = null!;
    private IMediator _mediator = null!;

    internal static int Run()
    {
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(job).WithArtifactsPath(Path.Combine(Workbench.Kept, "pipeline"));
        return BenchmarkRunner.Run<PipelineBenchmark>(config).HasCriticalValidationErrors ? 1 : 0;
    }

    [GlobalSetup]
    public async Task Start()
    {
        _product = await Product.Start(Workbench.Fresh("pipeline-data"), services => services
            .AddSingleton<IRequestHandler<Nothing, int>, NothingHandler>()
            .AddSingleton<IValidator<Nothing>, NothingValidator>());
        _mediator = _product.Services.GetRequiredService<IMediator>();
    }

    [GlobalCleanup]
    public async Task Stop() => await _product.DisposeAsync();

    [Benchmark(Description = "a request that does nothing, through the four behaviors")]
    public Task<int> Behaviors() => _mediator.Send(new Nothing(1));

    [Benchmark(Description = "a cached search, through the four behaviors")]
    public Task<SearchAnswer> CachedSearch() => _mediator.Send(new SearchDatasets(Question));

    [Benchmark(Description = "the canonical form of a question")]
    public string Canonical() => Question.Canonical();

    [Benchmark(Description = "reading an accession")]
    public bool ReadAccession() => Accession.TryParse("GSE226260".AsSpan(), out _);

    private sealed record Nothing(int Answer) : IRequest<int>, IRateLimited
    {
        public int Cost => 1;
    }

    private sealed class NothingHandler : IRequestHandler<Nothing, int>
    {
        public Task<int> Handle(Nothing request, CancellationToken cancellationToken) => Task.FromResult(request.Answer);
    }

    private sealed class NothingValidator : AbstractValidator<Nothing>
    {
        public NothingValidator() => RuleFor(n => n.Answer).GreaterThan(0);
    }
}
