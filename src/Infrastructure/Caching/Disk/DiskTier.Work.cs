using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <content>The writer behind: the only one that opens, writes and closes the file.</content>
internal sealed partial class DiskTier
{
    private async Task Work()
    {
        while (true)
        {
            var isLast = _stopping.IsCancellationRequested;
            TurnGuarded();
            _opened.TrySetResult();
            if (isLast)
            {
                Close();
                _pending.Close();
                return;
            }

            await SomethingToDo();
        }
    }

    private async Task SomethingToDo()
    {
        using var tick = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        try
        {
            var signal = _pending.Signal.ReadAsync(tick.Token).AsTask();
            var first = await Task.WhenAny(signal, Task.Delay(LookAfter, _time, tick.Token));
            await tick.CancelAsync();
            await first;
        }
        catch (OperationCanceledException)
        {
            // It stops.
        }
    }

    private void TurnOnce()
    {
        if (_seenDamage is { } damage)
        {
            _seenDamage = null;
            throw new InvalidDataException(damage.Message, damage);
        }

        var now = _time.GetUtcNow();
        if (_store is null)
        {
            if (now < _tryAt)
            {
                return;
            }

            _store = DiskStore.Open(Path.Combine(_folder, FileName), _maxBytes);
            _tidyAt = now;
        }

        Hear(_store);
        WritePending(_store, now);
        Tidy(_store, now);
        var figures = _store.Writer.Figures;
        _status = new(CacheTier.Disk, TierStatus.On, null, figures.Entries, figures.Bytes, _maxBytes);
    }

    private void Hear(DiskStore store)
    {
        foreach (var mark in store.Writer.MarksOfOthers() ?? [])
        {
            DroppedElsewhere?.Invoke(TagMarks.TagOf(mark));
        }
    }

    private void WritePending(DiskStore store, DateTimeOffset now)
    {
        var afresh = _pending.OwesAll;
        var batch = _pending.Take();
        if (batch.Count > 0 || _uses.AreMany || now >= _tidyAt || _stopping.IsCancellationRequested)
        {
            var evicted = store.Writer.Write(batch, _uses.Take(), now.UtcTicks, afresh);
            if (evicted > 0)
            {
                _metrics.Evicted(CacheTier.Disk, evicted);
            }
        }

        _pending.Written();
    }

    private void Tidy(DiskStore store, DateTimeOffset now)
    {
        if (now >= _tidyAt)
        {
            _tidyAt = now + TidyAfter;
            if (!store.IsInPlace())
            {
                // Another process has put it aside and made a new one.
                Close();
                _store = DiskStore.Open(Path.Combine(_folder, FileName), _maxBytes);
            }

            _store!.Writer.RemoveExpired(now.UtcTicks);
        }
    }

    /// <summary>Nothing that happens here may end the work behind: those who wait for it would wait for ever.</summary>
    private void TurnGuarded()
    {
        try
        {
            TurnOnce();
        }
#pragma warning disable CA1031
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _metrics.Failed(CacheTier.Disk);
            _pending.GiveUp();
            if (DiskFault.IsDamage(failure))
            {
                Renew(failure);
            }
            else if (!DiskFault.IsBusy(failure) || _store is null)
            {
                StepAside(failure);
            }
        }
    }

    private void Renew(Exception damage)
    {
        Close();
        try
        {
            var path = Path.Combine(_folder, FileName);
            if (!IsSoundAgain(path))
            {
                var aside = DamagedFiles.PutAside(path);
                _log.LogWarning("The cache file {Path} was damaged or not a cache of this version ({Reason}); it is now {Aside}, and a new one is begun.", path, damage.Message.TrimEnd('.'), aside);
                _pending.ForgetRemovals();
                _store = DiskStore.Open(path, _maxBytes);
            }

            var figures = _store!.Writer.Figures;
            _status = new(CacheTier.Disk, TierStatus.On, null, figures.Entries, figures.Bytes, _maxBytes);
            _pending.Wake();
        }
        catch (Exception failure) when (DiskFault.IsOne(failure))
        {
            StepAside(failure);
        }
    }

    /// <summary>Opens what now lies there, if another process has renewed the file already.</summary>
    private bool IsSoundAgain(string path)
    {
        try
        {
            if (_knownFile is not { } known || !File.Exists(path))
            {
                return !File.Exists(path) && (_store = DiskStore.Open(path, _maxBytes)) is not null;
            }

            var opened = DiskStore.Open(path, _maxBytes);
            if (opened.Identity == known)
            {
                opened.Dispose();
                return false;
            }

            _store = opened;
            return true;
        }
        catch (Exception failure) when (DiskFault.IsDamage(failure))
        {
            return false;
        }
    }

    private void StepAside(Exception failure)
    {
        Close();
        if (_pending.OwesAny && !DiskFault.IsBusy(failure))
        {
            Discard();
        }

        var now = _time.GetUtcNow();
        _tryAt = now + TryAgainAfter;
        var reason = DiskFault.Sentence(failure, _folder);
        _status = new(CacheTier.Disk, TierStatus.Away, reason, null, null, _maxBytes);
        if (now >= _warnedAt + WarnAgainAfter && !(_isQuiet && DiskFault.IsUnwritable(failure)))
        {
            _warnedAt = now;
            _log.LogWarning("The cache does without its disk tier for now. {Reason} It is tried again every {Seconds} s.", reason, TryAgainAfter.TotalSeconds);
        }
    }

    /// <summary>What was dropped could not be written down, so all goes: a file can be deleted where nothing can be written.</summary>
    private void Discard()
    {
        try
        {
            var path = Path.Combine(_folder, FileName);
            foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            {
                File.Delete(file);
            }

            _pending.ForgetRemovals();
        }
        catch (Exception kept) when (DiskFault.IsOne(kept))
        {
            // What is owed waits until the file can be written or deleted.
        }
    }

    private void Close()
    {
        _knownFile = _store?.Identity ?? _knownFile;
        _store?.Dispose();
        _store = null;
    }
}
