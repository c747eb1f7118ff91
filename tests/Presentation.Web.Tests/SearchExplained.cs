namespace OmicsOracle.Presentation.Web.Tests;

public sealed class SearchExplained
{
    [TestCase("nonsmall cell lung cancer")]
    [TestCase("zebrafishes tumors qqqq")]
    [TestCase("breast cancer AND human[ORGN]")]
    [TestCase("parkinson disease")]
    public async Task Whatever_answers_a_question_its_explanation_and_its_export_tell_the_same(string question)
    {
        await using var service = await Service.Start();
        var asked = Uri.EscapeDataString(question);

        var answer = await service.Get($"/api/v1/search/enhanced?q={asked}&source=local");
        var first = answer.Json.GetProperty("results")[0];
        var told = (await service.Get($"/api/v1/search/explain?q={asked}&accession={first.GetProperty("accession").GetString()}")).Json;
        var exported = await service.Get($"/api/v1/search/export?q={asked}&format=tsv&enhanced=true");

        var total = answer.Json.GetProperty("total").GetInt32();
        Assert.That((told.GetProperty("rank").GetInt32(), told.GetProperty("total").GetInt32()), Is.EqualTo((1, total)));
        Assert.That(told.GetProperty("score").GetDouble(), Is.EqualTo(first.GetProperty("score").GetDouble()).Within(1e-2));
        Assert.That(told.GetProperty("groups").EnumerateArray().Sum(g => g.GetProperty("adds").GetDouble()), Is.EqualTo(told.GetProperty("score").GetDouble()).Within(1e-2));
        Assert.That(exported.Headers["X-Export-Total"], Is.EqualTo($"{total}"));
        Assert.That(told.GetProperty("interpretation").GetProperty("notes").ToString(), Is.EqualTo(answer.Json.GetProperty("interpretation").GetProperty("notes").ToString()));
    }

    [TestCase("no diabetes", "not wanted")]
    [TestCase("NOT asthma", "not wanted")]
    [TestCase("糖尿病", "English")]
    [TestCase("qqqqzzzz", "qqqqzzzz")]
    public async Task An_empty_answer_says_why(string question, string note)
    {
        await using var service = await Service.Start();

        var answer = await service.Get($"/api/v1/search/enhanced?q={Uri.EscapeDataString(question)}&source=local");

        Assert.That(answer.Json.GetProperty("total").GetInt32(), Is.Zero);
        Assert.That(answer.Json.GetProperty("interpretation").GetProperty("notes").ToString(), Does.Contain(note));
    }

    [Test]
    public async Task A_question_that_nearly_all_series_answer_says_so()
    {
        await using var service = await Service.Start();

        var answer = await service.Get("/api/v1/search/enhanced?q=gene+expression+data&source=local");

        Assert.That(answer.Json.GetProperty("interpretation").GetProperty("notes").ToString(), Does.Contain("nearly all that are held"));
    }
}
