using System.Net;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class AroundTheList
{
    [Test]
    public async Task A_beginning_is_completed_by_names_with_their_meaning_and_by_words_and_accessions()
    {
        await using var service = await Service.Start();

        var names = await service.Get("/api/v1/suggest?prefix=parkin");
        var accessions = await service.Get("/api/v1/suggest?prefix=gse7621");
        var further = await service.Get("/api/v1/suggest?prefix=human+parkin&limit=3");

        var first = names.Json.GetProperty("results")[0];
        Assert.That((first.GetProperty("kind").GetString(), first.GetProperty("means").GetString()), Is.EqualTo(("disease", "Parkinson's disease")));
        Assert.That(names.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("kind").GetString()), Does.Contain("word"));
        Assert.That(accessions.Json.GetProperty("results")[0].GetProperty("means").GetString(), Does.Contain("substantia nigra"));
        Assert.That(further.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("text").GetString()), Does.Contain("human parkinson"));
        Assert.That(names.Headers["Cache-Control"], Does.Contain("max-age=60"));
    }

    [Test]
    public async Task Series_like_one_or_like_several_say_what_they_share()
    {
        await using var service = await Service.Start();

        var one = await service.Get("/api/v1/datasets/GSE7621/similar?limit=5");
        var several = await service.Get("/api/v1/search/similar?like=GSE7621," + one.Accessions[0] + "&q=liver&limit=5");

        Assert.That(one.Accessions, Has.Count.EqualTo(5).And.No.Member("GSE7621"));
        Assert.That(one.Json.GetProperty("results")[0].GetProperty("matched").EnumerateArray().Select(m => m.GetString()), Does.Contain("Parkinson").Or.Contain("Parkinson's"));
        Assert.That(one.Headers, Does.ContainKey("ETag"));
        Assert.That(several.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(several.Accessions, Has.No.Member(one.Accessions[0]));
    }

    [Test]
    public async Task A_hit_is_explained_with_its_rank_and_a_series_that_is_not_held_with_that()
    {
        await using var service = await Service.Start();

        var hit = await service.Get("/api/v1/search/explain?q=parkinson+disease&accession=GSE7621");
        var absent = await service.Get("/api/v1/search/explain?q=parkinson+disease&accession=GSE99999999");

        Assert.That(hit.Json.GetProperty("rank").GetInt32(), Is.GreaterThan(0));
        Assert.That(hit.Json.GetProperty("groups")[0].GetProperty("found")[0].GetProperty("where")[0].GetProperty("field").GetString(), Is.EqualTo("title"));
        Assert.That(hit.Json.GetProperty("interpretation").GetProperty("concepts")[0].GetProperty("kind").GetString(), Is.EqualTo("disease"));
        Assert.That(absent.Json.GetProperty("lost")[0].GetProperty("step").GetString(), Is.EqualTo("catalogue"));
    }

    [TestCase("csv", "text/csv")]
    [TestCase("tsv", "text/tab-separated-values")]
    [TestCase("ndjson", "application/x-ndjson")]
    [TestCase("bibtex", "application/x-bibtex")]
    [TestCase("ris", "application/x-research-info-systems")]
    public async Task All_hits_come_as_a_file_that_says_in_its_headers_what_was_asked(string format, string mediaType)
    {
        await using var service = await Service.Start();

        using var response = await service.Http.GetAsync(new Uri($"/api/v1/search/export?q=breast+cancer+β&format={format}", UriKind.Relative));

        var total = (await service.Get("/api/v1/search?q=breast+cancer+β&limit=1")).Json.GetProperty("total").GetInt32();
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(mediaType));
        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Does.Match(@"geo-breast-cancer-\d{4}-\d\d-\d\d\.\w+"));
        Assert.That(response.Headers.GetValues("X-Export-Query").Single(), Is.EqualTo("breast%20cancer%20%CE%B2"));
        Assert.That(response.Headers.GetValues("X-Export-Total").Single(), Is.EqualTo($"{total}"));
        Assert.That(response.Headers.GetValues("X-Export-Catalog").Single(), Does.StartWith("sequence="));
        Assert.That(response.Headers.CacheControl!.NoStore);
        Assert.That(System.Text.RegularExpressions.Regex.Matches(body, format switch { "ndjson" => "\"accession\":\"GSE", "bibtex" => "@misc", "ris" => "TY  - DATA", _ => "(?m)^GSE" }), Has.Count.EqualTo(total));
    }

    [Test]
    public async Task An_enhanced_export_lists_what_the_understood_question_finds()
    {
        await using var service = await Service.Start();

        var simple = await service.Get("/api/v1/search/export?q=mouse+liver&format=tsv");
        var enhanced = await service.Get("/api/v1/search/export?q=mouse+liver&format=tsv&enhanced=true");

        Assert.That(enhanced.Body.Split('\n')[1..^1], Is.Not.Empty.And.All.Contain("Mus musculus"));
        Assert.That(simple.Body.Split('\n')[1..^1].All(l => l.Contains("Mus musculus", StringComparison.Ordinal)), Is.False);
        Assert.That(enhanced.Headers["X-Export-Mode"], Is.EqualTo("enhanced"));
    }

    [Test]
    public async Task A_caller_who_leaves_an_export_leaves_the_service_as_it_was()
    {
        await using var service = await Service.Start();
        for (var i = 0; i < 5; i++)
        {
            using var leaving = new CancellationTokenSource();
            using var response = await service.Http.GetAsync(new Uri("/api/v1/search/export?q=cells&format=ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, leaving.Token);
            await leaving.CancelAsync();
        }

        Assert.That((await service.Get("/api/v1/search/export?q=cells")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("search/export", "q")]
    [TestCase("search/export?q=a&format=xlsx", "format")]
    [TestCase("search/export?q=a&format=1", "format")]
    [TestCase("search/export?q=a&enhanced=perhaps", "enhanced")]
    [TestCase("search/export?q=a&minSamples=0", "minSamples")]
    [TestCase("search/export?q=a&limit=5", "limit")]
    [TestCase("search/explain?q=a", "accession")]
    [TestCase("search/explain?q=a&accession=GPL570", "accession")]
    [TestCase("search/explain?q=a&accession=x", "accession")]
    [TestCase("search/explain?accession=GSE1", "q")]
    [TestCase("search/similar", "like")]
    [TestCase("search/similar?like=GSE1,banana", "like")]
    [TestCase("search/similar?like=GSE1,GSE2,GSE3,GSE4,GSE5,GSE6,GSE7,GSE8,GSE9,GSE10,GSE11", "like")]
    [TestCase("datasets/GSE7621/similar?limit=0", "limit")]
    [TestCase("suggest", "prefix")]
    [TestCase("suggest?prefix=a%00", "prefix")]
    [TestCase("suggest?prefix=a&limit=51", "limit")]
    public async Task A_bad_parameter_is_refused_by_its_name(string path, string field)
    {
        await using var service = await Service.Start();

        var answer = await service.Get("/api/v1/" + path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.FieldsAtFault, Is.EqualTo(new[] { field }));
    }

    [TestCase("GSE99999999")]
    [TestCase("GSM1")]
    public async Task Nothing_is_like_a_series_that_does_not_exist(string accession)
    {
        await using var service = await Service.Start();

        Assert.That((await service.Get($"/api/v1/datasets/{accession}/similar")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
