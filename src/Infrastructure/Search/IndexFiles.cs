using Lucene.Net.Store;

namespace OmicsOracle.Infrastructure.Search;

/// <summary>How index files are read and written.</summary>
internal static class IndexFiles
{
    /// <summary>Plain reads rather than memory mapping: the system's cache serves them as fast, they do not count as this process's memory, and a file cut short under a reader is an error, not the end of the process.</summary>
    /// <remarks>No lock of Lucene's: the data directory's own lock lets one process write, and it does not outlive a kill.</remarks>
    public static FSDirectory Open(string path) =>
        new NIOFSDirectory(path, NoLockFactory.GetNoLockFactory());
}
