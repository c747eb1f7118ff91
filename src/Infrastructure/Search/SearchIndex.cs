using Microsoft.Extensions.Logging;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Search.Asking;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Writing;

namespace OmicsOracle.Infrastructure.Search;

/// <summary>The Lucene index behind the port. Opened at first use; searches never wait for writing.</summary>
internal sealed partial class SearchIndex(IDatasetCatalog catalog, DataDirectory data, TimeProvider time, ILogger<SearchIndex> log) : ISearchIndex, IDisposable
{
    private readonly Generations _generations = new(data.IndexRoot);
    private readonly SemaphoreSlim _following = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _switching = new();
    private volatile OpenGeneration? _open;
    private string? _damaged;
    private long _storeSequence;
    private bool _isRebuilding, _wasOpened, _countsCompared;

    public IndexStatus Status
    {
        get
        {
            OpenOnce();
            if (_open?.Latest is not { } latest)
            {
                return new(IndexState.Absent, 0, 0, null, 0, false);
            }

            var state = Volatile.Read(ref _isRebuilding) ? IndexState.Rebuilding
                : latest.Facts.Sequence < Volatile.Read(ref _storeSequence) ? IndexState.Behind
                : IndexState.Ready;
            return new(state, latest.Reader.NumDocs, latest.Facts.Sequence, latest.Facts.AsOf, latest.Bytes, latest.Facts.IsStarter);
        }
    }

    /// <summary>Records a commit while following. Fewer would mean many small segments, more a longer way back after a kill.</summary>
    internal int CommitEvery { get; init; } = 20_000;

    /// <summary>Ends when the files found at start have been compared with their checksums.</summary>
    internal Task IntegrityCheck { get; private set; } = Task.CompletedTask;

    /// <summary>Ends when a repair that damage set off has ended.</summary>
    internal Task Repair { get; private set; } = Task.CompletedTask;

