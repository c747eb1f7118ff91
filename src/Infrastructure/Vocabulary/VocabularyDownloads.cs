using System.Globalization;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>Fetches published vocabularies, each into a file of its own beneath the data directory, bounded in size and time.</summary>
internal sealed class VocabularyDownloads : IVocabularyDownloads
{
    public const string Client = "vocabulary";
    private const int BufferSize = 128 * 1024;
    private const long BytesBetweenReports = 1_000_000;

    private static readonly (string Name, string Url)[] Published =
    [
        ("mondo", "http://purl.obolibrary.org/obo/mondo.obo"),
        ("uberon", "http://purl.obolibrary.org/obo/uberon.obo"),
        ("cl", "http://purl.obolibrary.org/obo/cl.obo"),
        ("efo", "https://github.com/EBISPOT/efo/releases/latest/download/efo.obo"),
        ("cellosaurus", "https://ftp.expasy.org/databases/cellosaurus/cellosaurus.obo"),
        ("human-genes", "https://ftp.ncbi.nlm.nih.gov/gene/DATA/GENE_INFO/Mammalia/Homo_sapiens.gene_info.gz"),
        ("mouse-genes", "https://ftp.ncbi.nlm.nih.gov/gene/DATA/GENE_INFO/Mammalia/Mus_musculus.gene_info.gz"),
    ];

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly DataDirectory _directory;
    private readonly VocabularyOptions _options;
    private readonly Dictionary<string, Uri> _addresses = new(StringComparer.OrdinalIgnoreCase);

    public VocabularyDownloads(IHttpClientFactory clients, TimeProvider time, DataDirectory directory, IOptions<VocabularyOptions> options)
    {
        (_clients, _time, _directory, _options) = (clients, time, directory, options.Value);
        var settings = options.Value.Sources.ToDictionary(s => s.Key, s => s.Value.Url, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, url) in Published.Where(p => !settings.ContainsKey(p.Name)))
        {
            _addresses.Add(name, new(url));
        }

        foreach (var (name, url) in settings.Where(s => s.Value is not null))
        {
            _addresses.Add(name, url!);
        }

        Known = [.. Published.Select(p => p.Name).Where(_addresses.ContainsKey), .. settings.Keys.Where(k => _addresses.ContainsKey(k) && !Published.Any(p => string.Equals(p.Name, k, StringComparison.OrdinalIgnoreCase)))];
    }

    public IReadOnlyList<string> Known { get; }

    public async Task<DownloadedVocabulary> Fetch(string name, IProgress<(long Bytes, long? Total)> position, CancellationToken cancellation)
    {
        var address = _addresses[name];
        using var late = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var folder = Directory.CreateDirectory(Path.Combine(_directory.Root, "vocabulary", "fetched"));
        // Its name, since that may be the vocabulary's.
        var file = new RecordFile(Path.Combine(folder.FullName, Path.GetFileName(address.LocalPath) is { Length: > 0 } own ? own : name), 0);
        try
        {
            return new(file with { Length = await Save(address, file.Path, position, either.Token) });
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            File.Delete(file.Path);
            throw Unavailable(name, address, string.Create(CultureInfo.InvariantCulture, $"it took longer than {_options.Timeout.TotalSeconds:0} s"));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            File.Delete(file.Path);
            throw Unavailable(name, address, failure.Message.TrimEnd('.'), failure);
        }
        catch
        {
            File.Delete(file.Path);
            throw;
        }
    }

    private async Task<long> Save(Uri address, string path, IProgress<(long Bytes, long? Total)> position, CancellationToken cancellation)
    {
        using var client = _clients.CreateClient(Client);
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        var total = answer.Content.Headers.ContentLength;
        await using var from = await answer.Content.ReadAsStreamAsync(cancellation);
        await using var to = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferSize];
        var (bytes, reported) = (0L, 0L);
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            bytes += read;
            if (bytes > _options.MaxBytes)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it is larger than the {_options.MaxBytes} bytes of Vocabulary:MaxBytes"));
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (bytes - reported >= BytesBetweenReports)
            {
                reported = bytes;
                position.Report((bytes, total));
            }
        }

        return bytes;
    }

    private static SourceUnavailable Unavailable(string name, Uri address, string reason, Exception? inner = null) =>
        new(SourceUnavailable.Upstream, $"{name} could not be fetched from {address} ({reason}); check the network or Vocabulary:Sources:{name}:Url, or import a file.", inner);
}
