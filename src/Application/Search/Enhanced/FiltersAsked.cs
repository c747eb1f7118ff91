using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Filters by name and value before an index has put them in its own words.</summary>
internal static class FiltersAsked
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(ConceptQuestion question)
    {
        var filters = question.Query.Filters;
        var asked = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Note("organism", [.. filters.Organisms.Select(Name)]);
        Note("type", filters.Types);
        Note("platform", [.. filters.Platforms.Select(p => p.ToString())]);
        Note("from", Value(filters.From?.ToString("O", CultureInfo.InvariantCulture)));
        Note("to", Value(filters.To?.ToString("O", CultureInfo.InvariantCulture)));
        Note("minSamples", Value(filters.MinSamples?.ToString(CultureInfo.InvariantCulture)));
        Note("concept", [.. question.Mentioned.Select(g => g.Name)]);
        return asked;

        void Note(string name, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                asked[name] = values;
            }
        }
    }

    private static string Name(string organism) =>
        int.TryParse(organism, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? WellKnownOrganisms.NameOf(id) ?? organism : organism;

    private static string[] Value(string? value) => value is null ? [] : [value];
}
