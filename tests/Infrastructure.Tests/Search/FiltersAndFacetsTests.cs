using CsCheck;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class FiltersAndFacetsTests
{
    private static readonly Gen<SearchFilters> Filters = Gen.Select(
        Gen.OneOf("human", "Homo sapiens", "MICE", "10090", "rare beast", "777", "424242", "unicorn").Array[0, 2],
        Gen.OneOf("OTHER", "expression profiling by array", "none such").Array[0, 2],
        Gen.Int[1, 8].Array[0, 2],
        Gen.Select(Gen.Int[-1000, 4000], Gen.Int[-1000, 4500]),
        Gen.Int[-5, 20],
        (organisms, types, platforms, days, samples) => new SearchFilters
        {
            Organisms = organisms,
            Types = types,
            Platforms = [.. platforms.Select(Accession.Platform)],
            From = days.Item1 < 0 ? null : new DateOnly(2010, 1, 1).AddDays(days.Item1),
            To = days.Item2 < 0 ? null : new DateOnly(2010, 1, 1).AddDays(days.Item2),
            MinSamples = samples < 1 ? null : samples,
        });

    [Test]
    public async Task Filters_leave_what_a_plain_reading_of_the_records_leaves_and_facets_count_it() =>
        await Gen.Select(Series.Many, Filters).SampleAsync(async (records, filters) =>
        {
            using var index = await IndexInFolder.Of(records);
            var expected = records.Where(r => Passes(r, filters, records)).ToList();

            var answer = await index.Search("cell", filters, limit: 1000);

            Assert.That(answer.Results.Select(r => r.Accession), Is.EquivalentTo(expected.Select(r => r.Accession)));
            Assert.That(answer.Total, Is.EqualTo(expected.Count));
            Assert.That(answer.Facets.Organism, Is.EqualTo(Counted(expected.SelectMany(r => r.Organisms.Select(o => Label(o, records)).Distinct()))));
            Assert.That(answer.Facets.Type, Is.EqualTo(Counted(expected.SelectMany(r => r.StudyTypes))));
            Assert.That(answer.Facets.Platform, Is.EqualTo(Counted(expected.SelectMany(r => r.Platforms.Select(p => p.ToString())))));
            Assert.That(
                answer.Facets.Year,
                Is.EqualTo(expected.Where(r => r.PublishedOn is not null).GroupBy(r => r.PublishedOn!.Value.Year).OrderByDescending(g => g.Key).Select(g => new FacetCount($"{g.Key}", g.Count()))));
        }, iter: 60, threads: 2);

    [TestCase("human", "Homo sapiens")]
    [TestCase("9606", "Homo sapiens")]
    [TestCase("homo SAPIENS", "Homo sapiens")]
    [TestCase("rare BEAST", "Rare beast")]
    [TestCase("unicorn", "unicorn")]
    public async Task Filters_in_force_are_named_in_the_words_of_the_index(string asked, string named)
    {
        using var index = await IndexInFolder.Of(Series.Of(1) with { Organisms = [Organism.Of("Homo sapiens"), new("Rare beast", 777)] });

        var answer = await index.Search("cell", new SearchFilters { Organisms = [asked], From = new(2001, 2, 3), MinSamples = 4 });

        Assert.That(answer.Interpretation.Filters["organism"], Is.EqualTo([named]));
        Assert.That(answer.Interpretation.Filters["from"], Is.EqualTo(["2001-02-03"]));
        Assert.That(answer.Interpretation.Filters["minSamples"], Is.EqualTo(["4"]));
        Assert.That(answer.Interpretation.Filters.Keys, Is.EqualTo(["from", "minSamples", "organism"]));
    }

    [Test]
    public async Task A_facet_lists_the_fifty_most_frequent_values()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 80).Select(n => Series.Of(n) with { Platforms = [.. Enumerable.Range(1, n).Select(Accession.Platform)] }));

        var platforms = (await index.Search("cell")).Facets.Platform;

        Assert.That(platforms, Is.EqualTo(Enumerable.Range(1, 25).Select(p => new FacetCount($"GPL{p}", 81 - p))));
    }

    [Test]
    public async Task A_record_of_very_many_platforms_is_indexed()
    {
        using var index = await IndexInFolder.Of(Series.Of(1) with { Platforms = [.. Enumerable.Range(1_000_000, 9_000).Select(Accession.Platform)] });

        Assert.That(await index.Found("GPL1008999"), Is.EqualTo(["GSE1"]));
    }

    private static bool Passes(Dataset record, SearchFilters filters, Dataset[] all) =>
        (filters.Organisms.Count == 0 || record.Organisms.Any(o => filters.Organisms.Any(f => Means(f, o, all))))
        && (filters.Types.Count == 0 || record.StudyTypes.Any(t => filters.Types.Contains(t, StringComparer.OrdinalIgnoreCase)))
        && (filters.Platforms.Count == 0 || record.Platforms.Any(filters.Platforms.Contains))
        && (filters.From is null || record.PublishedOn >= filters.From)
        && (filters.To is null || record.PublishedOn <= filters.To)
        && (filters.MinSamples is null || record.SampleCount >= filters.MinSamples);

    private static bool Means(string asked, Organism organism, Dataset[] all) => asked switch
    {
        "human" or "Homo sapiens" => organism.TaxonId == 9606,
        "MICE" or "10090" => organism.TaxonId == 10090,
        "rare beast" => Label(organism, all) == "Rare beast",
        "777" => organism.TaxonId == 777 || (Label(organism, all) == "Rare beast" && all.Any(IsBoth)),
        "424242" => organism.TaxonId == 424242,
        _ => false,
    };

    private static string Label(Organism organism, Dataset[] all) =>
        organism.Name ?? (organism.TaxonId == 777 && all.Any(IsBoth) ? "Rare beast" : $"taxon {organism.TaxonId}");

    private static bool IsBoth(Dataset record) => record.Organisms.Any(o => o is { Name: "Rare beast", TaxonId: 777 });

    private static IEnumerable<FacetCount> Counted(IEnumerable<string> values) =>
        values.GroupBy(v => v).Select(g => new FacetCount(g.Key, g.Count())).OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal);
}
