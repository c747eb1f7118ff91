using OmicsOracle.Domain;

namespace OmicsOracle.Tests.LanguageModels;

/// <summary>What the built-in writer tells of the hits of a question.</summary>
public sealed class ExtractiveOfAQuestion
{
    [Test]
    public async Task Figures_are_counted_from_the_data_and_name_the_records_they_rest_on()
    {
        var text = await Written.About("temozolomide", Hit(1, "Homo sapiens", 12, 2009), Hit(2, "Homo sapiens", 6, 2015), Hit(3, "Mus musculus", null, 2021));

        Assert.That(Written.SentencesOf(text)[..6], Is.EqualTo(new[]
        {
            "The 3 series found hold 18 samples in all, not counting 1 whose records do not say how many [GSE1 and GSE2].",
            "2 of 3 are of Homo sapiens [GSE1 and GSE2].",
            "1 of 3 is of Mus musculus [GSE3].",
            "All 3 are studied by expression profiling by array [GSE1, GSE2 and GSE3].",
            "All 3 are on platform GPL570 [GSE1, GSE2 and GSE3].",
            "They were made public from 2009 to 2021 [GSE1 and GSE3].",
        }));
    }

    [Test]
    public async Task What_several_speak_of_is_told_but_not_what_was_asked()
    {
        var text = await Written.About("temozolomide", Hit(1, "Homo sapiens", 12, 2009), Hit(2, "Homo sapiens", 6, 2015));

        Assert.That(text, Does.Contain("Both speak of glioblastoma [GSE1 and GSE2].").And.Not.Contain("speak of temozolomide"));
    }

    [Test]
    public async Task Each_of_the_first_five_says_one_sentence_of_its_own_and_more_accessions_than_five_are_counted()
    {
        var text = await Written.About("temozolomide", [.. Enumerable.Range(1, 8).Select(i => Hit(i, "Homo sapiens", i, 2010))]);

        var own = Written.SentencesOf(text).Where(s => s.StartsWith("We asked", StringComparison.Ordinal)).ToList();
        Assert.That(own, Is.EqualTo(Enumerable.Range(1, 5).Select(i => $"We asked how temozolomide acts on glioblastoma line U{i} [GSE{i}].")));
        Assert.That(text, Does.StartWith("The 8 series found hold 36 samples in all [GSE1, GSE2, GSE3, GSE4, GSE5 and 3 more]."));
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
