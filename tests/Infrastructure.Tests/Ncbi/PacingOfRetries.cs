using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Ncbi;
using Polly;
using Polly.CircuitBreaker;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

internal sealed class PacingOfRetries
{
    private readonly FakeTimeProvider _clock = new();

    [Test]
    public async Task A_host_that_blocks_is_left_alone_and_asked_again_after_a_while()
    {
        using var host = new NcbiHost("test", new(10, 10), _clock);
        var pipeline = Pipeline(host);
        for (var i = 0; i < 10; i++)
        {
            await Ask(pipeline, new(AnswerKind.Blocked, "a page", Fault.Host));
        }

        Assert.That(async () => await Ask(pipeline, Verdict.Ok), Throws.InstanceOf<BrokenCircuitException>());
        Assert.That(host.IsBroken);

        _clock.Advance(TimeSpan.FromSeconds(16));
        var answer = await Ask(pipeline, Verdict.Ok);

        Assert.That((ReadContent.Of(answer), host.IsBroken), Is.EqualTo((Verdict.Ok, false)));
    }

    [Test]
    public async Task Questions_that_fail_by_themselves_do_not_close_the_host_to_others()
    {
        using var host = new NcbiHost("test", new(10, 10), _clock);
        var pipeline = Pipeline(host);
        for (var i = 0; i < 50; i++)
        {
            await Ask(pipeline, new(AnswerKind.InvalidRequest, "no such database"));
        }

        Assert.That(host.IsBroken, Is.False);
    }

    [Test]
    public void Retries_are_a_share_of_the_requests_once_the_first_are_spent()
    {
        var budget = new RetryBudget();
        var atOnce = Enumerable.Range(0, 100).Count(_ => budget.TrySpend());
        var later = 0;
        for (var i = 0; i < 100; i++)
        {
            budget.Earn();
            later += budget.TrySpend() ? 1 : 0;
        }

        Assert.That((atOnce, later), Is.EqualTo((20, 39)).Or.EqualTo((20, 40)));
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline(NcbiHost host)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        HostResilience.Build(builder, host, new NcbiOptions(), _clock);
        return builder.Build();
    }

    private static async Task<HttpResponseMessage> Ask(ResiliencePipeline<HttpResponseMessage> pipeline, Verdict verdict) =>
        await pipeline.ExecuteAsync(_ => ValueTask.FromResult(new HttpResponseMessage { Content = new ReadContent(verdict, default) }));
}
