using System.Globalization;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The folder in which everything held lies, and the lock that lets one process at a time change it. The lock dies with its process, however that ends.</summary>
internal sealed class DataDirectory(IOptions<CatalogOptions> options) : IDisposable
{
    private FileStream? _lock;

    public string Root { get; } = Path.GetFullPath(options.Value.Directory);

    public CatalogAccess Access => options.Value.Access;

    public string StorePath => Path.Combine(Root, "catalog.db");

    public string IndexRoot => Path.Combine(Root, "index");

    public string ReportRoot => Path.Combine(Root, "reports");

    public bool Exists => File.Exists(StorePath);

    /// <summary>Whether this process holds the lock.</summary>
    public bool IsOurs => _lock is not null;

    private string LockPath => Path.Combine(Root, "writer.lock");

    /// <summary>Takes the lock.</summary>
    /// <exception cref="CannotProceed">The folder cannot be made or written, or another process has it.</exception>
    public void Take()
    {
        if (!TryTake())
        {
            throw new CannotProceed($"The data directory {Root} is in use by another omics-oracle process{Holder()}; stop that one, or name another directory with --data.");
        }
    }

    /// <summary>Takes the lock unless another process has it.</summary>
    /// <exception cref="CannotProceed">The folder cannot be made or written.</exception>
    public bool TryTake()
    {
        if (_lock is not null)
        {
            return true;
        }

        try
        {
            Directory.CreateDirectory(Root);
            _lock = new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException busy) when (busy is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(LockPath))
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotProceed($"The data directory {Root} cannot be written ({failure.Message.TrimEnd('.')}); make it writable, or name another with --data.", failure);
        }

        _lock.SetLength(0);
        _lock.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        _lock.Flush();
        return true;
    }

    public void Dispose() => _lock?.Dispose();

    private string Holder()
    {
        try
        {
            using var file = new FileStream(LockPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return int.TryParse(reader.ReadToEnd(), out var id) ? string.Create(CultureInfo.InvariantCulture, $" (process {id})") : "";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
