using System.Text.Json;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Reads elink: a set of links for each id asked.</summary>
internal static class LinkSets
{
    public static IEnumerable<(int Uid, long Link)> Read(JsonElement root, string database) =>
        from set in root.Property("linksets").Items()
        from uid in set.Property("ids").Texts().Select(GeoValues.PositiveNumber).OfType<int>()
        from links in set.Property("linksetdbs").Items()
        where links.Property("dbto").Text() == database
        from link in links.Property("links").Items()
        let number = ((JsonElement?)link).Number()
        where number is not null
        select (uid, number.Value);
}
