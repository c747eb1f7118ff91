namespace OmicsOracle.Application.Tests;

public sealed class AnswersKept
{
    [Test]
    public async Task Old_answers_leave_when_the_memory_for_answers_is_full()
    {
        // One answer with no results is estimated at 6 KB, so some 160 fit.
        await using var program = ProgramUnderTest.Start(settings: ("Cache:Memory:MaxBytes", "1000000"));

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 1_000; i++)
            {
                await program.Search($"question {i}");
            }
        }

        Assert.That(program.Index.Questions, Has.Count.GreaterThan(1_500), "the second round had to work most of them out again");
    }
}
