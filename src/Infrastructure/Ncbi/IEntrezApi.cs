using Refit;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>The E-utilities on the wire (https://www.ncbi.nlm.nih.gov/books/NBK25499/): JSON where it exists. Who asks is added where the request leaves.</summary>
internal interface IEntrezApi
{
    [Get("/einfo.fcgi?retmode=json")]
    Task<HttpResponseMessage> Info(string db, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);

    [Get("/esearch.fcgi?retmode=json")]
    Task<HttpResponseMessage> Search(string db, string term, int retstart, int retmax, string? usehistory, string? sort, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);

    /// <param name="id">Joined by commas.</param>
    [Get("/esummary.fcgi?retmode=json")]
    Task<HttpResponseMessage> Summaries(string db, string id, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);

    [Get("/esummary.fcgi?retmode=json")]
    Task<HttpResponseMessage> Summaries(string db, [AliasAs("WebEnv")] string webEnv, [AliasAs("query_key")] string queryKey, int retstart, int retmax, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);

    /// <param name="id">Joined by commas.</param>
    [Get("/efetch.fcgi")]
    Task<HttpResponseMessage> Fetch(string db, string id, string? rettype, string? retmode, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);

    /// <param name="id">Repeated, so that each id is answered with links of its own; joined by commas they would be one set.</param>
    [Get("/elink.fcgi?retmode=json")]
    Task<HttpResponseMessage> Links(string dbfrom, string db, [Query(CollectionFormat.Multi)] int[] id, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);

    /// <summary>Any of them by its form: epost always, the others where an address would be too long (414 above some 200 ids).</summary>
    [Post("/{utility}.fcgi")]
    Task<HttpResponseMessage> Post(string utility, [Body] FormUrlEncodedContent form, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);
}

/// <summary>GEO's file site over HTTPS.</summary>
internal interface IGeoFilesApi
{
    /// <param name="folder">See <see cref="GeoFolder"/>.</param>
    [Get("/series/{folder}/{accession}/soft/{accession}_family.soft.gz")]
    Task<HttpResponseMessage> Soft(string folder, string accession, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);
}

/// <summary>GEO's accession viewer (https://www.ncbi.nlm.nih.gov/geo/info/download.html).</summary>
internal interface IGeoQueryApi
{
    /// <summary>The series and its samples without their tables.</summary>
    [Get("/acc.cgi?targ=all&form=text&view=brief")]
    Task<HttpResponseMessage> Soft(string acc, [Property(EntrezCall.Property)] EntrezCall call, CancellationToken cancellation);
}
