using System.Globalization;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>The folder in which everything held lies, and the lock that lets one process at a time change it. The lock dies with its process, however that ends.</summary>
internal sealed class DataDirectory(IOptions<CatalogOptions> options) : IDisposable
{
    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly Lock _gate = new();
    private FileStream? _lock;

    public string Root { get; } = Path.GetFullPath(options.Value.Directory);

    public CatalogAccess Access => options.Value.Access;

    public string StorePath => Path.Combine(Root, "catalog.db");

    public string IndexRoot => Path.Combine(Root, "index");

    public string ReportRoot => Path.Combine(Root, "reports");

    /// <summary>Whether a store lies here. It appears whole, schema and starter included.</summary>
    public bool Exists => File.Exists(StorePath);

    /// <summary>Whether this process holds the lock.</summary>
    public bool IsOurs => _lock is not null;

    private string LockPath => Path.Combine(Root, "writer.lock");

    // Beside the lock, because a locked file cannot be read by those who want to know whose it is.
    private string HolderPath => Path.Combine(Root, "writer.pid");

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
        lock (_gate)
        {
            if (_lock is not null)
            {
                return true;
            }

            FileStream? taken = null;
            try
            {
                Directory.CreateDirectory(Root);

                // On Unix FileShare.None is an exclusive flock; every other value is a shared one, which a second writer would get too.
                taken = new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                File.WriteAllText(HolderPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                _lock = taken;
                return true;
            }
            catch (IOException held) when (taken is null && HeldByAnother.Contains(held.HResult))
            {
                return false;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                taken?.Dispose();
                throw new CannotProceed($"The data directory {Root} cannot be written ({failure.Message.TrimEnd('.')}); make it writable, or name another with --data.", failure);
            }
        }
    }

    public void Dispose() => _lock?.Dispose();

    private string Holder()
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderPath), out var id) ? string.Create(CultureInfo.InvariantCulture, $" (process {id})") : "";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
