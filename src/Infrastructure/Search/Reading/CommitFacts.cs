using System.Globalization;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>What a commit says of itself: written with it, so true of it whatever happens between commits.</summary>
/// <param name="Sequence">Of the store, up to which everything is in.</param>
/// <param name="AsOf">When it was made.</param>
internal sealed record CommitFacts(int Schema, Guid StoreId, long Sequence, DateTimeOffset AsOf, bool IsStarter)
{
    public static CommitFacts Of(CatalogFigures figures, long sequence, DateTimeOffset now) =>
        new(Fields.Schema, figures.StoreId, sequence, now, figures.IsStarter);

    public Dictionary<string, string> ToUserData() => new()
    {
        ["schema"] = Schema.ToString(CultureInfo.InvariantCulture),
        ["store"] = StoreId.ToString(),
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["asOf"] = AsOf.UtcTicks.ToString(CultureInfo.InvariantCulture),
        ["starter"] = IsStarter.ToString(),
    };

    /// <exception cref="FormatException">The commit is not of this program.</exception>
    public static CommitFacts Read(IDictionary<string, string> data) =>
        data.TryGetValue("schema", out var schema) && data.TryGetValue("store", out var store) && data.TryGetValue("sequence", out var sequence)
        && data.TryGetValue("asOf", out var asOf) && data.TryGetValue("starter", out var starter)
            ? new(
                int.Parse(schema, CultureInfo.InvariantCulture),
                Guid.Parse(store),
                long.Parse(sequence, CultureInfo.InvariantCulture),
                new DateTimeOffset(long.Parse(asOf, CultureInfo.InvariantCulture), TimeSpan.Zero),
                bool.Parse(starter))
            : throw new FormatException("The index does not say what it was made from.");
}