    public Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation) => Ask(snapshot => FieldedQuery.IsMeant(query.Text)
        ? FieldedAnswering.Answer(query, FieldedQuery.Read(query.Text), snapshot, cancellation)
        : Answering.Answer(query, snapshot, cancellation));

    public Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation) => FieldedQuery.IsMeant(question.Query.Text)
        ? Search(question.Query, cancellation)
        : Ask(snapshot => ConceptAnswering.Answer(question, snapshot, cancellation));

    public int Records(string word)
    {
        OpenOnce();
        if (_open?.Lease() is not { } snapshot)
        {
            return 0;
        }

        try
        {
            return PostingList.Find([.. QuestionWord.Read(word).Parts], Fields.Text, snapshot).Select(l => l.Records).DefaultIfEmpty().Min();
        }
        finally
        {
            OpenGeneration.Return(snapshot);
        }
    }

    private Task<T> Ask<T>(Func<IndexSnapshot, T> answer)
    {
        OpenOnce();
        var generation = _open;
        if (generation?.Lease() is not { } snapshot)
        {
            StartRepair();
            throw Unavailable(_damaged is null ? "There is no search index yet" : "The search index was damaged");
        }

        try
        {
            return Task.FromResult(answer(snapshot));
        }
        catch (Exception failure) when (failure is not OperationCanceledException && FoundDamaged(generation, failure))
        {
            throw Unavailable("The search index was damaged", failure);
        }
        finally
        {
            OpenGeneration.Return(snapshot);
        }
    }

    public Task CatchUp(IProgress<IndexProgress>? progress, CancellationToken cancellation) =>
        OneAtATime(async () =>
        {
            var figures = await catalog.Figures(cancellation).ConfigureAwait(false);
            Volatile.Write(ref _storeSequence, figures.LastSequence);
            FollowPointer();
            if (IsCurrent(figures) || !MayWrite())
            {
                return;
            }

            if (_open is { } usable && usable.Latest.Facts is { Schema: Fields.Schema } facts && facts.StoreId == figures.StoreId && facts.Sequence < figures.LastSequence)
            {
                try
                {
                    await Follow(usable, figures, progress, cancellation).ConfigureAwait(false);
                    return;
                }
                catch (Exception failure) when (IsOfTheIndex(failure))
                {
                    if (!FoundDamaged(usable, failure, repair: false))
                    {
                        throw Unwritten(failure);
                    }
                }
            }

            await MakeAnew(figures, progress, cancellation).ConfigureAwait(false);
        }, cancellation);

    public Task Rebuild(IProgress<IndexProgress>? progress, CancellationToken cancellation) =>
        OneAtATime(async () =>
        {
            data.Take();
            FollowPointer();
            await MakeAnew(await catalog.Figures(cancellation).ConfigureAwait(false), progress, cancellation).ConfigureAwait(false);
        }, cancellation);

    public void Dispose()
    {
        _closing.Cancel();
        Task.WhenAll(IntegrityCheck, Repair).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        Replace(null);
        _closing.Dispose();
        _following.Dispose();
    }

    private async Task OneAtATime(Func<Task> work, CancellationToken cancellation)
    {
        await _following.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            OpenOnce();
            await work().ConfigureAwait(false);
        }
        finally
        {
            _following.Release();
        }
    }

    private async Task Follow(OpenGeneration generation, CatalogFigures figures, IProgress<IndexProgress>? progress, CancellationToken cancellation)
    {
        using var writing = new IndexWriting(_generations.PathOf(generation.Name), CommitEvery);
        await writing.Follow(catalog, figures, generation.Latest.Facts.Sequence, time, generation.Refresh, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a new generation. Where an old one of this store answers, it does so until the new one is whole; otherwise the new one answers from its first commit.</summary>
    private async Task MakeAnew(CatalogFigures figures, IProgress<IndexProgress>? progress, CancellationToken cancellation)
    {
        if (_open is { } old && old.Latest.Facts.StoreId != figures.StoreId)
        {
            Replace(null);
        }

        _generations.DeleteAllBut(_generations.Current());
        var name = _generations.Next();
        Log.Making(log, name, figures.Records);
        Volatile.Write(ref _isRebuilding, _open is not null);
        try
        {
            using (var writing = new IndexWriting(_generations.PathOf(name), CommitEvery))
            {
                await writing.Follow(catalog, figures, from: 0, time, () => ShowGrowing(name), progress, cancellation).ConfigureAwait(false);
            }

            Use(name);
            _generations.DeleteAllBut(name);
        }
        catch (Exception failure) when (IsOfTheIndex(failure))
        {
            throw Unwritten(failure);
        }
        finally
        {
            Volatile.Write(ref _isRebuilding, false);
        }
    }

    private void ShowGrowing(string name)
    {
        if (_open is null)
        {
            Use(name);
        }
        else if (_open.Name == name)
        {
            _open.Refresh();
        }
    }

    private void Use(string name)
    {
        if (_open?.Name != name)
        {
            var opened = new OpenGeneration(name, _generations.PathOf(name));
            try
            {
                _generations.Switch(name);
            }
            catch
            {
                opened.Dispose();
                throw;
            }

            Replace(opened);
        }
    }

    /// <summary>Whether nothing needs doing. Where index and store speak of the same moment, they must also hold equally many records; that is compared once.</summary>
    private bool IsCurrent(CatalogFigures figures)
    {
        if (_open?.Latest is not { } latest || latest.Facts.Schema != Fields.Schema || latest.Facts.StoreId != figures.StoreId || latest.Facts.Sequence != figures.LastSequence)
        {
            return false;
        }

        var agrees = _countsCompared || latest.Reader.NumDocs == figures.Records;
        _countsCompared = true;
        return agrees;
    }

    private bool MayWrite()
    {
        try
        {
            return data.TryTake();
        }
        catch (CannotProceed) when (_open is not null)
        {
            return false;
        }
    }

    private static bool IsOfTheIndex(Exception failure) => failure is not (OperationCanceledException or SourceUnavailable or CannotProceed);

    private static SourceUnavailable Unwritten(Exception failure) =>
        new("index", $"The search index could not be written ({failure.Message.TrimEnd('.')}); what it held before is kept, and following the catalogue again goes on from there.", failure);

    private SourceUnavailable Unavailable(string what, Exception? inner = null) => new(
        "index",
        data.IsOurs ? $"{what}; it is being made anew from the catalogue. Try again in a moment." : $"{what}; it is made anew when the catalogue is next written.",
        inner);
}
