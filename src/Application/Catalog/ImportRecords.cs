using FluentValidation;
using MediatR;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Catalog;

/// <summary>Puts the records of files and folders into the catalogue and the index, and streams how far it is. What was read twice does no harm, so an import that was stopped is simply run again.</summary>
public sealed record ImportRecords(IReadOnlyList<string> Paths) : IRequest<IAsyncEnumerable<ImportProgress>>, ILongRunning;

/// <summary>How far an import is; the last one of the stream is its outcome.</summary>
/// <param name="BytesRead">On disk, of all files.</param>
/// <param name="Indexed">Null until every file is read.</param>
/// <param name="Refused">Files that could not be imported, or not to their end, each with the reason as a sentence.</param>
/// <param name="Report">Where every record and file that was not taken is listed; null where all were.</param>
public sealed record ImportProgress(
    string File,
    int FilesDone,
    int Files,
    long BytesRead,
    long BytesTotal,
    int Added,
    int Changed,
    int Unchanged,
    int SetAside,
    IReadOnlyList<string> Refused,
    IndexProgress? Indexed,
    string? Report)
{
    public int Records => Added + Changed + Unchanged;
}

internal sealed class ImportRecordsValidator : AbstractValidator<ImportRecords>
{
    public ImportRecordsValidator()
    {
        RuleFor(i => i.Paths).NotEmpty().WithMessage("Name at least one file or folder.").OverridePropertyName("file");
        RuleForEach(i => i.Paths).NotEmpty().WithMessage("A path is empty.").OverridePropertyName("file");
    }
}

internal sealed class ImportRecordsHandler(IRecordFiles files, IDatasetCatalog catalog, ISearchIndex index, IAnswerCache cache, IImportReports reports)
    : IRequestHandler<ImportRecords, IAsyncEnumerable<ImportProgress>>
{
    public Task<IAsyncEnumerable<ImportProgress>> Handle(ImportRecords request, CancellationToken cancellationToken)
    {
        var expanded = files.Expand(request.Paths);
        return Task.FromResult(ProgressStream.Of<ImportProgress>(async (progress, cancellation) =>
        {
            await using var report = reports.Begin();
            await new ImportRun(files, catalog, index, cache, report, progress, expanded).Run(cancellation);
        }, cancellationToken));
    }
}

/// <summary>One import on its way: reads, stores a batch at a time, and lets the index follow beside it.</summary>
internal sealed class ImportRun(
    IRecordFiles source,
    IDatasetCatalog catalog,
    ISearchIndex index,
    IAnswerCache cache,
    IImportReport report,
    IProgress<ImportProgress> progress,
    IReadOnlyList<RecordFile> files)
{
    /// <summary>Records a transaction: what a kill loses at most.</summary>
    public const int BatchSize = 1_000;

    private readonly List<Dataset> _batch = new(BatchSize);
    private readonly List<string> _refused = [];
    private readonly long _bytesTotal = files.Sum(f => f.Length);
    private Task _following = Task.CompletedTask;
    private long _bytesBefore;
    private int _filesDone, _added, _changed, _unchanged, _setAside;

    public async Task Run(CancellationToken cancellation)
    {
        try
        {
            foreach (var file in files)
            {
                await Import(file, cancellation);
                _bytesBefore += file.Length;
                _filesDone++;
                Report(file, _bytesBefore);
            }
        }
        finally
        {
            await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await index.CatchUp(new Indexing(this), cancellation);
        await cache.Drop(CacheTag.Search, cancellation);
        Report(null, _bytesTotal, new IndexProgress(1, 1));
    }

    private async Task Import(RecordFile file, CancellationToken cancellation)
    {
        try
        {
            await foreach (var read in source.Read(file, cancellation))
            {
                switch (read)
                {
                    case RecordRead.Good good:
                        _batch.Add(good.Dataset);
                        break;
                    case RecordRead.SetAside aside:
                        _setAside++;
                        await report.Write(file.Path, aside.Line, aside.Record, aside.Reason, cancellation);
                        break;
                }

                if (_batch.Count == BatchSize)
                {
                    await Store(cancellation);
                    Report(file, _bytesBefore + read.Position);
                }
            }
        }
        catch (FileRefused refusal)
        {
            _refused.Add(refusal.Message);
            await report.Write(file.Path, line: null, record: "", refusal.Message, cancellation);
        }

        await Store(cancellation);
    }

    private async Task Store(CancellationToken cancellation)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        var outcome = await catalog.Upsert(_batch, cancellation);
        _batch.Clear();
        await cache.DropRecords(outcome.ChangedSeries, cancellation);
        (_added, _changed, _unchanged) = (_added + outcome.Added, _changed + outcome.Changed, _unchanged + outcome.Unchanged);
        if (_following.IsCompleted)
        {
            await _following;
            _following = Task.Run(() => index.CatchUp(progress: null, cancellation), cancellation);
        }
    }

    private void Report(RecordFile? file, long bytesRead, IndexProgress? indexed = null) =>
        progress.Report(new(file?.Path ?? "", _filesDone, files.Count, Math.Min(bytesRead, _bytesTotal), _bytesTotal, _added, _changed, _unchanged, _setAside, [.. _refused], indexed, report.Path));

    private sealed class Indexing(ImportRun run) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => run.Report(null, run._bytesTotal, value);
    }
}
