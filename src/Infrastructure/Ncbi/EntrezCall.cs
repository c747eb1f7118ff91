namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>What is asked, and by that what may come back.</summary>
internal enum Endpoint
{
    Info,
    Search,
    Summary,
    Fetch,
    Link,
    Post,

    /// <summary>A SOFT file of the file site.</summary>
    File,

    /// <summary>SOFT from the accession viewer.</summary>
    Viewer,
}

/// <summary>Travels with a request through the handlers, and is no part of what is sent.</summary>
/// <param name="Wanted">Ids or records that a whole answer holds; null where that is not known.</param>
internal sealed record EntrezCall(Endpoint Endpoint, EntrezTurn Turn, int? Wanted = null)
{
    public const string Property = "entrez-call";
    private static readonly HttpRequestOptionsKey<EntrezCall> Key = new(Property);

    public static EntrezCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("A request to NCBI does not say what it asks.");
}
