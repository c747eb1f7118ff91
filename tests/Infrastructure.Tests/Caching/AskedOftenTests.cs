using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Caching;

public sealed class AskedOftenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly DataDirectory _directory;

    public AskedOftenTests() => _directory = new(Options.Create(new CatalogOptions { Directory = _folder.Path }));

    public void Dispose()
    {
        _directory.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void The_most_asked_come_first_and_no_more_than_are_wanted()
    {
        var often = Often(wanted: 2);
        Ask(often, "once");
        Ask(often, "thrice", times: 3);
        Ask(often, "twice", times: 2);

        Assert.That(often.Most().Select(s => s.Query.Text), Is.EqualTo(new[] { "thrice", "twice" }));
    }

    [Test]
    public void The_same_question_written_differently_counts_as_one()
    {
        var often = Often(wanted: 5);
        Ask(often, "breast cancer");
        Ask(often, " breast  cancer ");

        Assert.That(often.Most(), Has.Count.EqualTo(1));
    }

    [Test]
    public void What_the_operator_asks_and_further_pages_do_not_count()
    {
        var often = Often(wanted: 5, caller: null);
        Ask(often, "cells");
        var paged = Often(wanted: 5);
        var further = new SearchDatasets(new SearchQuery("cells", SearchFilters.None, After: new SearchCursor(1, 2f, 3)));
        paged.Note(further.Cache.Key, further);

        Assert.That((often.Most().Count, paged.Most().Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task However_much_is_asked_once_what_is_asked_often_stays_and_what_is_new_finds_a_place()
    {
        var often = Often(wanted: 1);
        await often.Recall(default);
        Ask(often, "popular", times: 5);
        for (var i = 0; i < 5_000; i++)
        {
            Ask(often, i.ToString(CultureInfo.InvariantCulture));
        }

        Ask(often, "rising", times: 20);
        Assert.That(often.Most().Single().Query.Text, Is.EqualTo("popular"), "there is no room for more");
        await often.Remember(default);
        Ask(often, "rising", times: 20);

        Assert.That(often.Most().Single().Query.Text, Is.EqualTo("rising"));
    }

    [Test]
    public async Task What_is_asked_no_more_gives_way_to_what_is_asked_now()
    {
        var often = Often(wanted: 1);
        await often.Recall(default);
        Ask(often, "yesterday", times: 10);

        _time.Advance(TimeSpan.FromDays(2));
        await often.Remember(default);
        Ask(often, "today", times: 3);

        Assert.That(often.Most().Single().Query.Text, Is.EqualTo("today"));
    }

    [Test]
    public async Task A_stop_before_the_start_has_ended_forgets_nothing()
    {
        var before = Often(wanted: 1);
        await before.Recall(default);
        Ask(before, "cells");
        await before.Remember(default);

        await Often(wanted: 1).Remember(default);
        var after = Often(wanted: 1);
        await after.Recall(default);

        Assert.That(after.Most().Single().Query.Text, Is.EqualTo("cells"));
    }

    [Test]
    public async Task Every_filter_is_remembered()
    {
        var filters = new SearchFilters { Organisms = ["human"], Types = ["RNA-seq"], Platforms = [Accession.Parse("GPL570", null)], From = new(2010, 1, 31), To = new(2020, 1, 31), MinSamples = 7 };
        var asked = new SearchDatasets(new SearchQuery("β-cells \"at rest\"", filters, SearchSort.Newest, 50), SearchSource.Local);
        var before = Often(wanted: 1);
        await before.Recall(default);
        before.Note(asked.Cache.Key, asked);
        await before.Remember(default);

        var after = Often(wanted: 1);
        await after.Recall(default);

        Assert.That(after.Most().Single().Cache.Key, Is.EqualTo(asked.Cache.Key));
    }

    private static void Ask(AskedOften often, string text, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            var search = new SearchDatasets(new SearchQuery(text, SearchFilters.None));
            often.Note(search.Cache.Key, search);
        }
    }

    private AskedOften Often(int wanted, string? caller = "192.0.2.1") => new(
        new Caller(caller),
        new AskedFile(_directory, NullLogger<AskedFile>.Instance),
        _time,
        Options.Create(new CacheOptions { Warm = new() { Searches = wanted } }));

    private sealed record Caller(string? Key) : ICaller;
}
