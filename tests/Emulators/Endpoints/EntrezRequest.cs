using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace OmicsOracle.Emulators.Endpoints;

/// <summary>One call: the parameters of its address and of its form together, the address first.</summary>
internal sealed class EntrezRequest(string endpoint, string method, IEnumerable<KeyValuePair<string, StringValues>> parameters)
{
    private readonly Dictionary<string, StringValues> _parameters = parameters
        .GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => new StringValues([.. g.SelectMany(p => p.Value)]), StringComparer.OrdinalIgnoreCase);

    /// <summary>esearch, esummary …, acc or geo.</summary>
    public string Endpoint { get; } = endpoint;

    public string Method { get; } = method;

    public string? this[string name] => _parameters.TryGetValue(name, out var value) && value.Count > 0 ? value[0] : null;

    public IReadOnlyDictionary<string, string> Parameters => _parameters.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public bool WantsJson => string.Equals(this["retmode"], "json", StringComparison.OrdinalIgnoreCase);

    public string Database => this["db"]?.ToLowerInvariant() ?? "";

    public string? ApiKey => this["api_key"] is { Length: > 0 } key ? key : null;

    /// <summary>One of the E-utilities, which share the rate limit.</summary>
    public bool IsEntrez => Endpoint is not ("acc" or "geo");

    public bool UsesHistory => this["WebEnv"] is { Length: > 0 };

    /// <summary>The ids of each <c>id=</c>, which may itself be a list.</summary>
    public IReadOnlyList<string[]> IdSets => _parameters.TryGetValue("id", out var sets)
        ? [.. sets.Select(s => (s ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
        : [];

    public string[] Ids => [.. IdSets.SelectMany(s => s)];

    /// <summary>A whole number from 0; otherwise, what is usual.</summary>
    public int Number(string name, int usual) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    public static async Task<EntrezRequest> Of(string endpoint, HttpRequest request, CancellationToken cancellation)
    {
        IEnumerable<KeyValuePair<string, StringValues>> form = request.HasFormContentType ? await request.ReadFormAsync(cancellation) : [];
        return new(endpoint, request.Method, request.Query.Concat(form));
    }
}
