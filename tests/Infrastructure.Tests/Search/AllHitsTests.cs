using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class AllHitsTests
{
    [TestCase(SearchSort.Relevance)]
    [TestCase(SearchSort.Newest)]
    [TestCase(SearchSort.Samples)]
    public async Task The_walk_has_every_hit_in_the_order_of_the_pages(SearchSort sort)
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 300).Select(NumberedSeries.Of));
        var query = new SearchQuery("liver", SearchFilters.None, sort, Limit: 1);

        using var hits = await index.Index.All(new WordQuestion(query, []), default);

        var paged = await index.Search("liver", sort: sort, limit: 300);
        Assert.That(hits.Total, Is.EqualTo(300));
        Assert.That(hits.Rows.Select(r => r.Accession), Is.EqualTo(paged.Results.Select(r => r.Accession)));
    }

    [Test]
    public async Task The_walk_sees_one_state_of_the_index_whatever_is_written_meanwhile()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 50).Select(NumberedSeries.Of));
        using var hits = await index.Index.All(new WordQuestion(new SearchQuery("liver", SearchFilters.None), []), default);
        using var rows = hits.Rows.GetEnumerator();
        rows.MoveNext();

        index.Catalog.Put(Enumerable.Range(1, 50).Select(n => Series.Of(n, "Kidney")));
        await index.Index.Rebuild(null, default);

        var walked = 1;
        while (rows.MoveNext())
        {
            Assert.That(rows.Current.Title, Does.Contain("Liver"));
            walked++;
        }

        Assert.That(walked, Is.EqualTo(50));
        Assert.That(await index.Found("liver"), Is.Empty);
    }

    [Test]
    public async Task A_walk_that_is_left_gives_its_state_back_once()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Liver"));
        var hits = await index.Index.All(new ConceptQuestion([new("liver", 1, true, [new("liver", 1, "typed")], [], [])], [], new SearchQuery("liver", SearchFilters.None)), default);

        hits.Dispose();
        hits.Dispose();

        Assert.That(await index.Found("liver"), Is.EqualTo(new[] { "GSE1" }));
    }

    [Test]
    public async Task A_row_has_the_whole_summary()
    {
        var summary = string.Join(' ', Enumerable.Repeat("liver", 200));
        using var index = await IndexInFolder.Of(Series.Of(1, "Liver", summary));

        using var hits = await index.Index.All(new WordQuestion(new SearchQuery("liver", SearchFilters.None), []), default);

        Assert.That(hits.Rows.Single().Summary, Is.EqualTo(summary));
    }
}
