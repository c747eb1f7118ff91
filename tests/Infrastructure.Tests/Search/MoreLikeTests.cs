using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class MoreLikeTests
{
    private static readonly Dataset Seed = Series.Of(1, "Alveolar macrophages in asthma", "Macrophages of the airways of asthmatic children.") with { Organisms = [Organism.Of("Homo sapiens")] };

    private static readonly Dataset[] All =
    [
        Seed,
        Series.Of(2, "Macrophages and asthma of the alveolar airways", "Asthmatic adults."),
        Series.Of(3, "Macrophages in the liver", "Fibrosis of mice."),
        .. Enumerable.Range(10, 40).Select(n => Series.Of(n, "Leaves of maize", "Roots and shoots under drought in the field.")),
    ];

    [Test]
    public async Task What_shares_most_that_is_telling_comes_first_and_the_seed_is_left_out()
    {
        using var index = await IndexInFolder.Of(All);

        var answer = await index.Index.MoreLike(new([Seed], "", 10), default);

        Assert.That(answer.Results.Select(r => r.Accession.Number), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(answer.Results[0].Matched, Does.Contain("asthma").IgnoreCase.And.Contain("macrophages").IgnoreCase);
        Assert.That(answer.Results[0].Highlights, Is.Not.Empty);
        Assert.That(answer.Total, Is.EqualTo(2));
    }

    [Test]
    public async Task Of_two_alike_the_one_with_the_same_organism_comes_first_and_says_so()
    {
        var twins = new[] { Series.Of(4, "Asthma macrophages") with { Organisms = [Organism.Of("Homo sapiens")] }, Series.Of(5, "Asthma macrophages") with { Organisms = [Organism.Of("Mus musculus")] } };
        using var index = await IndexInFolder.Of([Seed, .. twins, .. All.Skip(3)]);

        var answer = await index.Index.MoreLike(new([Seed], "", 10), default);

        Assert.That(answer.Results.Select(r => r.Accession.Number), Is.EqualTo(new[] { 4, 5 }));
        Assert.That(answer.Results[0].Matched, Does.Contain("Homo sapiens"));
        Assert.That(answer.Results[1].Matched, Does.Not.Contain("Homo sapiens").And.Not.Contain("Mus musculus"));
    }

    [Test]
    public async Task Words_given_besides_turn_the_list_their_way()
    {
        using var index = await IndexInFolder.Of(All);

        var answer = await index.Index.MoreLike(new([Seed], "liver fibrosis", 10), default);

        Assert.That(answer.Results[0].Accession.Number, Is.EqualTo(3));
        Assert.That(answer.Results[0].Matched.Take(2), Is.EqualTo(new[] { "liver", "fibrosis" }));
    }

    [Test]
    public async Task Several_seeds_are_all_left_out_and_one_that_is_not_in_the_index_serves_as_well()
    {
        using var index = await IndexInFolder.Of(All.Skip(1));

        var answer = await index.Index.MoreLike(new([Seed, All[2]], "", 10), default);

        Assert.That(answer.Results.Select(r => r.Accession.Number), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task A_seed_that_says_nothing_has_nothing_like_it()
    {
        using var index = await IndexInFolder.Of(All);

        var answer = await index.Index.MoreLike(new([Series.Of(99, "")], "", 10), default);

        Assert.That((answer.Total, answer.Results.Count), Is.EqualTo((0, 0)));
    }
}
