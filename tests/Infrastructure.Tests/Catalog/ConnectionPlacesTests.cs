using OmicsOracle.Application;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class ConnectionPlacesTests
{
    [Test]
    public void Who_finds_every_connection_in_use_is_told_so_and_one_given_back_serves_again()
    {
        using var places = new ConnectionPlaces(2, TimeSpan.FromMilliseconds(20));
        using var first = places.Connection("Data Source=:memory:");
        var second = places.Connection("Data Source=:memory:");

        Assert.That(() => places.Connection("Data Source=:memory:"), Throws.InstanceOf<SourceUnavailable>().With.Message.Contain("All 2 connections").And.Property(nameof(SourceUnavailable.SourceName)).EqualTo("store"));
        second.Dispose();
        second.Dispose();

        using var third = places.Connection("Data Source=:memory:");
        Assert.That(() => places.Connection("Data Source=:memory:"), Throws.InstanceOf<SourceUnavailable>(), "given back once, though disposed twice");
    }
}
