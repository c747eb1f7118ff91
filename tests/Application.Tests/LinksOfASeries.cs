using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class LinksOfASeries : IDisposable
{
    private static readonly Publication Paper = new(15721472, "A paper", ["Wang Y"], "Lancet", new(2005, 2, 19), null, IsRetracted: false);
    private static readonly SequencingRun Run = new("SRR1", null, null, null, null, null, null, null, null);
    private readonly Linked _linked = new();
    private readonly StoreInMemory _store = new();
    private readonly FakeTimeProvider _time = new(SomeSeries.Monday);
    private readonly LinksOptions _options = new();
    private readonly LiveKeeping _keeping;
    private bool _isOn = true;

    public LinksOfASeries() => _keeping = new(_store, new IndexInMemory(), new CacheInMemory(), NullLogger<LiveKeeping>.Instance);

    public void Dispose() => _keeping.Dispose();

    [Test]
    public async Task Both_parts_say_where_they_are_from()
    {
        var links = await Get();

        Assert.That((links.Publications.Status, links.Publications.Source, links.Publications.AsOf), Is.EqualTo((LinkStatus.Ok, "pubmed", (DateTimeOffset?)SomeSeries.Monday)));
        Assert.That(links.Publications.Items, Is.EqualTo(new[] { Paper }));
        Assert.That((links.Runs.Status, links.Runs.Source, links.Runs.Items.Single()), Is.EqualTo((LinkStatus.Ok, "sra", Run)));
        Assert.That(new GetLinks(Accession.Series(7)).Cache.Worth!(links), Is.EqualTo(CacheWorth.Whole));
    }

    [Test]
    public async Task They_are_asked_at_the_same_time()
    {
        var (papersAsked, runsAsked) = (new TaskCompletionSource(), new TaskCompletionSource());
        _linked.Papers = async _ =>
        {
            papersAsked.SetResult();
            await runsAsked.Task;
            return new(AnswerKind.Ok, [Paper]);
        };
        _linked.Runs = async _ =>
        {
            runsAsked.SetResult();
            await papersAsked.Task;
            return new(AnswerKind.Ok, [Run]);
        };

        Assert.That((await Get()).Runs.Status, Is.EqualTo(LinkStatus.Ok), "each waits for the other to be asked");
    }

    [Test]
    public async Task A_part_that_is_late_is_left_out_at_its_own_deadline_and_its_call_is_ended()
    {
        var left = new TaskCompletionSource();
        _linked.Runs = stop =>
        {
            stop.Register(left.SetResult);
            return new TaskCompletionSource<SourceAnswer<IReadOnlyList<SequencingRun>>>().Task;
        };

        var asking = Get();
        _time.Advance(_options.Runs);
        var links = await asking;

        Assert.That((links.Publications.Status, links.Runs.Status), Is.EqualTo((LinkStatus.Ok, LinkStatus.Timeout)));
        Assert.That(links.Runs.Reason, Does.Contain("6 s"));
        Assert.That(new GetLinks(Accession.Series(7)).Cache.Worth!(links), Is.EqualTo(CacheWorth.Thin));
        await left.Task;
    }

    [TestCase(AnswerKind.Throttled, LinkStatus.Throttled)]
    [TestCase(AnswerKind.Transient, LinkStatus.Unavailable)]
    [TestCase(AnswerKind.Malformed, LinkStatus.Unavailable)]
    [TestCase(AnswerKind.Empty, LinkStatus.Ok)]
    public async Task A_part_that_is_missing_says_why(AnswerKind kind, LinkStatus status)
    {
        _linked.Runs = _ => Task.FromResult(new SourceAnswer<IReadOnlyList<SequencingRun>>(kind, Reason: "out of order"));

        var runs = (await Get()).Runs;

        Assert.That((runs.Status, runs.Items.Count), Is.EqualTo((status, 0)));
        Assert.That(runs.Reason, Does.EndWith("."));
    }

    [Test]
    public async Task A_record_that_names_no_paper_is_not_asked_about_at_PubMed()
    {
        await _store.Upsert([SomeSeries.Live(7)], default);
        _linked.Papers = _ => throw new InvalidOperationException("PubMed was asked.");

        Assert.That((await Get()).Publications.Reason, Is.EqualTo("The record names no paper."));
    }

    [Test]
    public async Task Switched_off_each_part_names_the_setting()
    {
        _isOn = false;

        var links = await Get();

        Assert.That(links.Runs.Reason, Does.Contain("Live:Enabled"));
        Assert.That(links.Publications.Status, Is.EqualTo(LinkStatus.Unavailable));
    }

    private async Task<DatasetLinks> Get()
    {
        if (await _store.Find(Accession.Series(7), default) is null)
        {
            await _store.Upsert([SomeSeries.Live(7) with { PubMedIds = [Paper.PubMedId] }], default);
        }

        var live = Options.Create(new LiveOptions { Enabled = _isOn });
        var geo = new GeoInMemory();
        var series = new HeldOrLive(_store, _store, geo, new CacheInMemory(), _keeping, live, _time);
        return await new GetLinksHandler(series, _linked, geo, live, Options.Create(_options), _time).Handle(new(Accession.Series(7)), default);
    }

    private sealed class Linked : ILinkedSources
    {
        public Func<CancellationToken, Task<SourceAnswer<IReadOnlyList<Publication>>>> Papers { get; set; } = _ => Task.FromResult(new SourceAnswer<IReadOnlyList<Publication>>(AnswerKind.Ok, [Paper]));

        public Func<CancellationToken, Task<SourceAnswer<IReadOnlyList<SequencingRun>>>> Runs { get; set; } = _ => Task.FromResult(new SourceAnswer<IReadOnlyList<SequencingRun>>(AnswerKind.Ok, [Run]));

        public Task<SourceAnswer<IReadOnlyList<Publication>>> Publications(IReadOnlyList<int> pubMedIds, CancellationToken cancellation) => Papers(cancellation);

        Task<SourceAnswer<IReadOnlyList<SequencingRun>>> ILinkedSources.Runs(Accession series, CancellationToken cancellation) => Runs(cancellation);
    }
}
