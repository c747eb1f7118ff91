using System.Net;
using System.Text.Json;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>What stands around an enhanced search's list, over HTTP and in the terminal, on the starter catalogue and vocabulary.</summary>
public sealed class AroundEnhanced
{
    private const string Path = "/api/v1/search/enhanced?source=local&limit=3";

    [TestCase("parkinson disease")]
    [TestCase("breast cancer in human")]
    [TestCase("liver")]
    [TestCase("PD")]
    public async Task Each_facet_s_count_is_the_total_with_its_filter(string question)
    {
        await using var service = await Service.Start();
        var asked = $"q={Uri.EscapeDataString(question)}";

        var facets = (await service.Get($"{Path}&{asked}")).Json.GetProperty("facets");

        var counts = new[] { "disease", "tissue", "cellType" }.SelectMany(f => facets.GetProperty(f).EnumerateArray()).ToList();
        Assert.That(counts, Is.Not.Empty);
        foreach (var count in counts)
        {
            var id = count.GetProperty("id").GetString();
            var limited = await service.Get($"{Path}&{asked}&concept={id}");
            Assert.That(limited.Json.GetProperty("total").GetInt32(), Is.EqualTo(count.GetProperty("count").GetInt32()), id);
            Assert.That(limited.Json.GetProperty("interpretation").GetProperty("filters").GetProperty("concept")[0].GetString(), Is.EqualTo(count.GetProperty("value").GetString()));
        }

        var first = counts[0];
        using var export = await service.Http.GetAsync(new Uri($"/api/v1/search/export?enhanced=true&{asked}&concept={first.GetProperty("id").GetString()}", UriKind.Relative));
        Assert.That(export.Headers.GetValues("X-Export-Total").Single(), Is.EqualTo($"{first.GetProperty("count").GetInt32()}"));
    }

    [TestCase("parkinson disease since 2005")]
    [TestCase("parkinsn disease")]
    [TestCase("breast cancer without mouse")]
    [TestCase("triple negative breast cancer")]
    [TestCase("mouse liver")]
    [TestCase("MS")]
    public async Task Each_better_question_finds_as_many_as_it_says(string question)
    {
        await using var service = await Service.Start();

        var better = (await service.Get($"{Path}&q={Uri.EscapeDataString(question)}")).Json.GetProperty("betterQuestions").EnumerateArray().ToList();

        Assert.That(better, Has.Count.InRange(1, 6));
        foreach (var other in better)
        {
            var text = other.GetProperty("question").GetString()!;
            var answer = await service.Get($"{Path}&q={Uri.EscapeDataString(text)}");
            Assert.That(answer.Json.GetProperty("total").GetInt32(), Is.EqualTo(other.GetProperty("total").GetInt32()), text);
            Assert.That((other.GetProperty("total").GetInt32(), text, other.GetProperty("why").GetString()), Is.Not.EqualTo((0, question, "")));
        }
    }

    [Test]
    public async Task A_simple_search_is_limited_by_concept_as_well_and_has_nothing_around_it()
    {
        await using var service = await Service.Start();

        var all = (await service.Get("/api/v1/search?q=disease&source=local")).Json;
        var limited = (await service.Get("/api/v1/search?q=disease&source=local&concept=MONDO:0005180")).Json;

        Assert.That(limited.GetProperty("total").GetInt32(), Is.Positive.And.LessThan(all.GetProperty("total").GetInt32()));
        Assert.That(new[] { limited.GetProperty("groups"), limited.GetProperty("betterQuestions"), limited.GetProperty("facets").GetProperty("disease") }.Sum(e => e.GetArrayLength()), Is.Zero);
    }

    [TestCase("/api/v1/search?q=cells")]
    [TestCase("/api/v1/search/enhanced?q=cells")]
    [TestCase("/api/v1/search/export?q=cells")]
    [TestCase("/api/v1/search/explain?q=cells&accession=GSE7621")]
    public async Task An_unknown_concept_is_a_bad_request_that_names_it(string call)
    {
        await using var service = await Service.Start();

        var answer = await service.Get($"{call}&concept=MONDO:none");

        Assert.That((answer.Status, answer.FieldsAtFault.Single()), Is.EqualTo((HttpStatusCode.BadRequest, "concept")));
        Assert.That(answer.Json.ToString(), Does.Contain("MONDO:none"));
    }

    [Test]
    public async Task The_terminal_shows_facets_with_the_ids_that_limit_and_better_questions()
    {
        using var data = new TemporaryFolder();

        var (exitCode, output, error) = await Terminal.Run(data.Path, "search", "parkinson disease since 2005", "--enhanced", "--source", "local");
        var limited = await Terminal.Run(data.Path, "search", "disease", "--concept", "MONDO:0005180", "--enhanced", "--source", "local", "--format", "json");

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match(@"Disease: .*\(MONDO:0005180\)").And.Contain("wider: parkinson disease"));
        Assert.That(JsonDocument.Parse(limited.Output).RootElement.GetProperty("total").GetInt32(), Is.Positive);
    }
}
