using System.Net;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class OperationOverHttp
{
    [Test]
    public async Task Health_tells_that_the_service_lives_and_is_ready()
    {
        await using var service = await Service.Start();

        Assert.That((await service.Get("/health/live")).Json.GetProperty("status").GetString(), Is.EqualTo("live"));
        Assert.That((await service.Get("/health/ready")).Json.GetProperty("status").GetString(), Is.EqualTo("ready"));
    }

    [Test]
    public async Task The_catalogue_tells_what_it_holds()
    {
        await using var service = await Service.Start();

        var catalog = (await service.Get("/api/v1/catalog")).Json;

        Assert.That(catalog.GetProperty("records").GetInt32(), Is.GreaterThanOrEqualTo(120));
        Assert.That(catalog.GetProperty("starter").GetBoolean(), Is.True);
        Assert.That(catalog.GetProperty("index").GetProperty("state").GetString(), Is.EqualTo("ready"));
        Assert.That(catalog.GetProperty("index").GetProperty("records").GetInt32(), Is.EqualTo(catalog.GetProperty("records").GetInt32()));
    }

    [Test]
    public async Task A_record_is_answered_with_everything_held_of_it()
    {
        await using var service = await Service.Start();
        var accession = (await service.Get("/api/v1/search?q=cells")).Accessions[0];

        var record = await service.Get($"/api/v1/datasets/{accession.ToLowerInvariant()}");

        Assert.That(record.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(record.Json.GetProperty("accession").GetString(), Is.EqualTo(accession));
        Assert.That(record.Json.GetProperty("provenance")[0].GetProperty("source").GetString(), Is.EqualTo("starter"));
        Assert.That(record.Json.GetProperty("organisms")[0].GetProperty("name").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task The_description_lists_every_call_and_its_parameters()
    {
        await using var service = await Service.Start();

        var description = (await service.Get("/openapi/v1.json")).Json;
        var paths = description.GetProperty("paths");

        Assert.That(paths.EnumerateObject().Select(p => p.Name), Is.SupersetOf(new[] { "/api/v1/search", "/api/v1/datasets/{accession}", "/api/v1/catalog", "/health/ready" }));
        var parameters = paths.GetProperty("/api/v1/search").GetProperty("get").GetProperty("parameters").EnumerateArray();
        Assert.That(parameters.Select(p => p.GetProperty("name").GetString()), Is.EquivalentTo(new[] { "q", "limit", "cursor", "organism", "type", "platform", "from", "to", "minSamples", "concept", "sort", "source" }));
        var hit = description.GetProperty("components").GetProperty("schemas").GetProperty("SearchHit").GetProperty("properties");
        Assert.That(hit.GetProperty("score").GetProperty("type").GetString(), Is.EqualTo("number"));
        Assert.That(description.GetProperty("components").GetProperty("schemas").GetProperty("Accession").GetProperty("type").GetString(), Is.EqualTo("string"));
    }

    [Test]
    public async Task The_documentation_page_needs_no_other_host()
    {
        await using var service = await Service.Start();

        var page = await service.Get("/docs/");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Body, Does.Not.Match("(src|href)=\"(https?:)?//"));
    }
}
