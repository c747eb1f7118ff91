using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Tests.Starter;

public sealed class StarterCatalogTests
{
    [Test]
    public void It_holds_at_least_120_series_once_each_in_the_order_of_their_numbers()
    {
        var numbers = StarterSeries.All.Select(s => Accession.Parse(s.Accession).Number).ToList();

        Assert.That(numbers, Has.Count.AtLeast(120).And.Unique.And.Ordered.Ascending);
    }

    [Test]
    public void Every_series_says_in_what_and_how_it_was_studied() => Assert.Multiple(() =>
    {
        foreach (var series in StarterSeries.All)
        {
            Assert.That(Accession.Parse(series.Accession).Kind, Is.EqualTo(AccessionKind.Series), series.Accession);
            Assert.That(series.Organisms, Is.Not.Empty.And.Unique, series.Accession);
            Assert.That(series.Types, Is.Not.Empty.And.Unique, series.Accession);
            Assert.That(series.Types.Where(t => !RecordedSeries.IsControlledType(t)), Is.Empty, series.Accession);
            Assert.That(series.Platforms, Is.Not.Empty.And.Unique, series.Accession);
            Assert.That(series.Platforms.Select(p => Accession.Parse(p).Kind), Is.All.EqualTo(AccessionKind.Platform), series.Accession);
            Assert.That(series.SampleCount, Is.Null.Or.Positive, series.Accession);
            Assert.That(series.PubmedIds, Is.Unique.And.All.Positive, series.Accession);
        }
    });

    [Test]
    public void A_title_has_5_to_14_words_and_a_summary_two_to_four_sentences() => Assert.Multiple(() =>
    {
        foreach (var series in StarterSeries.All)
        {
            var sentences = series.Summary.Split([". ", "? ", "! "], StringSplitOptions.None);

            Assert.That(series.Title.Split(' ').Length, Is.InRange(5, 14), $"{series.Accession}: {series.Title}");
            Assert.That(sentences.Length, Is.InRange(2, 4), $"{series.Accession}: {series.Summary}");
            Assert.That(series.Summary, Does.EndWith("."), series.Accession);
        }
    });

    [Test]
    public void The_year_is_the_year_of_publication_and_absent_without_one() =>
        Assert.That(StarterSeries.All.Where(s => s.Year != s.PublishedOn?.Year).Select(s => s.Accession), Is.Empty);

    [Test]
    public void No_two_series_have_the_same_title_or_summary()
    {
        Assert.That(StarterSeries.All.Select(s => s.Title), Is.Unique);
        Assert.That(StarterSeries.All.Select(s => s.Summary), Is.Unique);
    }

    [Test]
    public void It_spans_organisms_techniques_and_decades()
    {
        var all = StarterSeries.All;

        Assert.That(all.SelectMany(s => s.Organisms).Distinct().Count(), Is.AtLeast(12));
        Assert.That(all.SelectMany(s => s.Types).Distinct().Count(), Is.AtLeast(12));
        Assert.That(all.SelectMany(s => s.Platforms).Distinct().Count(), Is.AtLeast(60));
        Assert.That(all.Select(s => s.Year).OfType<int>().Distinct().Count(), Is.AtLeast(15));
        Assert.That(all.Count(s => !s.Organisms.Contains("Homo sapiens")), Is.AtLeast(35));
    }

    [TestCase("triple-negative breast cancer RNA-seq", "GSE118389")]
    [TestCase("Parkinson's substantia nigra", "GSE7621")]
    [TestCase("mouse liver high-fat diet", "GSE432")]
    [TestCase("sepsis children", "GSE72829")]
    [TestCase("zebrafish embryos cohesin", "GSE18795")]
    [TestCase("Duchenne muscular dystrophy", "GSE465")]
    [TestCase("COVID-19 single cell", "GSE158055")]
    [TestCase("lupus whole blood", "GSE65391")]
    [TestCase("yeast heat shock", "GSE18")]
    [TestCase("ATAC-seq acute myeloid leukemia", "GSE150868")]
    public void A_first_question_meets_its_words(string question, string accession)
    {
        var series = StarterSeries.All.Single(s => s.Accession == accession);
        var text = $"{series.Title} {series.Summary}";

        Assert.That(question.Split(' ').Where(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
    }
}
