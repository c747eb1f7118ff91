using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Tests.Checking;

/// <summary>A writer may do whatever a record tells it to: none of that is left in the text.</summary>
public sealed class HostileRecordsChecked
{
    private const string Honest = "The series comprises 12 samples.";

    private static IEnumerable<TestCaseData> Cases => HostileRecords.All().Select(h => new TestCaseData(h.Order, h.Series).SetName($"{{m}} ({h.Name})"));

    [TestCaseSource(nameof(Cases))]
    public void Nothing_of_an_order_reaches_the_text(string order, Dataset series)
    {
        var check = SomeRecord.Of(series);
        string[] echoed = [order, .. Sentences.Of(order).Select(s => order[s])];
        List<SummarySentence> sentences = [.. echoed.Concat(HostileRecords.Obeyed).Append(Honest).Select(check.Check)];
        var text = string.Join(' ', sentences.Where(s => s.IsSupported).Select(s => s.Text));
        Assert.Multiple(() =>
        {
            foreach (var mark in HostileRecords.Marks)
            {
                Assert.That(text, Does.Not.Contain(mark).IgnoreCase);
            }

            Assert.That(text, Does.EndWith(Honest));
            Assert.That(sentences, Has.None.Matches<SummarySentence>(s => s!.Text.Any(char.IsControl) || s.Text.Contains('\u202e', StringComparison.Ordinal)));
        });
    }
}
