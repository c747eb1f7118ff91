using OmicsOracle.Domain;

namespace OmicsOracle.Tests.LanguageModels;

/// <summary>What the built-in writer tells of the hits of a question.</summary>
public sealed class ExtractiveOfAQuestion
{
    [Test]
    public async Task Figures_are_counted_from_the_data_and_name_the_records_they_rest_on()
    {
        var text = await Written.About("temozolomide", Hit(1, "Homo sapiens", 12, 2009), Hit(2, "Homo sapiens", 6, 2015), Hit(3, "Mus musculus", null, 2021));

        Assert.That(Written.SentencesOf(text)[..7], Is.EqualTo(new[]
        {
            "The 3 series found hold 18 samples in all, not counting 1 whose records do not say how many [GSE1 and GSE2].",
            "2 of 3 are of Homo sapiens [GSE1 and GSE2].",
            "All 3 are studied by expression profiling by array [GSE1, GSE2 and GSE3].",
            "All 3 are on platform GPL570 [GSE1, GSE2 and GSE3].",
            "GSE3 alone is of Mus musculus [GSE3].",
            "GSE1 is the largest, with 12 samples [GSE1].",
            "They were made public from 2009 to 2021 [GSE1, GSE2 and GSE3].",
        }));
    }

    [Test]
    public async Task What_several_speak_of_is_told_but_not_what_was_asked()
    {
        var text = await Written.About("temozolomide", Hit(1, "Homo sapiens", 12, 2009), Hit(2, "Homo sapiens", 6, 2015));

        Assert.That(text, Does.Contain("Both speak of glioblastoma [GSE1 and GSE2].").And.Not.Contain("speak of temozolomide"));
    }

    [Test]
    public async Task Each_of_the_first_ten_says_one_sentence_of_its_own_and_accessions_beyond_ten_are_counted()
    {
        var text = await Written.About("temozolomide", [.. Enumerable.Range(1, 12).Select(i => Hit(i, "Homo sapiens", i, 2010))]);

        var own = Written.SentencesOf(text).Where(s => s.StartsWith("We asked", StringComparison.Ordinal)).ToList();
        Assert.That(own, Is.EqualTo(Enumerable.Range(1, 10).Select(i => $"We asked how temozolomide acts on glioblastoma line U{i} [GSE{i}].")));
        Assert.That(text, Does.StartWith("The 12 series found hold 78 samples in all [GSE1, GSE2, GSE3, GSE4, GSE5, GSE6, GSE7, GSE8, GSE9, GSE10 and 2 more]."));
    }

    [TestCase("Lymph node invasion of tumours", "Metastasis to the lymph node", "lymph node")]
    [TestCase("Tamoxifen resistance in luminal tumours", "Escape from tamoxifen resistance", "tamoxifen resistance")]
    [TestCase("Sunitinib in kidney", "Kidney under axitinib", "kidney")]
    public async Task A_name_that_stands_in_several_titles_is_a_theme_and_a_name_of_two_words_goes_first(string first, string second, string theme)
    {
        var text = await Written.About("temozolomide", Written.Series(first, null), Written.Series(second, null, number: 2));

        Assert.That(text, Does.Contain($"Both speak of {theme} [GSE1 and GSE2]."));
    }

    [TestCase("Triple negative breast tumours", "A triple negative breast atlas")]
    [TestCase("Differentially methylated loci", "Sites differentially acetylated")]
    [TestCase("SH-SY5Y neurons after MPTP", "Rotenone in SH-SY5Y")]
    [TestCase("Conditional knockout of Dicer", "Conditional loss of Drosha")]
    [TestCase("Breast implants", "Breast milk")]
    public async Task What_is_no_name_or_was_asked_is_no_theme(string first, string second)
    {
        var text = await Written.About("breast negative tumours", Written.Series(first, null), Written.Series(second, null, number: 2));

        Assert.That(text, Is.EqualTo("2 series were found [GSE1 and GSE2]."));
    }

    [Test]
    public async Task What_could_be_compared_is_told_once()
    {
        var text = await Written.About("temozolomide", Hit(1, "Homo sapiens", 12, 2009), Hit(2, "Homo sapiens", 6, 2015), Hit(3, "Mus musculus", null, 2021));

        Assert.That(text, Does.Contain("2 of 3 could be compared with one another, being of Homo sapiens on the same platform, GPL570 [GSE1 and GSE2]."));
    }

    [Test]
    public async Task A_single_hit_is_told_in_its_own_words()
    {
        Assert.That(await Written.About("temozolomide", Hit(1, "Homo sapiens", 1, 2010)), Does.StartWith(
            "The series found holds 1 sample [GSE1]. It is of Homo sapiens [GSE1]. It is studied by expression profiling by array [GSE1]. It was made public in 2010 [GSE1]. We asked"));
    }

    [Test]
    public async Task Hits_without_prose_or_data_are_counted_all_the_same()
    {
        Assert.That(await Written.About("temozolomide", Written.Series("First", null), Written.Series("Second", null, number: 2)), Is.EqualTo("2 series were found [GSE1 and GSE2]."));
    }

    private static Dataset Hit(int number, string organism, int? samples, int year) =>
        Written.Series($"Glioblastoma {number}", $"We asked how temozolomide acts on glioblastoma line U{number}. It was given for {number} weeks.", number: number) with
        {
            Organisms = [Organism.Of(organism)],
            SampleCount = samples,
            StudyTypes = ["Expression profiling by array"],
            Platforms = [Accession.Platform(570)],
            PublishedOn = new(year, 5, 1),
        };
}
