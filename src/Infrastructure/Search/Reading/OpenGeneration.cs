using Lucene.Net.Index;
using Lucene.Net.Store;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>A generation that answers, at its latest commit known here.</summary>
internal sealed class OpenGeneration : IDisposable
{
    private readonly ProfileTable _profiles = new();
    private readonly FSDirectory _directory;
    private readonly System.Threading.Lock _closing = new();
    private volatile IndexSnapshot _snapshot;
    private bool _isClosed;

    /// <exception cref="Exception">It cannot be opened; damaged files fail in many ways.</exception>
    public OpenGeneration(string name, string path)
    {
        Name = name;
        _directory = IndexFiles.Open(path);
        DirectoryReader? reader = null;
        try
        {
            reader = DirectoryReader.Open(_directory);
            _snapshot = IndexSnapshot.Of(reader, _profiles);
        }
        catch
        {
            reader?.Dispose();
            _directory.Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>To look at, not to search: it may be closed at any moment.</summary>
    public IndexSnapshot Latest => _snapshot;

    /// <summary>The latest commit, kept open until it is given back; null where the generation is closed.</summary>
    public IndexSnapshot? Lease()
    {
        while (true)
        {
            var snapshot = _snapshot;
            if (snapshot.Reader.TryIncRef())
            {
                return snapshot;
            }

            if (snapshot == _snapshot)
            {
                return null;
            }
        }
    }

    public static void Return(IndexSnapshot snapshot) => snapshot.Reader.DecRef();

    /// <summary>Goes on to the latest commit. One caller at a time.</summary>
    /// <exception cref="Exception">It cannot be opened; the one before goes on answering.</exception>
    public void Refresh()
    {
        var before = _snapshot;
        if (DirectoryReader.OpenIfChanged(before.Reader) is not { } reader)
        {
            return;
        }

        try
        {
            var latest = IndexSnapshot.Of(reader, _profiles, before);
            lock (_closing)
            {
                ObjectDisposedException.ThrowIf(_isClosed, this);
                _snapshot = latest;
                before.Reader.DecRef();
            }
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Searches that run end in peace; files are closed after the last.</summary>
    public void Dispose()
    {
        lock (_closing)
        {
            _isClosed = true;
            _snapshot.Reader.DecRef();
        }

        _directory.Dispose();
    }
}
