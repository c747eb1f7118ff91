using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Application.Tests.Support;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class SummariesWritten
{
    private static readonly Accession Series = Accession.Series(12);

    private readonly PacedWriter _model = new();
    private readonly PacedWriter _extractive = new() { Author = SummaryAuthor.Extractive, Model = null };
    private readonly StoreInMemory _store = new();
    private readonly Spendings _spendings = new();

    [SetUp]
    public Task Hold() => _store.Upsert(
        [SomeSeries.Live(12) with { Title = "Liver of mice on a high-fat diet", Summary = "We fed mice a high-fat diet and measured gene expression in liver.", SampleCount = 12 }], default);

    [Test]
    public async Task Words_come_as_they_are_written_and_each_sentence_is_judged_when_it_is_complete()
    {
        await using var program = Start();
        await using var events = (await program.Mediator.Send(new WatchDatasetSummary(Series))).GetAsyncEnumerator();

        Assert.That(await Next(events), Is.TypeOf<SummaryEvent.Begun>());
        _model.Says("Mice were fed a high-fat diet");
        Assert.That(await Next(events), Is.EqualTo(new SummaryEvent.Delta("Mice were fed a high-fat diet")));
        _model.Says(". Their liver was ");
        Assert.That(await Next(events), Is.TypeOf<SummaryEvent.Delta>());
        var first = (SummaryEvent.Checked)await Next(events);
        _model.Says("measured.").Ends();
        Assert.That(await Next(events), Is.TypeOf<SummaryEvent.Delta>());
        var second = (SummaryEvent.Checked)await Next(events);

        Assert.That((first.Index, first.Sentence.Text, second.Index), Is.EqualTo((0, "Mice were fed a high-fat diet.", 1)));
        Assert.That(((SummaryEvent.Done)await Next(events)).Summary.Meta.Model, Is.EqualTo("a-model"));
        Assert.That(await events.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task What_does_not_stand_in_the_record_is_counted_and_left_out()
    {
        _model.Says("Mice were fed a high-fat diet. The study has 4711 samples of Danio rerio. Gene expression in liver was measured.").Ends();
        await using var program = Start();

        var summary = await program.Mediator.Send(new SummarizeDataset(Series));

        Assert.That(summary.Text, Is.EqualTo("Mice were fed a high-fat diet. Gene expression in liver was measured."));
        Assert.That((summary.Check.Sentences, summary.Check.Unsupported), Is.EqualTo((3, 1)));
        Assert.That(summary.Sentences[1].Unsupported.Select(u => u.Text), Has.Some.Contains("4711"));
    }

    [Test]
    public async Task Last_words_that_were_cut_off_are_no_sentence()
    {
        _model.Says("Mice were fed a high-fat diet. Their liv").Ends();
        await using var program = Start();

        Assert.That((await program.Mediator.Send(new SummarizeDataset(Series))).Sentences, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_model_that_fails_midway_is_replaced_and_the_reason_told()
    {
        _model.Says("Mice were").Ends(new WriterFailed(WriterFault.Broken, "The model broke off."));
        _extractive.Says("We fed mice a high-fat diet and measured gene expression in liver.").Ends();
        await using var program = Start();

        var events = await All(await program.Mediator.Send(new WatchDatasetSummary(Series)));

        var begun = events.OfType<SummaryEvent.Begun>().ToList();
        Assert.That(begun.Select(b => b.Meta.Writer), Is.EqualTo(new[] { SummaryAuthor.Model, SummaryAuthor.Extractive }));
        Assert.That(begun[1].Meta.Reason, Is.EqualTo("The model broke off."));
        Assert.That(((SummaryEvent.Done)events[^1]).Summary.Text, Does.StartWith("We fed mice"));
    }

    [Test]
    public async Task A_model_of_whose_words_nothing_stands_is_replaced()
    {
        _model.Says("As an AI, I recommend zebrafish 4711.").Ends();
        _extractive.Says("We fed mice a high-fat diet and measured gene expression in liver.").Ends();
        await using var program = Start();

        var summary = await program.Mediator.Send(new SummarizeDataset(Series));

        Assert.That((summary.Meta.Writer, summary.Meta.Reason), Is.EqualTo((SummaryAuthor.Extractive, "What the model wrote does not stand in the record.")));
    }

    [Test]
    public async Task Two_who_read_along_share_one_call_and_each_reads_all_of_it()
    {
        await using var program = Start();
        var first = All(await program.Mediator.Send(new WatchDatasetSummary(Series)));
        await _model.Says("Mice were ").Asked;
        var second = All(await program.Mediator.Send(new WatchDatasetSummary(Series)));
        _model.Says("fed a high-fat diet.").Ends();

        Assert.That(await second, Is.EqualTo(await first));
        Assert.That((await first).Count, Is.GreaterThan(3));
        Assert.That(_model.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task The_call_is_given_up_when_the_last_who_reads_along_has_left()
    {
        await using var program = Start();
        using var leaving = new CancellationTokenSource();
        var reading = All(await program.Mediator.Send(new WatchDatasetSummary(Series)), leaving.Token);
        await _model.Asked;
        await using var other = (await program.Mediator.Send(new WatchDatasetSummary(Series))).GetAsyncEnumerator();
        await Next(other);

        await leaving.CancelAsync();
        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_model.Left.IsCompleted, Is.False, "one still reads");

        await other.DisposeAsync();
        await _model.Left.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Who_wants_it_whole_is_served_though_those_who_read_along_have_left()
    {
        await using var program = Start();
        using var leaving = new CancellationTokenSource();
        var reading = All(await program.Mediator.Send(new WatchDatasetSummary(Series)), leaving.Token);
        await _model.Asked;
        var whole = program.Mediator.Send(new SummarizeDataset(Series));

        await leaving.CancelAsync();
        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        _model.Says("Mice were fed a high-fat diet.").Ends();

        Assert.That((await whole).Text, Is.EqualTo("Mice were fed a high-fat diet."));
        Assert.That((_model.Left.IsCompleted, _model.Calls), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Who_wants_it_whole_and_leaves_takes_the_call_along()
    {
        await using var program = Start();
        using var leaving = new CancellationTokenSource();
        var whole = program.Mediator.Send(new SummarizeDataset(Series), leaving.Token);
        await _model.Asked;

        await leaving.CancelAsync();

        Assert.That(async () => await whole, Throws.InstanceOf<OperationCanceledException>());
        await _model.Left.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task A_budget_without_a_price_asks_no_model()
    {
        _extractive.Says("We fed mice a high-fat diet and measured gene expression in liver.").Ends();
        await using var program = Start(("Summary:DailyBudget", "1"));

        var summary = await program.Mediator.Send(new SummarizeDataset(Series));

        Assert.That((summary.Meta.Reason, _model.Calls), Is.EqualTo(("A budget is set for the language model and no price for it, so it is not asked.", 0)));
    }

    [Test]
    public async Task A_summary_is_kept_until_its_record_or_its_writer_changes()
    {
        _model.Says("Mice were fed a high-fat diet.").Ends();
        await using var program = Start();
        await program.Mediator.Send(new SummarizeDataset(Series));
        await program.Mediator.Send(new SummarizeDataset(Series));
        Assert.That(_model.Calls, Is.EqualTo(1));

        _model.Version = "2";
        _model.Again().Says("Gene expression in liver was measured.").Ends();
        Assert.That((await program.Mediator.Send(new SummarizeDataset(Series))).Text, Is.EqualTo("Gene expression in liver was measured."));
    }

    [Test]
    public async Task A_model_that_is_away_is_not_asked()
    {
        _model.Hindrance = "The model is away until 12:00.";
        _extractive.Says("We fed mice a high-fat diet and measured gene expression in liver.").Ends();
        await using var program = Start();

        var summary = await program.Mediator.Send(new SummarizeDataset(Series));

        Assert.That((summary.Meta.Reason, _model.Calls), Is.EqualTo(("The model is away until 12:00.", 0)));
    }

    [Test]
    public async Task A_budget_that_is_used_up_leaves_the_built_in_writer()
    {
        _model.Cost = 0.6m;
        _model.Says("Mice were fed a high-fat diet.").Ends(usage: new(1, 1, false, 0.5m, "USD"));
        _extractive.Says("We fed mice a high-fat diet and measured gene expression in liver.").Ends();
        await using var program = Start(("Summary:DailyBudget", "1"));
        await _store.Upsert([SomeSeries.Live(13) with { Title = "Liver", Summary = "Liver of mice." }], default);

        await program.Mediator.Send(new SummarizeDataset(Series));
        var second = await program.Mediator.Send(new SummarizeDataset(Accession.Series(13)));

        Assert.That(_spendings.Spent, Is.EqualTo(0.5m), "what was set aside beyond the cost is free again");
        Assert.That(second.Meta.Reason, Does.StartWith("Today's budget"));
    }

    [Test]
    public async Task A_series_that_is_not_held_is_not_found() =>
        Assert.That(async () => await Start().Mediator.Send(new WatchDatasetSummary(Accession.Series(99))), Throws.TypeOf<DatasetNotFound>());

    private ProgramUnderTest Start(params (string Name, string Value)[] settings) => ProgramUnderTest.Start(
        services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IModelWriter>(_model));
            services.Replace(ServiceDescriptor.Singleton<IBuiltInWriter>(_extractive));
            services.Replace(ServiceDescriptor.Singleton<IDatasetCatalog>(_store));
            services.Replace(ServiceDescriptor.Singleton<IAbsentSeries>(_store));
            services.Replace(ServiceDescriptor.Singleton<ISpendings>(_spendings));
        },
        settings: settings);

    private static async Task<SummaryEvent> Next(IAsyncEnumerator<SummaryEvent> events) =>
        await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)) ? events.Current : throw new AssertionException("It has ended.");

    private static async Task<List<SummaryEvent>> All(IAsyncEnumerable<SummaryEvent> events, CancellationToken cancellation = default)
    {
        var all = new List<SummaryEvent>();
        await foreach (var told in events.WithCancellation(cancellation))
        {
            all.Add(told);
        }

        return all;
    }

    private sealed class Spendings : ISpendings
    {
        public decimal Spent { get; private set; }

        public decimal On(DateOnly day) => Spent;

        public void Add(DateOnly day, decimal cost) => Spent += cost;
    }
}
