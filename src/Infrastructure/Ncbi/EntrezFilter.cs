using System.Globalization;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>One filter as a clause of an Entrez term.</summary>
/// <param name="Clause">Null where nothing can match: none of its values can be asked for.</param>
/// <param name="Values">Of which one must hold; empty for a range.</param>
internal sealed record EntrezFilter(string? Clause, IReadOnlyList<string> Values)
{
    private const int MostSamples = 1_000_000;

    /// <summary>The filters in force. A platform is asked for by ACCN, which holds for a series also the accessions of its platforms and samples
    /// (GEO's guide to programmatic access: "GPL96[ACCN] AND gse[ETYP]"); RGPL knows curated data sets only.</summary>
    public static IReadOnlyList<EntrezFilter> Of(SearchFilters filters)
    {
        var all = new List<EntrezFilter>();
        AddAnyOf(filters.Organisms, Organism, v => IsTaxonId(v) ? $"{v}[ORGN]" : $"\"{v}\"[ORGN]");
        AddAnyOf(filters.Types, EntrezText.Value, v => $"\"{v}\"[GTYP]");
        AddAnyOf(filters.Platforms, p => p.ToString(), v => $"{v}[ACCN]");
        if (filters.From is not null || filters.To is not null)
        {
            all.Add(new(EntrezDays.Range(EntrezDays.Published, filters.From, filters.To), []));
        }

        if (filters.MinSamples is { } samples)
        {
            all.Add(new(string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, samples)}:{MostSamples}[Number of Samples]"), []));
        }

        return all;

        void AddAnyOf<T>(IReadOnlyList<T> asked, Func<T, string> read, Func<string, string> write)
        {
            if (asked.Count > 0)
            {
                var values = asked.Select(read).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
                all.Add(new(AnyOf([.. values.Select(write)]), values));
            }
        }
    }

    /// <summary>Null for none, itself for one, in brackets for more.</summary>
    public static string? AnyOf(IReadOnlyList<string> clauses) => clauses switch
    {
        [] => null,
        [var only] => only,
        _ => $"({string.Join(" OR ", clauses)})",
    };

    /// <summary>Whether NCBI has searched without it. A phrase that it does not know it leaves out of the term, and then finds more than was asked for.</summary>
    public bool IsIgnored(IReadOnlyList<string> dropped) =>
        Values.Count > 0 && Values.All(v => dropped.Any(d => string.Equals(d.Split('[')[0].Trim(' ', '"'), v, StringComparison.OrdinalIgnoreCase)));

    private static string Organism(string asked)
    {
        asked = asked.Trim();
        var id = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : WellKnownOrganisms.TaxonIdOf(asked);
        return id is null ? EntrezText.Value(asked)
            : WellKnownOrganisms.NameOf(id.Value) ?? string.Create(CultureInfo.InvariantCulture, $"txid{id}");
    }

    private static bool IsTaxonId(string value) => value.StartsWith("txid", StringComparison.Ordinal) && value.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;
}
