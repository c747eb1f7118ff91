using Microsoft.Extensions.DependencyInjection;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed class AdaptersRegistrationTests
{
    [Test]
    public void The_ports_to_NCBI_are_served_each_by_one_adapter()
    {
        using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IEntrez>(new MemoryEntrez([]))
            .AddNcbiAdapters()
            .BuildServiceProvider();

        foreach (var port in new[] { typeof(IGeoSource), typeof(IGeoHarvest), typeof(ILinkedSources) })
        {
            var first = services.GetRequiredService(port);
            Assert.That(services.GetRequiredService(port), Is.SameAs(first), port.Name);
        }
    }
}
