using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed class PaperSourceTests
{
    private static readonly ConceptQuestion Question = ConceptTermTests.Question([ConceptTermTests.Topic("Parkinson disease", "Parkinson disease")]);

    [Test]
    public async Task Series_come_in_the_order_of_their_papers_each_once_and_nothing_but_series()
    {
        var ncbi = Ncbi((30, [200_000_007, 300_000_001, 100_000_096]), (20, [200_000_005, 200_000_007]), (10, []));

        var answer = await new PaperSource(ncbi).Series(Question, default);

        Assert.That(answer.Kind, Is.EqualTo(AnswerKind.Ok));
        Assert.That(answer.Value!.Datasets.Select(d => d.Accession.Number), Is.EqualTo(new[] { 7, 5 }));
        Assert.That(ncbi.Calls.Select(c => c.Split(' ')[0]), Is.EqualTo(new[] { "esearch", "elink", "esummary" }));
        Assert.That(ncbi.Turns, Is.All.EqualTo(EntrezTurn.Person));
    }

    [Test]
    public async Task Filters_and_what_is_excluded_hold_for_them_too()
    {
        var ncbi = Ncbi((30, [200_000_005, 200_000_007, 200_000_008]));

        var late = await new PaperSource(ncbi).Series(Question with { Query = Question.Query with { Filters = new() { From = new(2007, 1, 1) } } }, default);
        var without = await new PaperSource(ncbi).Series(Question with { Excluded = [ConceptTermTests.Topic("SEVEN", "Series 7")] }, default);

        Assert.That(late.Value!.Datasets.Select(d => d.Accession.Number), Is.EqualTo(new[] { 7, 8 }));
        Assert.That(without.Value!.Datasets.Select(d => d.Accession.Number), Is.EqualTo(new[] { 5, 8 }));
    }

    [Test]
    public async Task Where_papers_are_or_have_nothing_the_answer_is_empty()
    {
        Assert.That((await new PaperSource(Ncbi()).Series(Question, default)).Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That((await new PaperSource(Ncbi((10, []))).Series(Question, default)).Kind, Is.EqualTo(AnswerKind.Empty));
        Assert.That((await new PaperSource(Ncbi((10, [300_000_001]))).Series(Question, default)).Kind, Is.EqualTo(AnswerKind.Empty));
    }

    [Test]
    public async Task A_failure_of_any_of_the_three_calls_is_told([Values(0, 1, 2)] int call)
    {
        var ncbi = Ncbi(n => n == call ? AnswerKind.Throttled : null, (30, [200_000_007]));

        Assert.That((await new PaperSource(ncbi).Series(Question, default)).Kind, Is.EqualTo(AnswerKind.Throttled));
    }

    private static MemoryEntrez Ncbi(params (int Paper, long[] Links)[] papers) => Ncbi(_ => null, papers);

    private static MemoryEntrez Ncbi(Func<int, AnswerKind?> fault, params (int Paper, long[] Links)[] papers) =>
        new([.. new[] { 5, 7, 8 }.Select(Series)])
        {
            Fault = fault,
            PapersFound = [.. papers.Select(p => (long)p.Paper)],
            Experiments = papers.ToDictionary(p => p.Paper, p => p.Links),
        };

    private static Dataset Series(int number) => new()
    {
        Accession = Accession.Series(number),
        Title = $"Series {number}",
        PublishedOn = new(2000 + number, 6, 1),
        Provenance = [new(RecordSource.DocumentSummary, DateTimeOffset.UnixEpoch)],
    };
}
