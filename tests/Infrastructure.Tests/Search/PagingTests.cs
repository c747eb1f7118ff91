using CsCheck;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class PagingTests
{
    [Test]
    public async Task Pages_end_to_end_are_the_whole_list_in_order() =>
        await Gen.Select(Series.Many, Series.Text, Gen.Enum<SearchSort>(), Gen.Int[1, 9]).SampleAsync(async (records, words, sort, limit) =>
        {
            using var index = await IndexInFolder.Of(records);
            var question = "cell " + words;
            var whole = await index.Search(question, sort: sort, limit: 1000);
            var pages = new List<Accession>();
            for (SearchCursor? after = null, next; ; after = next)
            {
                var page = await index.Search(question, sort: sort, limit: limit, after: after);
                Assert.That(page.Total, Is.EqualTo(whole.Total));
                Assert.That(page.Results, Has.Count.LessThanOrEqualTo(limit));
                pages.AddRange(page.Results.Select(r => r.Accession));
                if ((next = page.NextCursor) is null)
                {
                    break;
                }

                next = SearchCursor.Parse(next.ToString(), null);
            }

            Assert.That(whole.NextCursor, Is.Null);
            Assert.That(pages, Is.EqualTo(whole.Results.Select(r => r.Accession)));
            Assert.That(pages, Is.Unique);
            Assert.That(pages, Has.Count.EqualTo(records.Length));
        }, iter: 60, threads: 2);

    [Test]
    public async Task The_order_is_what_the_sort_says_and_ties_are_newest_accession_first() =>
        await Series.Many.SampleAsync(async records =>
        {
            using var index = await IndexInFolder.Of(records);

            Assert.That(
                await index.Found("cell", sort: SearchSort.Newest),
                Is.EqualTo(records.OrderByDescending(r => r.PublishedOn ?? DateOnly.MinValue).ThenByDescending(r => r.Accession).Select(r => $"{r.Accession}")));
            Assert.That(
                await index.Found("cell", sort: SearchSort.Samples),
                Is.EqualTo(records.OrderByDescending(r => r.SampleCount ?? -1).ThenByDescending(r => r.Accession).Select(r => $"{r.Accession}")));
            var scored = (await index.Search("cell liver", limit: 1000)).Results;
            Assert.That(scored, Is.Ordered.Descending.By(nameof(SearchHit.Score)));
        }, iter: 40, threads: 2);

    [Test]
    public async Task A_cursor_of_nowhere_is_harmless()
    {
        using var index = await IndexInFolder.Of(Series.Of(1), Series.Of(2));

        foreach (var key in new[] { double.NaN, double.NegativeInfinity, double.PositiveInfinity, 0 })
        {
            Assert.That((await index.Search("cell", after: new(1, key, int.MinValue))).Total, Is.EqualTo(2));
            Assert.That((await index.Search("cell", after: new(1, key, int.MaxValue))).Total, Is.EqualTo(2));
        }
    }
}
