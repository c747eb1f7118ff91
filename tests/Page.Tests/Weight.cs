using System.Collections.Concurrent;

namespace OmicsOracle.Page.Tests;

public sealed class Weight : PageTest
{
    private const int Most = 150_000;

    [Test]
    public async Task All_files_for_a_search_its_pictures_a_dataset_and_the_status_are_under_150_KB_as_sent()
    {
        var page = await Open("about:blank");
        var requests = new ConcurrentQueue<IRequest>();
        page.RequestFinished += (_, request) => requests.Enqueue(request);
        foreach (var view in View.All)
        {
            await page.GotoAsync(view.Address);
            await view.Come(page);
        }

        var sent = await Task.WhenAll(requests.Where(IsOfThePage).Select(async r => (Path: PathOf(r), Bytes: (await r.SizesAsync()).ResponseBodySize)));
        var files = sent.GroupBy(s => s.Path, s => s.Bytes).ToDictionary(g => g.Key, g => g.Max()); // what the browser had already came without bytes

        foreach (var (path, bytes) in files.OrderByDescending(f => f.Value))
        {
            await TestContext.Out.WriteLineAsync($"{bytes,8:N0} {path}");
        }

        await TestContext.Out.WriteLineAsync($"{files.Values.Sum(),8:N0} in all");
        Assert.That(files.Keys, Has.Some.EndsWith("page.css").And.Some.EndsWith("app.js"));
        Assert.That(files.Values.Sum(), Is.LessThanOrEqualTo(Most));
    }

    private static bool IsOfThePage(IRequest request) => request.ResourceType == "document" || PathOf(request).StartsWith("/page/", StringComparison.Ordinal);

    private static string PathOf(IRequest request) => new Uri(request.Url).AbsolutePath;
}
