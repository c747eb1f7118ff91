using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Moq;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class AnswersToFailure
{
    [Test]
    public async Task An_unknown_series_is_not_found()
    {
        await using var service = await Service.Start();

        var answer = await service.Get("/api/v1/datasets/GSE99999999");

        Assert.That((answer.Status, answer.Code, answer.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "not-found", "application/problem+json")));
        Assert.That(answer.Json.GetProperty("detail").GetString(), Does.Contain("GSE99999999"));
    }

    [TestCase("GSM11805", "sample")]
    [TestCase("GPL96", "platform")]
    [TestCase("GDS507", "data set")]
    public async Task What_is_no_series_is_not_found_and_told_what_it_is(string accession, string kind)
    {
        await using var service = await Service.Start();

        var answer = await service.Get($"/api/v1/datasets/{accession}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Json.GetProperty("detail").GetString(), Does.Contain(kind));
    }

    [TestCase("2034")]
    [TestCase("GSE")]
    [TestCase("GSE0")]
    [TestCase("GSE007")]
    [TestCase("GSE12a")]
    [TestCase("GSE999999999999")]
    [TestCase("XYZ1")]
    public async Task A_malformed_accession_is_refused_by_name(string accession)
    {
        await using var service = await Service.Start();

        var answer = await service.Get($"/api/v1/datasets/{accession}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.FieldsAtFault, Is.EqualTo(new[] { "accession" }));
    }

    [TestCase("text/html")]
    [TestCase("application/xml")]
    [TestCase("text/event-stream")]
    public async Task The_reason_is_told_whatever_format_the_caller_would_accept(string accepted)
    {
        await using var service = await Service.Start();
        service.Http.DefaultRequestHeaders.Accept.ParseAdd(accepted);

        var missing = await service.Get("/api/v1/datasets/GSE99999999");
        var invalid = await service.Get("/api/v1/search?q=");
        var nowhere = await service.Get("/api/nope");

        Assert.That(missing.Json.GetProperty("detail").GetString(), Does.Contain("GSE99999999"));
        Assert.That(invalid.FieldsAtFault, Is.EqualTo(new[] { "q" }));
        Assert.That((nowhere.MediaType, nowhere.Code), Is.EqualTo(("application/problem+json", "not-found")));
    }

    [Test]
    public async Task A_head_request_is_answered_as_a_get_without_its_body()
    {
        await using var service = await Service.Start();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/health/live", UriKind.Relative));

        using var answer = await service.Http.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task An_unknown_address_and_a_wrong_method_are_problems_too()
    {
        await using var service = await Service.Start();

        Assert.That((await service.Get("/api/v1/nothing")).Code, Is.EqualTo("not-found"));
        using var posted = await service.Http.PostAsync(new Uri("/api/v1/search", UriKind.Relative), null);
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(await posted.Content.ReadAsStringAsync(), Does.Contain("method-not-allowed"));
    }

    [Test]
    public async Task An_index_that_is_being_made_is_unavailable_and_never_an_empty_result()
    {
        await using var service = await Service.Start(replace: Index(new SourceUnavailable("index", "The index is being made anew; ask again in a minute.")));

        var answer = await service.Get("/api/v1/search?q=cells");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "index-unavailable")));
        Assert.That(answer.Headers["Retry-After"], Is.Not.Empty);
    }

    [Test]
    public async Task An_unexpected_failure_says_nothing_of_its_inside()
    {
        await using var service = await Service.Start(replace: Index(new InvalidOperationException("secret path /var/x")));

        var answer = await service.Get("/api/v1/search?q=cells");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.InternalServerError, "internal")));
        Assert.That(answer.Body, Does.Not.Contain("secret").And.Not.Contain("InvalidOperation"));
        Assert.That(answer.Json.GetProperty("traceId").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task A_caller_who_asks_too_much_is_told_when_to_come_back()
    {
        await using var service = await Service.Start(settings: [("RateLimit:Burst", "2"), ("RateLimit:PermitsPerMinute", "1")]);
        await service.Get("/api/v1/search?q=one");
        await service.Get("/api/v1/search?q=two");

        var answer = await service.Get("/api/v1/search?q=three");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "rate-limited")));
        Assert.That(int.Parse(answer.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That((await service.Get("/api/v1/search?q=one")).Status, Is.EqualTo(HttpStatusCode.OK), "what the cache holds stays free");
        Assert.That((await service.Get("/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/api/v1/search?q=cells")]
    [TestCase("/api/v1/search")]
    [TestCase("/api/v1/catalog")]
    [TestCase("/api/v1/datasets/GSE99999999")]
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/nowhere")]
    public async Task Every_answer_says_how_long_it_took(string path)
    {
        await using var service = await Service.Start();

        var answer = await service.Get(path);

        Assert.That(double.Parse(answer.Headers["X-Process-Time"], System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(0));
        Assert.That(answer.Headers["Server-Timing"], Does.StartWith("app;dur="));
    }

    private static Action<IServiceCollection> Index(Exception failure)
    {
        var index = new Mock<ISearchIndex>();
        index.Setup(i => i.Status).Returns(new IndexStatus(IndexState.Ready, 0, 0, null, 0, false));
        index.Setup(i => i.Search(It.IsAny<WordQuestion>(), It.IsAny<CancellationToken>())).ThrowsAsync(failure);
        return services => services.Replace(ServiceDescriptor.Singleton(index.Object));
    }
}
