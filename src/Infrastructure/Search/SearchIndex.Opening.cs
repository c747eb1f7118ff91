using Microsoft.Extensions.Logging;
using OmicsOracle.Application;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search;

/// <summary>Which generation answers: finding it, following a writer elsewhere, and noticing damage.</summary>
internal sealed partial class SearchIndex
{
    private void OpenOnce()
    {
        if (Volatile.Read(ref _wasOpened))
        {
            return;
        }

        lock (_switching)
        {
            if (!_wasOpened)
            {
                OpenCurrent();
                if (_open is { } opened && data.Access is CatalogAccess.Write)
                {
                    IntegrityCheck = Task.Run(() => CheckIntegrity(opened));
                }

                Volatile.Write(ref _wasOpened, true);
            }
        }
    }

    /// <summary>Opens what the pointer names, or goes on to its latest commit: another process may have written either.</summary>
    private void FollowPointer()
    {
        var name = _generations.Current();
        if (name is not null && name == _open?.Name)
        {
            try
            {
                _open.Refresh();
            }
            catch (Exception failure) when (IsOfTheIndex(failure))
            {
                Log.Unreadable(log, name, failure);
                Damaged(_open);
            }
        }
        else
        {
            OpenCurrent();
        }
    }

    private void OpenCurrent()
    {
        var name = _generations.Current();
        if (name is null || name == _damaged)
        {
            return;
        }

        try
        {
            Replace(new OpenGeneration(name, _generations.PathOf(name)));
        }
        catch (Exception failure) when (IsOfTheIndex(failure))
        {
            // Truncated or altered files fail in many ways, an absurd length among them; whatever the way, it cannot answer.
            Log.Unreadable(log, name, failure);
            _damaged = name;
        }
    }

    private void Replace(OpenGeneration? generation)
    {
        lock (_switching)
        {
            var before = _open;
            _open = generation;
            before?.Dispose();
        }
    }

    private void CheckIntegrity(OpenGeneration generation)
    {
        if (generation.Lease() is not { } snapshot)
        {
            return;
        }

        try
        {
            snapshot.CheckIntegrity(_closing.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.Unreadable(log, generation.Name, failure);
            Damaged(generation);
            StartRepair();
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            OpenGeneration.Return(snapshot);
        }
    }

    /// <summary>Whether a failure comes from damaged files: the checksums decide, so that a fault of the program is not taken for one of the disk.</summary>
    private bool FoundDamaged(OpenGeneration generation, Exception failure, bool repair = true)
    {
        if (generation.Lease() is not { } snapshot)
        {
            // Someone else has found it so.
            return true;
        }

        try
        {
            snapshot.CheckIntegrity(CancellationToken.None);
            return false;
        }
        catch (Exception damage) when (IsOfTheIndex(damage))
        {
            Log.Unreadable(log, generation.Name, failure);
            Damaged(generation);
            if (repair)
            {
                StartRepair();
            }

            return true;
        }
        finally
        {
            OpenGeneration.Return(snapshot);
        }
    }

    private void Damaged(OpenGeneration generation)
    {
        lock (_switching)
        {
            if (_open == generation)
            {
                _damaged = generation.Name;
                Replace(null);
            }
        }
    }

    /// <summary>In the process that writes, an index that is gone comes back by itself.</summary>
    private void StartRepair()
    {
        lock (_switching)
        {
            if (data.IsOurs && Repair.IsCompleted && !_closing.IsCancellationRequested)
            {
                Repair = Task.Run(async () =>
                {
                    try
                    {
                        await CatchUp(progress: null, _closing.Token).ConfigureAwait(false);
                    }
                    catch (Exception failure) when (failure is SourceUnavailable or CannotProceed)
                    {
                        Log.NotRepaired(log, failure);
                    }
                    catch (OperationCanceledException)
                    {
                    }
                });
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The search index {Generation} cannot be read and will be made anew")]
        public static partial void Unreadable(ILogger log, string generation, Exception failure);

        [LoggerMessage(Level = LogLevel.Information, Message = "Making the search index {Generation} from {Records} records")]
        public static partial void Making(ILogger log, string generation, int records);

        [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not be made anew")]
        public static partial void NotRepaired(ILogger log, Exception failure);
    }
}
