using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

/// <summary>The pipeline as the real container makes it; only the ports that would touch a disk are replaced.</summary>
public sealed class PipelineOrder
{
    [Test]
    public async Task The_behaviors_run_once_each_in_the_order_of_the_design()
    {
        await using var program = ProgramUnderTest.Start();

        var behaviors = program.Services.GetServices<IPipelineBehavior<SearchDatasets, SearchAnswer>>().Select(b => b.GetType().GetGenericTypeDefinition());

        Assert.That(behaviors, Is.EqualTo(new[] { typeof(PerformanceBehavior<,>), typeof(ValidationBehavior<,>), typeof(CachingBehavior<,>), typeof(RateLimitingBehavior<,>) }));
    }

    [Test]
    public async Task Every_request_of_the_program_has_the_same_pipeline()
    {
        await using var program = ProgramUnderTest.Start();

        foreach (var request in typeof(SearchDatasets).Assembly.GetTypes().Where(t => !t.IsAbstract))
        {
            foreach (var answer in request.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).Select(i => i.GenericTypeArguments[0]))
            {
                var behaviors = program.Services.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(request, answer));
                Assert.That(behaviors.Count(), Is.EqualTo(4), request.Name);
            }
        }
    }

    [Test]
    public async Task A_question_is_worked_out_once_however_it_is_written()
    {
        await using var program = ProgramUnderTest.Start();

        await program.Search("breast  cancer ");
        await program.Search("breast cancer");

        Assert.That(program.Index.Questions, Is.EqualTo(new[] { "breast  cancer " }));
    }

    [Test]
    public async Task Letter_case_makes_another_question_since_genes_differ_by_it()
    {
        await using var program = ProgramUnderTest.Start();

        await program.Search("TP53");
        await program.Search("Tp53");

        Assert.That(program.Index.Questions, Is.EqualTo(new[] { "TP53", "Tp53" }));
    }

    [Test]
    public async Task What_the_cache_answers_spends_no_permit()
    {
        await using var program = ProgramUnderTest.Start(permits: 1);

        await program.Search("a first question");
        await program.Search("a first question");

        await Assert.ThrowsAsync<RateLimitExceeded>(() => program.Search("a second question"));
        Assert.That(program.Index.Questions, Is.EqualTo(new[] { "a first question" }));
    }

    [Test]
    public async Task An_invalid_question_reaches_neither_the_cache_nor_the_limits_nor_the_index()
    {
        await using var program = ProgramUnderTest.Start(permits: 1);

        await Assert.ThrowsAsync<ValidationException>(() => program.Search("   "));

        await program.Search("a valid question");
        Assert.That(program.Index.Questions, Is.EqualTo(new[] { "a valid question" }));
    }

    [Test]
    public async Task All_faults_of_a_question_are_told_at_once()
    {
        await using var program = ProgramUnderTest.Start();
        var query = new SearchQuery("", new SearchFilters { From = new(2021, 1, 1), To = new(2020, 1, 1), MinSamples = 0, Platforms = [Accession.Series(1)] }, Limit: 0);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => program.Mediator.Send(new SearchDatasets(query)));

        Assert.That(refusal!.Errors.Select(e => e.PropertyName), Is.EquivalentTo(new[] { "q", "limit", "to", "minSamples", "platform" }));
    }

    [Test]
    public async Task A_failure_is_not_kept_as_an_answer()
    {
        await using var program = ProgramUnderTest.Start();
        program.Index.Failure = new SourceUnavailable("index", "It is being made anew.");
        await Assert.ThrowsAsync<SourceUnavailable>(() => program.Search("melanoma"));

        program.Index.Failure = null;

        Assert.That((await program.Search("melanoma")).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task An_index_that_need_not_follow_leaves_the_answers_kept()
    {
        await using var program = ProgramUnderTest.Start();
        await program.Search("melanoma");

        await foreach (var _ in await program.Mediator.Send(new FollowCatalog()))
        {
        }

        await program.Search("melanoma");
        Assert.That(program.Index.Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_the_index_has_followed_a_question_is_worked_out_anew()
    {
        await using var program = ProgramUnderTest.Start();
        await program.Search("melanoma");
        program.Index.Moves = true;

        await foreach (var _ in await program.Mediator.Send(new FollowCatalog()))
        {
        }

        await program.Search("melanoma");
        Assert.That(program.Index.Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Many_callers_of_one_new_question_have_it_worked_out_once()
    {
        await using var program = ProgramUnderTest.Start();
        var gate = new TaskCompletionSource();
        program.Index.Wait = gate.Task;

        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => program.Search("melanoma"))).ToArray();
        await program.Index.Asked;
        gate.SetResult();
        await Task.WhenAll(callers);

        Assert.That(program.Index.Questions, Has.Count.EqualTo(1));
    }
}
