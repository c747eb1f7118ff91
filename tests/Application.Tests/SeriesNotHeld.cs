using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class SeriesNotHeld : IDisposable
{
    private static readonly Accession Series = Accession.Series(7);
    private readonly GeoInMemory _geo = new();
    private readonly StoreInMemory _store = new();
    private readonly FakeTimeProvider _time = new(SomeSeries.Monday);
    private readonly CacheInMemory _cache = new(keeps: true);
    private readonly LiveKeeping _keeping;
    private LiveOptions _options = new();

    public SeriesNotHeld() => _keeping = new(_store, new IndexInMemory(), _cache, NullLogger<LiveKeeping>.Instance);

    public void Dispose() => _keeping.Dispose();

    [Test]
    public async Task It_is_fetched_from_GEO_and_kept()
    {
        _geo.Record = a => new(AnswerKind.Ok, SomeSeries.Live(a.Number));

        var dataset = await Get(Series);
        _keeping.Dispose();

        Assert.That(dataset.Title, Is.EqualTo("Series 7"));
        Assert.That(_store.Held, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public async Task One_that_is_held_is_not_asked_about()
    {
        await _store.Upsert([SomeSeries.Soft(7)], default);

        Assert.That((await Get(Series)).OverallDesign, Is.EqualTo("Two arms"));
        Assert.That(_geo.Asked, Is.Empty);
    }

    [Test]
    public async Task A_private_one_is_told_with_its_date_and_remembered_until_then()
    {
        _geo.Record = _ => new(AnswerKind.Private, OpensOn: new(2028, 8, 28));

        var failure = await Assert.ThrowsAsync<DatasetNotPublic>(() => Get(Series));

        Assert.That(failure!.Message, Does.Contain("2028-08-28"));
        var remembered = await ((IAbsentSeries)_store).Find(Series, default);
        Assert.That(remembered, Is.EqualTo(new Absence(AbsenceKind.Private, new(2028, 8, 28), new(2028, 8, 28, 0, 0, 0, TimeSpan.Zero))));
        await Assert.ThrowsAsync<DatasetNotPublic>(() => Get(Series, cache: new()));
        Assert.That(_geo.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_private_one_whose_date_has_passed_or_is_not_told_is_asked_about_again_next_day()
    {
        _geo.Record = a => new(AnswerKind.Private, OpensOn: a.Number == 7 ? new(2020, 1, 1) : null);
        await Assert.ThrowsAsync<DatasetNotPublic>(() => Get(Series));
        await Assert.ThrowsAsync<DatasetNotPublic>(() => Get(Accession.Series(8)));

        foreach (var series in new[] { Series, Accession.Series(8) })
        {
            Assert.That((await ((IAbsentSeries)_store).Find(series, default))!.Until, Is.EqualTo(SomeSeries.Monday.AddDays(1)));
        }
    }

    [Test]
    public async Task A_withdrawn_one_is_gone_and_remembered()
    {
        _geo.Record = _ => new(AnswerKind.Gone);

        await Assert.ThrowsAsync<DatasetWithdrawn>(() => Get(Series));
        await Assert.ThrowsAsync<DatasetWithdrawn>(() => Get(Series, cache: new()));

        Assert.That(_geo.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task One_that_nobody_has_is_not_found_and_asked_about_once_while_that_is_kept()
    {
        await Assert.ThrowsAsync<DatasetNotFound>(() => Get(Series));
        await Assert.ThrowsAsync<DatasetNotFound>(() => Get(Series));

        Assert.That(_geo.Asked, Has.Count.EqualTo(1));
    }

    [TestCase(AnswerKind.Throttled)]
    [TestCase(AnswerKind.Transient)]
    [TestCase(AnswerKind.Blocked)]
    [TestCase(AnswerKind.Malformed)]
    public async Task While_GEO_cannot_be_asked_nobody_says_that_there_is_none(AnswerKind kind)
    {
        _geo.Record = _ => new(kind, RetryAfter: TimeSpan.FromSeconds(3));

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Get(Series));

        Assert.That((failure!.SourceName, failure.RetryAfter), Is.EqualTo(("upstream", TimeSpan.FromSeconds(3))));
    }

    [Test]
    public async Task What_is_no_series_is_not_asked_about()
    {
        await Assert.ThrowsAsync<DatasetNotFound>(() => Get(Accession.Sample(7)));

        Assert.That(_geo.Asked, Is.Empty);
    }

    [Test]
    public async Task Switched_off_the_catalogue_alone_knows()
    {
        _options = new() { Enabled = false };

        await Assert.ThrowsAsync<DatasetNotFound>(() => Get(Series));

        Assert.That(_geo.Asked, Is.Empty);
    }

    private Task<Dataset> Get(Accession accession, CacheInMemory? cache = null) =>
        new GetDatasetHandler(new HeldOrLive(_store, _store, _geo, cache ?? _cache, _keeping, Options.Create(_options), _time)).Handle(new(accession), default);
}
