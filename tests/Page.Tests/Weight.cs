using System.Collections.Concurrent;

namespace OmicsOracle.Page.Tests;

public sealed class Weight : PageTest
{
    private const int Most = 150_000;

    [Test]
    public async Task All_files_for_a_search_its_pictures_a_dataset_and_the_status_are_under_150_KB_as_sent()
    {
        var page = await Open("/");
        var requests = new ConcurrentQueue<IRequest>();
        page.RequestFinished += (_, request) => requests.Enqueue(request);
        await page.ReloadAsync();
        foreach (var view in View.All)
        {
            await page.GotoAsync(view.Address);
            await view.Come(page);
        }

        var sizes = await Task.WhenAll(requests.Where(r => r.ResourceType == "document" || new Uri(r.Url).AbsolutePath.StartsWith("/page/", StringComparison.Ordinal))
            .DistinctBy(r => new Uri(r.Url).AbsolutePath).Select(async r => (new Uri(r.Url).AbsolutePath, (await r.SizesAsync()).ResponseBodySize)));

        foreach (var (path, size) in sizes.OrderByDescending(s => s.ResponseBodySize))
        {
            await TestContext.Out.WriteLineAsync($"{size,8:N0} {path}");
        }

        Assert.That(sizes.Sum(s => s.ResponseBodySize), Is.InRange(1_000, Most));
    }
}
