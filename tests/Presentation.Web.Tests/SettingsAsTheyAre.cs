namespace OmicsOracle.Presentation.Web.Tests;

public sealed class SettingsAsTheyAre : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Every_setting_is_printed_with_its_value_and_where_it_is_from()
    {
        var (exitCode, output, error) = await Terminal.Run(Terminal.Start(_folder.Path, [("RateLimit:Burst", "77"), ("Ncbi:ApiKey", "s3cret"), ("Cache:Redis:ConnectionString", "host,password=s3cret")], "settings"));

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Not.Contain("s3cret"));
        Assert.That(output, Does.Match(@"(?m)^environment +Production +default$")
            .And.Match(@"(?m)^RateLimit:Burst +77 +environment variable RateLimit__Burst$")
            .And.Match(@"(?m)^RateLimit:PermitsPerMinute +1000 +appsettings.Production.json$")
            .And.Match(@"(?m)^Cache:Jitter +0.1 +appsettings.json$")
            .And.Match(@"(?m)^Vocabulary:Timeout +00:20:00 +default$")
            .And.Match(@"(?m)^Catalog:Directory +\S+ +command line$")
            .And.Match(@"(?m)^Ncbi:ApiKey +\*+ +environment variable Ncbi__ApiKey$"));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty, "nothing is started");
    }

    [TestCase("Development", "100", "20", "5", "false", "00:05:00")]
    [TestCase("staging", "1000", "100", "20", "true", "01:00:00")]
    [TestCase("Production", "1000", "100", "20", "true", "01:00:00")]
    public async Task Each_environment_has_its_own(string environment, string permits, string concurrent, string connections, string cache, string lifetime)
    {
        var (_, output, _) = await Terminal.Run(_folder.Path, "settings", "--environment", environment);

        Assert.That(output, Does.Match($@"(?m)^RateLimit:PermitsPerMinute +{permits} ")
            .And.Match($@"(?m)^Load:Concurrent +{concurrent} ")
            .And.Match($@"(?m)^Catalog:Connections +{connections} ")
            .And.Match($@"(?m)^Cache:Enabled +{cache} ")
            .And.Match($@"(?m)^Cache:Search:Memory +{lifetime} ")
            .And.Match(@"(?m)^Catalog:ConnectionTimeout +00:00:30 ")
            .And.Match(@"(?m)^Load:Timeout +00:00:30 ")
            .And.Match(@"(?m)^Ncbi:Timeout +00:00:30 "));
    }

    [Test]
    public async Task All_that_is_wrong_is_said_at_once_a_sentence_each()
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(
            _folder.Path,
            [("RateLimit:Burst", "0"), ("Load:Queue", "many"), ("Callers:TrustedProxies", "everyone"), ("Http:CorsOrigins", "*"), ("Shutdown:Notise", "00:00:05")],
            "serve", "--urls", "http://127.0.0.1:0"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(5), error);
        Assert.That(error, Does.Contain("RateLimit:Burst").And.Contain("Load:Queue").And.Contain("Callers:TrustedProxies must be addresses").And.Contain("Http:CorsOrigins").And.Contain("Notise").And.Not.Contain("   at "));
    }

    [Test]
    public async Task What_is_misspelt_is_named_in_full_with_what_may_have_been_meant()
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(
            _folder.Path,
            [
                ("RateLimit:Brst", "4"), ("Alerts:P90:Treshold", "3"), ("Alerts:P09:Threshold", "3"), ("RateLimt:Burst", "5"), ("Callers_TrustedProxies", "10.0.0.1"),
                ("Performance:SlowRequest", "5"), ("Log:File", "/proc/absent/log.json"),
            ],
            "serve", "--urls", "http://127.0.0.1:0"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(7), error);
        Assert.That(error, Does.Contain("RateLimit:Brst. Did you mean Burst?").And.Contain("Alerts:P90:Treshold. Did you mean Threshold?").And.Contain("Alerts:P09. Did you mean P90?")
            .And.Contain("RateLimt, in an environment variable. Did you mean RateLimit?").And.Contain("Callers__TrustedProxies, with two low lines")
            .And.Contain("Performance:SlowRequest: 5 would be 5 days; write 00:00:05").And.Contain("Log:File cannot be written"));
    }

    [TestCase("Serilog:MinimumLevel:Default", "Loud", "http://127.0.0.1:0", "The section Serilog")]
    [TestCase("Kestrel:Certificates:Default:Path", "/absent.pem", "https://127.0.0.1:0", "A certificate cannot be read")]
    [TestCase("Callers:TrustedProxies", "0.0.0.0/0", "http://127.0.0.1:0", "not everybody")]
    public async Task What_a_part_of_the_framework_cannot_read_is_one_sentence_too(string name, string value, string urls, string sentence)
    {
        var (exitCode, output, error) = await Terminal.Run(Terminal.Start(_folder.Path, [(name, value)], "serve", "--urls", urls));

        Assert.That(exitCode, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain(sentence).And.Not.Contain("   at "));
        Assert.That(output, Does.Not.Contain("   at "));
    }

    [Test]
    public async Task An_environment_that_there_is_not_is_refused_by_name()
    {
        var (exitCode, _, error) = await Terminal.Run(_folder.Path, "serve", "--environment", "Prodution");

        Assert.That((exitCode, error.TrimEnd()), Is.EqualTo((2, "There is no environment 'Prodution' (command line); there are Development, Production, Staging. One of your own needs an appsettings.Prodution.json beside the program.")));
    }

    [Test]
    public async Task Belief_in_whatever_anybody_says_of_addresses_is_refused()
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(_folder.Path, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), "serve", "--urls", "http://127.0.0.1:0"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("Callers:TrustedProxies"));
    }
}
