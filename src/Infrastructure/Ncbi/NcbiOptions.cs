namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>Where NCBI is, who asks, how fast, and for how long. Section <c>Ncbi</c>.</summary>
public sealed record NcbiOptions
{
    public const string Section = "Ncbi";

    /// <summary>Off, nothing leaves this machine and every question is answered as blocked.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The E-utilities.</summary>
    public Uri BaseUrl { get; init; } = new("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/");

    /// <summary>GEO's file site, for SOFT files.</summary>
    public Uri FilesUrl { get; init; } = new("https://ftp.ncbi.nlm.nih.gov/geo/");

    /// <summary>GEO's accession viewer, asked only for what the file site does not have.</summary>
    public Uri QueryUrl { get; init; } = new("https://www.ncbi.nlm.nih.gov/geo/query/");

    /// <summary>The name of this program, by which NCBI knows it (NBK25497).</summary>
    public string Tool { get; init; } = "OmicsOracle";

    /// <summary>Whom NCBI writes to before it shuts an address out; its policy asks for one (NBK25497).</summary>
    public string? Email { get; init; }

    /// <summary>Raises the limit from 3 to 10 requests a second (NBK25497). Never logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Where NCBI granted another limit than 3, or 10 with a key.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>All of one request, waiting and retries included. Longer, and a person has left.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for the harvest, which goes behind everyone and can wait.</summary>
    public TimeSpan HarvestTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One try, from its turn to the last byte of its answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A person whose turn would come later than this is told so at once.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of an answer that are read; a longer one is broken off.</summary>
    public int MaxAnswerBytes { get; init; } = 16_000_000;

    /// <summary>Bytes that a packed file may unpack to.</summary>
    public long MaxUnpackedBytes { get; init; } = 2_000_000_000;

    /// <summary>Never with the key.</summary>
    public override string ToString() => $"{nameof(NcbiOptions)} {{ {BaseUrl} }}";
}
