using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Infrastructure;

namespace OmicsOracle.Architecture.Tests;

/// <summary>No call goes out to an address that a caller supplies: each client has its address from settings, follows no redirect, and nobody makes clients beside them.</summary>
public sealed class OutboundCalls
{
    /// <summary>Asked by the operator at the terminal alone, at addresses from settings; the published ontologies stand behind redirects.</summary>
    private const string ByTheOperator = "vocabulary";

    private static readonly Dictionary<string, string?> WithAWebhook = new() { ["Alerts:WebhookUrl"] = "https://alerts.example.org/", ["Alerts:WebhookSecret"] = "signed with this one" };

    [Test]
    public void Each_client_has_its_address_from_settings_and_follows_no_redirect()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(WithAWebhook).Build()).AddLogging().AddApplication().AddInfrastructure();
        using var provider = services.BuildServiceProvider();
        var names = provider.GetServices<IConfigureOptions<HttpClientFactoryOptions>>().OfType<ConfigureNamedOptions<HttpClientFactoryOptions>>().Select(o => o.Name).OfType<string>().Distinct().ToArray();

        Assert.That(names, Has.Length.GreaterThanOrEqualTo(4));
        foreach (var name in names.Where(n => n != ByTheOperator))
        {
            using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
            Assert.That(client.BaseAddress, Is.Not.Null, name);
            Assert.That(Innermost(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name)), Is.InstanceOf<SocketsHttpHandler>().With.Property(nameof(SocketsHttpHandler.AllowAutoRedirect)).False, name);
        }
    }

    [Test]
    public void Nobody_makes_connections_beside_them()
    {
        string[] types = ["System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.WebRequest", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient"];
        string[] allowed = ["OmicsOracle.Infrastructure.Ncbi", "OmicsOracle.Infrastructure.LanguageModels", "OmicsOracle.Infrastructure.Monitoring", "OmicsOracle.Infrastructure.Vocabulary", "Refit.Implementation"];
        foreach (var type in types)
        {
            Assert.That(Rules.UsedOutside(typeof(OmicsOracle.Infrastructure.DependencyInjection).Assembly, type, allowed), Is.Empty, type);
            Assert.That(Rules.UsedOutside(Assembly.Load("omics-oracle"), type, "OmicsOracle.Presentation.Web.Commands.HealthCommand"), Is.Empty, type);
        }
    }

    private static HttpMessageHandler Innermost(HttpMessageHandler handler) => handler is DelegatingHandler { InnerHandler: { } inner } ? Innermost(inner) : handler;
}
