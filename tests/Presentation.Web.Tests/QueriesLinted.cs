using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class QueriesLinted : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_query_is_looked_over_without_a_search()
    {
        await using var service = await Service.Start();

        var answer = await Post(service, new { query = "asthma[TITEL] and mouse[ORGN]" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.GetProperty("corrected").GetString(), Is.EqualTo("asthma[TITL] AND mouse[ORGN]"));
        Assert.That(answer.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()), Is.EqualTo(new[] { "unknownTag", "lowerCaseOperator" }));
        Assert.That(answer.Json.GetProperty("findings")[0].GetProperty("severity").GetString(), Is.EqualTo("error"));
    }

    [Test]
    public async Task Nothing_or_too_much_is_refused()
    {
        await using var service = await Service.Start();

        Assert.That((await Post(service, new { query = " " })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Post(service, new { })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Post(service, new { query = new string('a', 2_001) })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_body_of_another_kind_is_refused_with_a_code_as_everything_is()
    {
        await using var service = await Service.Start();
        using var text = new StringContent("asthma");

        using var response = await service.Http.PostAsync(new Uri("/api/v1/query/lint", UriKind.Relative), text);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString(), Is.EqualTo("unsupported-media-type"));
    }

    [Test]
    public async Task The_terminal_says_it_in_lines()
    {
        var (exitCode, output, _) = await Terminal.Run(_folder.File("data"), "query", "lint", "asthma[TITEL]");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("error at 7: There is no field [TITEL]").And.Contain("Corrected: asthma[TITL]"));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> Post(Service service, object body)
    {
        using var response = await service.Http.PostAsJsonAsync("/api/v1/query/lint", body);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
