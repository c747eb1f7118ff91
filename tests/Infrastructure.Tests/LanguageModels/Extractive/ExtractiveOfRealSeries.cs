using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.LanguageModels.Extractive;
using OmicsOracle.Tests.Formats;

namespace OmicsOracle.Tests.LanguageModels;

/// <summary>What the built-in writer picks from recorded series.</summary>
public sealed class ExtractiveOfRealSeries
{
    private static readonly Lazy<Task<IReadOnlyList<Dataset>>> All = new(async () => (await FileRead.Of(RecordedData.Path("bench/geo-5513.soft.gz"))).Good);

    [Test]
    public async Task Every_picked_sentence_stands_in_its_record_and_they_are_few_and_short()
    {
        foreach (var series in await All.Value)
        {
            var picked = PickedProse.Of(RecordText.Of(series));

            Assert.That(picked, Has.Count.LessThanOrEqualTo(5), $"{series.Accession}");
            Assert.That(picked.Sum(p => p.Length), Is.LessThanOrEqualTo(900), $"{series.Accession}");
            Assert.That(picked, Is.All.Matches<string>(p => Folded($"{series.Summary}\n{series.OverallDesign}").Contains(p!, StringComparison.Ordinal)), $"{series.Accession}");
        }
    }

    [Test]
    public async Task Each_sentence_that_is_written_is_read_as_one()
    {
        foreach (var series in (await All.Value).Take(1_500))
        {
            var record = RecordText.Of(series);
            var prose = PickedProse.Of(record);

            var read = Written.SentencesOf(await Written.About(series)).Select(Unended).ToList();

            Assert.That(prose.Where(p => Written.SentencesOf(p).Length == 1).Select(Unended).Except(read), Is.Empty, $"{series.Accession}");
        }
    }

    [Test]
    public async Task No_record_of_the_benchmark_leaves_a_link_or_the_archives_notes_in_its_summary()
    {
        foreach (var series in await All.Value)
        {
            var written = await Written.About(series);

            Assert.That(written, Does.Not.Contain("://").And.Not.Contain("www.").And.Not.Contain("SubSeries listed").And.Not.Contain("Keywords:").And.Not.Contain("Refer to individual"), $"{series.Accession}");
            Assert.That(written, Is.Not.Empty);
        }
    }

    [Test]
    public async Task The_study_and_not_its_opening_is_told()
    {
        var series = (await All.Value).Single(s => s.Accession == Accession.Series(80055));

        var written = await Written.About(series);

        Assert.That(written, Does.Contain("Hippo").And.Contain("LATS").And.Contain("ablation of the Hippo kinases"));
        Assert.That(written, Does.Not.Contain("the regulation of breast cell fate remains largely elusive"));
    }

    /// <summary>A stop may have been set where there was none, or a colon.</summary>
    private static string Unended(string sentence) => sentence.TrimEnd('.', ':', ';', ',', ' ');

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
