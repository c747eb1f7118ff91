using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

/// <summary>NCBI never answers here: who gives up must be let go.</summary>
internal sealed class DeadlineTests
{
    private static readonly Dictionary<string, Func<IEntrez, CancellationToken, Task>> Questions = new()
    {
        ["search"] = (ncbi, stop) => new EntrezSource(ncbi).Search(new SearchQuery("liver", SearchFilters.None), stop),
        ["search by accession"] = (ncbi, stop) => new EntrezSource(ncbi).Search(new SearchQuery("GSE1", SearchFilters.None), stop),
        ["search by concepts"] = (ncbi, stop) => new EntrezSource(ncbi).Search(ConceptTermTests.Question([ConceptTermTests.Topic("liver", "liver")]), stop),
        ["series by papers"] = (ncbi, stop) => new PaperSource(ncbi).Series(ConceptTermTests.Question([ConceptTermTests.Topic("liver", "liver")]), stop),
        ["find"] = (ncbi, stop) => new EntrezSource(ncbi).Find(Accession.Series(1), stop),
        ["find in full"] = (ncbi, stop) => new EntrezSource(ncbi).FindInFull(Accession.Series(1), stop),
        ["papers"] = (ncbi, stop) => new LinkedSources(ncbi).Publications([.. Enumerable.Range(1, 500)], stop),
        ["runs"] = (ncbi, stop) => new LinkedSources(ncbi).Runs(Accession.Series(1), stop),
        ["harvest"] = (ncbi, stop) => Harvest(ncbi, null, stop),
        ["harvest taken up"] = (ncbi, stop) => Harvest(ncbi, "1.20010101-.0.0.2000", stop),
    };

    private static IEnumerable<string> Names => Questions.Keys;

    [TestCaseSource(nameof(Names))]
    [CancelAfter(20_000)]
    public void Nothing_blocks_and_giving_up_is_honoured_at_once(string question, CancellationToken test)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(test);
        var ncbi = new MemoryEntrez([Listed.Of(1)]) { Wait = stop => Task.Delay(Timeout.Infinite, stop) };

        var answer = Questions[question](ncbi, patience.Token);
        Assert.That(answer.IsCompleted, Is.False);

        patience.Cancel();
        Assert.That(async () => await answer, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(test.IsCancellationRequested, Is.False);
    }

    [TestCaseSource(nameof(Names))]
    public void Who_has_given_up_before_asks_nothing(string question)
    {
        var ncbi = new MemoryEntrez([Listed.Of(1)]);

        Assert.That(async () => await Questions[question](ncbi, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ncbi.Calls, Is.Empty);
    }

    [Test]
    [CancelAfter(20_000)]
    public void A_harvest_that_waits_a_fault_out_can_be_stopped_in_its_pause(CancellationToken test)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(test);
        // The clock stands still, so the pause would never end.
        var harvest = new EntrezHarvest(new MemoryEntrez([Listed.Of(1)]) { Fault = _ => AnswerKind.Throttled }, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

        var pages = Drain(harvest, null, patience.Token);
        Assert.That(pages.IsCompleted, Is.False);

        patience.Cancel();
        Assert.That(async () => await pages, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(test.IsCancellationRequested, Is.False);
    }

    private static Task Harvest(IEntrez ncbi, string? checkpoint, CancellationToken stop) => Drain(new EntrezHarvest(ncbi, TimeProvider.System), checkpoint, stop);

    private static async Task Drain(EntrezHarvest harvest, string? checkpoint, CancellationToken stop)
    {
        await foreach (var _ in harvest.Pages(new(null, null), checkpoint, stop))
        {
        }
    }
}
