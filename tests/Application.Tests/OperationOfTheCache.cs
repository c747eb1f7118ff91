using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Caching;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Application.Tests;

public sealed class OperationOfTheCache
{
    [Test]
    public async Task What_carries_a_dropped_tag_is_worked_out_anew_and_the_rest_is_kept()
    {
        await using var program = ProgramUnderTest.Start();
        await program.Search("cells");

        await program.Mediator.Send(new ClearCache("dataset:GSE1"));
        await program.Search("cells");
        Assert.That(program.Index.Questions, Has.Count.EqualTo(1));

        await program.Mediator.Send(new ClearCache("search"));
        await program.Search("cells");
        Assert.That(program.Index.Questions, Has.Count.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("sea\u0000rch")]
    [TestCase("search;drop")]
    public async Task A_tag_that_is_none_is_refused_by_its_name(string tag)
    {
        await using var program = ProgramUnderTest.Start();

        Assert.That(
            async () => await program.Mediator.Send(new ClearCache(tag)),
            Throws.TypeOf<ValidationException>().With.Property("Errors").One.Property("PropertyName").EqualTo("tag"));
    }

    [Test]
    public async Task The_tiers_tell_whether_they_are_in_use()
    {
        await using var on = ProgramUnderTest.Start();
        await using var off = ProgramUnderTest.Start(settings: ("Cache:Enabled", "false"));

        Assert.That((await on.Mediator.Send(new GetCacheStatus())).Tiers[0], Has.Property("Tier").EqualTo(CacheTier.Memory).And.Property("State").EqualTo("on"));
        Assert.That((await off.Mediator.Send(new GetCacheStatus())).Tiers[0].State, Is.EqualTo("off"));
    }

    [Test]
    public async Task Searches_that_callers_ask_are_counted_only_where_told_so()
    {
        await using var counting = ProgramUnderTest.Start(settings: ("Cache:Warm:Searches", "3"));
        await using var not = ProgramUnderTest.Start();
        await counting.Search("cells");
        await not.Search("cells");

        Assert.That(counting.Services.GetRequiredService<IAskedOften>().Most().Select(s => s.Query.Text), Is.EqualTo(new[] { "cells" }));
        Assert.That(not.Services.GetRequiredService<IAskedOften>().Most(), Is.Empty);
    }
}
