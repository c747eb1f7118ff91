using System.Net;
using CsCheck;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class SearchOverHttp
{
    [Test]
    public async Task A_fresh_service_answers_real_questions_from_the_starter_catalogue_and_says_so()
    {
        await using var service = await Service.Start();

        var answer = await service.Get("/api/v1/search?q=breast+cancer");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.GetProperty("total").GetInt32(), Is.GreaterThan(0));
        Assert.That(answer.Json.GetProperty("completeness").GetString(), Is.EqualTo("complete"));
        Assert.That(answer.Json.GetProperty("sources")[0].GetProperty("name").GetString(), Is.EqualTo("starter"));
        var first = answer.Json.GetProperty("results")[0];
        Assert.That(first.GetProperty("source").GetString(), Is.EqualTo("starter"));
        Assert.That(first.GetProperty("title").GetString(), Does.Contain("breast").IgnoreCase);
        Assert.That(first.GetProperty("highlights")[0].GetProperty("spans")[0].GetArrayLength(), Is.EqualTo(2));
        Assert.That(first.GetProperty("matched").EnumerateArray().Select(m => m.GetString()), Is.EqualTo(new[] { "breast", "cancer" }));
        Assert.That(answer.Json.GetProperty("facets").GetProperty("organism")[0].GetProperty("value").GetString(), Is.EqualTo("Homo sapiens"));
    }

    [Test]
    public async Task Filters_narrow_what_is_found_and_are_told_in_the_words_of_the_index()
    {
        await using var service = await Service.Start();

        var answer = await service.Get("/api/v1/search?q=expression&organism=mouse&limit=100");

        Assert.That(answer.Accessions, Is.Not.Empty);
        foreach (var result in answer.Json.GetProperty("results").EnumerateArray())
        {
            Assert.That(result.GetProperty("organisms").EnumerateArray().Select(o => o.GetString()), Does.Contain("Mus musculus"));
        }

        Assert.That(answer.Json.GetProperty("interpretation").GetProperty("filters").GetProperty("organism")[0].GetString(), Is.EqualTo("Mus musculus"));
    }

    [TestCase("relevance")]
    [TestCase("newest")]
    [TestCase("samples")]
    public async Task Paging_by_cursor_gives_the_whole_list_once_in_order(string sort)
    {
        await using var service = await Service.Start();
        var whole = await service.Get($"/api/v1/search?q=cells&limit=100&sort={sort}");

        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await service.Get($"/api/v1/search?q=cells&limit=7&sort={sort}{(cursor.Length > 0 ? "&cursor=" + cursor : "")}");
            paged.AddRange(page.Accessions);
            cursor = page.Json.GetProperty("nextCursor").GetString();
        }

        Assert.That(whole.Accessions, Has.Count.GreaterThan(14));
        Assert.That(paged, Is.EqualTo(whole.Accessions));
    }

    [Test]
    public async Task An_accession_finds_its_record_first()
    {
        await using var service = await Service.Start();
        var any = (await service.Get("/api/v1/search?q=cells")).Accessions[^1];

        var answer = await service.Get($"/api/v1/search?q={any.ToLowerInvariant()}+cancer");

        Assert.That(answer.Accessions[0], Is.EqualTo(any));
    }

    [Test]
    public async Task The_same_question_written_differently_gets_the_very_same_answer()
    {
        await using var service = await Service.Start();

        var one = await service.Get("/api/v1/search?q=breast++cancer+&limit=5");
        var other = await service.Get("/api/v1/search?limit=5&q=breast+cancer");

        Assert.That(other.Body, Is.EqualTo(one.Body), "tookMs included: it was worked out once");
    }

    [TestCase("q=", "q")]
    [TestCase("", "q")]
    [TestCase("q=%20%09", "q")]
    [TestCase("q=a%00b", "q")]
    [TestCase("q=a%1Bb", "q")]
    [TestCase("q=a&limit=0", "limit")]
    [TestCase("q=a&limit=101", "limit")]
    [TestCase("q=a&limit=ten", "limit")]
    [TestCase("q=a&limit=99999999999", "limit")]
    [TestCase("q=a&from=01/02/2020", "from")]
    [TestCase("q=a&to=2020-13-01", "to")]
    [TestCase("q=a&from=2021-01-01&to=2020-01-01", "to")]
    [TestCase("q=a&minSamples=0", "minSamples")]
    [TestCase("q=a&minSamples=-5", "minSamples")]
    [TestCase("q=a&minSamples=many", "minSamples")]
    [TestCase("q=a&platform=GSE1", "platform")]
    [TestCase("q=a&platform=affy", "platform")]
    [TestCase("q=a&organism=", "organism")]
    [TestCase("q=a&type=%07", "type")]
    [TestCase("q=a&sort=best", "sort")]
    [TestCase("q=a&sort=7", "sort")]
    [TestCase("q=a&cursor=abc", "cursor")]
    [TestCase("q=a&organsim=human", "organsim")]
    [TestCase("q=a&limit=", "limit")]
    [TestCase("q=a&cursor=", "cursor")]
    [TestCase("q=a&minSamples=", "minSamples")]
    [TestCase("q=a&sort=1", "sort")]
    [TestCase("q=a&q=b", "q")]
    [TestCase("q=a&limit=1&limit=2", "limit")]
    public async Task A_bad_parameter_is_refused_by_its_name(string query, string field)
    {
        await using var service = await Service.Start();

        var answer = await service.Get($"/api/v1/search?{query}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Code, Is.EqualTo("invalid-query"));
        Assert.That(answer.FieldsAtFault, Is.EqualTo(new[] { field }));
        Assert.That(answer.Json.GetProperty("detail").GetString(), Does.StartWith(field + ":"));
        Assert.That(answer.Json.GetProperty("traceId").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task A_question_of_a_thousand_characters_is_refused_and_one_of_fewer_is_not()
    {
        await using var service = await Service.Start();

        Assert.That((await service.Get("/api/v1/search?q=" + new string('a', 1_000))).FieldsAtFault, Is.EqualTo(new[] { "q" }));
        Assert.That((await service.Get("/api/v1/search?q=" + new string('a', 9_000))).FieldsAtFault, Is.EqualTo(new[] { "q" }));
        Assert.That((await service.Get("/api/v1/search?q=" + new string('a', 999))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await service.Get("/api/v1/search?q=" + Uri.EscapeDataString(new string('肝', 999)))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_cursor_that_was_changed_or_belongs_to_another_question_is_refused()
    {
        await using var service = await Service.Start();
        var cursor = (await service.Get("/api/v1/search?q=cells&limit=1")).Json.GetProperty("nextCursor").GetString()!;
        var changed = cursor[..5] + (cursor[5] == 'A' ? 'B' : 'A') + cursor[6..];

        Assert.That((await service.Get($"/api/v1/search?q=cells&limit=1&cursor={cursor}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await service.Get($"/api/v1/search?q=cells&limit=1&cursor={changed}")).FieldsAtFault, Is.EqualTo(new[] { "cursor" }));
        Assert.That((await service.Get($"/api/v1/search?q=liver&limit=1&cursor={cursor}")).FieldsAtFault, Is.EqualTo(new[] { "cursor" }));
        Assert.That((await service.Get($"/api/v1/search?q=cells&limit=1&sort=newest&cursor={cursor}")).FieldsAtFault, Is.EqualTo(new[] { "cursor" }));
    }

    [Test]
    public async Task Any_other_text_is_searched_as_text()
    {
        await using var service = await Service.Start();
        string[] odd = ["((((", "\"open", "a AND", "OR NOT", "title:x", "*:*", "*", "?", "~", "\\", "a^b~2", "[1 TO 2]", "🧬🐭", "سرطان الثدي", "乳腺癌", "<script>alert(1)</script>", "'; DROP TABLE Records;--", "\ud83d", "%", "ﬁbrosis ﬀ", string.Join(' ', Enumerable.Repeat("abc", 240)), string.Join(' ', Enumerable.Range(0, 240).Select(i => $"w{i:x}"))];

        foreach (var text in odd)
        {
            var answer = await service.Get($"/api/v1/search?q={Uri.EscapeDataString(text)}");
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), text);
        }
    }

    [Test]
    public async Task No_text_whatsoever_makes_the_service_fail()
    {
        await using var service = await Service.Start();

        await Gen.String[Gen.Char, 0, 60].SampleAsync(
            async text => (int)(await service.Get($"/api/v1/search?q={Uri.EscapeDataString(text)}")).Status is 200 or 400,
            iter: 500,
            threads: 1);
    }
}
