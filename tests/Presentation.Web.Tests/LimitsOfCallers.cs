using System.Net;
using System.Security.Cryptography;
using System.Text;
using OmicsOracle.Presentation.Web.Http.Limits;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class LimitsOfCallers
{
    private const string Key = "a caller's own key";
    private static readonly (string, string)[] TwoPermits = [("RateLimit:Burst", "2"), ("RateLimit:PermitsPerMinute", "1")];

    [Test]
    public async Task Every_answer_of_the_API_says_what_its_caller_has_left_and_a_cached_one_costs_nothing()
    {
        await using var service = await Service.Start(settings: TwoPermits);

        var first = await service.Get("/api/v1/search?q=liver");
        var cached = await service.Get("/api/v1/search?q=liver");
        var status = await service.Get("/api/v1/catalog");
        await service.Get("/api/v1/search?q=heart");
        var refused = await service.Get("/api/v1/search?q=lung");

        Assert.That(first.Headers["RateLimit-Policy"], Is.EqualTo("\"permits\";q=2;w=120"));
        Assert.That(first.Headers["RateLimit"], Does.Match("^\"permits\";r=1;t=(59|60)$"));
        Assert.That(cached.Headers["RateLimit"], Does.StartWith("\"permits\";r=1;"));
        Assert.That(status.Headers["RateLimit"], Does.StartWith("\"permits\";r=1;"));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(refused.Headers["RateLimit"], Does.StartWith("\"permits\";r=0;"));
    }

    [Test]
    public async Task Health_and_pages_have_no_limit_and_speak_of_none()
    {
        await using var service = await Service.Start(settings: TwoPermits);

        foreach (var path in new[] { "/health/live", "/health/ready", "/docs/" })
        {
            Assert.That((await service.Get(path)).Headers.Keys, Has.None.EqualTo("RateLimit"), path);
        }
    }

    [Test]
    public async Task A_known_key_has_permits_of_its_own_and_an_unknown_one_those_of_its_address()
    {
        await using var service = await Service.Start(settings: [.. TwoPermits, ("Callers:ApiKeyHashes", $"{new string('0', 64)}, {Hash(Key)}")]);
        await service.Get("/api/v1/search?q=liver");
        await service.Get("/api/v1/search?q=heart");

        Assert.That((await service.Get("/api/v1/search?q=lung", ("X-Api-Key", "some other"))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await service.Get("/api/v1/search?q=lung", ("X-Api-Key", Key))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_a_caller_says_of_its_address_is_not_believed()
    {
        await using var service = await Service.Start(settings: TwoPermits);
        await service.Get("/api/v1/search?q=liver", ("X-Forwarded-For", "192.0.2.1"));
        await service.Get("/api/v1/search?q=heart", ("X-Forwarded-For", "192.0.2.2"));

        Assert.That((await service.Get("/api/v1/search?q=lung", ("X-Forwarded-For", "192.0.2.3"))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Behind_a_trusted_proxy_each_address_that_it_names_has_permits_of_its_own()
    {
        await using var service = await Service.Start(settings: [.. TwoPermits, ("Callers:TrustedProxies", "127.0.0.0/8, ::1")]);
        await service.Get("/api/v1/search?q=liver", ("X-Forwarded-For", "192.0.2.1"));
        await service.Get("/api/v1/search?q=heart", ("X-Forwarded-For", "192.0.2.1"));

        Assert.That((await service.Get("/api/v1/search?q=lung", ("X-Forwarded-For", "192.0.2.1"))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await service.Get("/api/v1/search?q=lung", ("X-Forwarded-For", "192.0.2.2"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await service.Get("/api/v1/search?q=bone", ("X-Forwarded-For", "192.0.2.9, 192.0.2.1"))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests), "what stands before the proxy's own word is the caller's");
    }

    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void An_address_is_a_caller_by_what_one_subscriber_has(string address, string caller) =>
        Assert.That(CallerNames.Of(IPAddress.Parse(address)), Is.EqualTo(caller));

    [Test]
    public void A_key_has_a_name_that_tells_nothing_of_it()
    {
        var keys = ApiKeyHashes.Read($"{Hash("old")},{Hash("new")}");

        Assert.That(keys.NameOf("old"), Is.EqualTo($"key:{Hash("old")[..8]}"));
        Assert.That(keys.NameOf("new"), Is.EqualTo($"key:{Hash("new")[..8]}"));
        Assert.That(new[] { "", "Old", new string('x', 10_000) }.Select(keys.NameOf), Is.All.Null);
    }

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))).ToLowerInvariant();
}
