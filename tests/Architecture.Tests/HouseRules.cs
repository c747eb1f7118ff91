using System.Reflection;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Domain;

namespace OmicsOracle.Architecture.Tests;

public sealed class HouseRules
{
    private const string Canaries = "OmicsOracle.Architecture.Canaries";
    private static readonly Assembly Domain = typeof(Accession).Assembly;
    private static readonly Assembly Application = typeof(RequestMetrics).Assembly;
    private static readonly Assembly Infrastructure = typeof(OmicsOracle.Infrastructure.DependencyInjection).Assembly;
    private static readonly Assembly Web = Assembly.Load("omics-oracle");
    private static readonly Assembly Here = typeof(HouseRules).Assembly;
    private static readonly Type[] CanaryTypes = [.. Here.GetTypes().Where(t => t.Namespace == Canaries)];
    private static readonly Type[] GoodCanaryTypes = [.. Here.GetTypes().Where(t => t.Namespace == Canaries + ".Validated")];

    [Test]
    public void The_domain_stands_on_nothing_but_the_framework()
    {
        Assert.That(Rules.ForeignReferences(Domain), Is.Empty);
        Assert.That(Rules.ForeignReferences(Application, "OmicsOracle.Domain"), Does.Contain("MediatR"), "canary");
    }

    [Test]
    public void The_application_knows_no_adapter_and_no_web()
    {
        Assert.That(Rules.ForeignReferences(Application, "OmicsOracle.Domain"), Has.None.StartsWith("OmicsOracle.").And.None.StartsWith("Microsoft.AspNetCore").And.None.StartsWith("Lucene").And.None.StartsWith("Microsoft.EntityFrameworkCore"));
        Assert.That(Rules.ForeignReferences(Infrastructure, "OmicsOracle.Domain"), Does.Contain("OmicsOracle.Application"), "canary");
    }

    [Test]
    public void Infrastructure_knows_no_web()
    {
        Assert.That(Rules.ForeignReferences(Infrastructure), Has.None.EqualTo("omics-oracle").And.None.StartsWith("Microsoft.AspNetCore"));
        Assert.That(Rules.ForeignReferences(Here), Does.Contain("omics-oracle").Or.Contain("OmicsOracle.Infrastructure"), "canary");
    }

    [Test]
    public void Controllers_and_commands_know_requests_but_no_adapter_and_no_port()
    {
        string[] forbidden = ["OmicsOracle.Infrastructure", "Microsoft.EntityFrameworkCore", "Lucene.Net", "Refit", "ZiggyCreatures"];
        Assert.That(Rules.Uses(Web, "OmicsOracle.Presentation.Web.Controllers", [.. forbidden, "OmicsOracle.Application.Ports"]), Is.Empty);
        Assert.That(Rules.Uses(Web, "OmicsOracle.Presentation.Web.Commands", forbidden), Is.Empty);
        Assert.That(Rules.Uses(Here, Canaries + ".Controllers", forbidden), Is.Not.Empty, "canary");
    }

    [Test]
    public void Only_the_program_names_infrastructure()
    {
        Assert.That(Rules.UsedOutside(Web, "OmicsOracle.Infrastructure", "Program"), Is.Empty);
        Assert.That(Rules.UsedOutside(Here, "OmicsOracle.Infrastructure", "Program"), Is.Not.Empty, "canary");
    }

    [Test]
    public void The_wire_stays_in_its_gateway()
    {
        foreach (var assembly in new[] { Domain, Application, Infrastructure, Web })
        {
            // Refit.Implementation is where the generated clients of our interfaces stand.
            Assert.That(Rules.UsedOutside(assembly, "Refit", "OmicsOracle.Infrastructure.Ncbi", "OmicsOracle.Infrastructure.LanguageModels", "Refit.Implementation"), Is.Empty);
        }

        Assert.That(Rules.UsedOutside(Here, "NetArchTest", "Nowhere"), Is.Not.Empty, "canary");
    }

    [Test]
    public void Handlers_are_internal_and_sealed()
    {
        Assert.That(Rules.OpenHandlers(Application.GetTypes()), Is.Empty);
        Assert.That(Rules.OpenHandlers(CanaryTypes), Has.One.EndsWith("OpenHandler"), "canary");
    }

    [Test]
    public void Each_request_has_exactly_one_handler()
    {
        Assert.That(Rules.RequestsWithoutTheirOneHandler(Application.GetTypes()), Is.Empty);
        Assert.That(Rules.RequestsWithoutTheirOneHandler(CanaryTypes), Has.Length.EqualTo(2), "canary: one request has two, one has none");
    }

    [Test]
    public void Each_request_with_user_input_has_a_validator()
    {
        Assert.That(Rules.UnvalidatedRequests(Application.GetTypes()), Is.Empty);
        Assert.That(Rules.RequestsThatHideTheirInput(Application.GetTypes()), Is.Empty);
        Assert.That(Rules.UnvalidatedRequests(CanaryTypes), Has.One.EndsWith("Handled"), "canary");
        Assert.That(Rules.RequestsThatHideTheirInput(CanaryTypes), Has.One.EndsWith("Orphan"), "canary");
        Assert.That(Rules.UnvalidatedRequests(GoodCanaryTypes), Is.Empty);
    }

    [Test]
    public void No_name_is_empty_of_meaning()
    {
        Type[] all = [.. Domain.GetTypes(), .. Application.GetTypes(), .. Infrastructure.GetTypes(), .. Web.GetTypes()];
        Assert.That(Rules.EmptyNames(all.Where(t => t.Namespace?.StartsWith("OmicsOracle", StringComparison.Ordinal) == true)), Is.Empty);
        Assert.That(Rules.EmptyNames(CanaryTypes), Has.One.EndsWith("RecordManager"), "canary");
    }
}
