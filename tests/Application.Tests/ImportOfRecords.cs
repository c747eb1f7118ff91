using System.Runtime.CompilerServices;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class ImportOfRecords
{
    private readonly MemoryFiles _files = new();
    private readonly MemoryCatalog _catalog = new();
    private readonly MemoryReport _report = new();

    [Test]
    public async Task Records_are_stored_in_batches_of_a_thousand_and_the_rest_at_the_end_of_each_file()
    {
        _files.Add("a", Enumerable.Range(1, 2_500).Select(Good));
        _files.Add("b", [Good(3_000)]);

        var outcome = await Import("a", "b");

        Assert.That(_catalog.Batches, Is.EqualTo(new[] { 1_000, 1_000, 500, 1 }));
        Assert.That(outcome.Added, Is.EqualTo(2_501));
        Assert.That((outcome.FilesDone, outcome.Files, outcome.BytesRead), Is.EqualTo((2, 2, outcome.BytesTotal)));
    }

    [Test]
    public async Task A_bad_record_is_set_aside_with_file_line_and_reason_and_the_import_goes_on()
    {
        _files.Add("a", [Good(1), new RecordRead.SetAside(17, "GSE2", "no title", 2), Good(3)]);

        var outcome = await Import("a");

        Assert.That((outcome.Added, outcome.SetAside), Is.EqualTo((2, 1)));
        Assert.That(_report.Lines, Is.EqualTo(new[] { "a:17 GSE2 no title" }));
    }

    [Test]
    public async Task A_refused_file_keeps_what_was_read_before_and_lets_the_others_in()
    {
        _files.Add("cut", [Good(1)], new FileRefused("cut is cut off."));
        _files.Add("b", [Good(2)]);

        var outcome = await Import("cut", "b");

        Assert.That(outcome.Added, Is.EqualTo(2));
        Assert.That(outcome.Refused, Is.EqualTo(new[] { "cut is cut off." }));
        Assert.That(_report.Lines, Is.EqualTo(new[] { "cut:  cut is cut off." }));
    }

    [Test]
    public async Task The_index_has_followed_and_old_answers_are_dropped_when_the_import_ends()
    {
        _files.Add("a", [Good(1)]);
        var index = new FollowingIndex(_catalog);
        var cache = new DroppingCache();

        await Import(index, cache, "a");

        Assert.That(index.Indexed, Is.EqualTo(1));
        Assert.That(cache.Dropped, Does.Contain("search"));
    }

    [TestCase(2, new[] { "dataset:GSE1", "dataset:GSE2" })]
    [TestCase(101, new[] { "catalog" })]
    public async Task Records_that_have_changed_are_dropped_by_name_and_many_at_once_together(int changed, string[] dropped)
    {
        _files.Add("a", [Good(1)]);
        _catalog.Changed = [.. Enumerable.Range(1, changed).Select(Accession.Series)];
        var cache = new DroppingCache();

        await Import(new FollowingIndex(_catalog), cache, "a");

        Assert.That(cache.Dropped, Is.EqualTo([.. dropped, "search"]));
    }

    [Test]
    public async Task A_store_that_cannot_be_written_ends_the_import_with_its_reason()
    {
        _files.Add("a", [Good(1)]);
        _catalog.Failure = new SourceUnavailable("store", "The disk is full.");

        var failure = await Assert.ThrowsAsync<SourceUnavailable>(() => Import("a"));

        Assert.That(failure!.Message, Is.EqualTo("The disk is full."));
    }

    [Test]
    public async Task Stopping_keeps_the_batches_that_were_finished()
    {
        using var stop = new CancellationTokenSource();
        _files.Add("a", Enumerable.Range(1, 5_000).Select(n =>
        {
            if (n == 1_500)
            {
                stop.Cancel();
            }

            return Good(n);
        }));

        await Assert.ThatAsync(() => Import(new FollowingIndex(_catalog), new DroppingCache(), stop.Token, "a"), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(_catalog.Batches, Is.EqualTo(new[] { 1_000 }));
    }

    private static RecordRead Good(int number) => new RecordRead.Good(
        new Dataset { Accession = Accession.Series(number), Title = "A title", Provenance = [new(RecordSource.Soft, DateTimeOffset.UnixEpoch)] },
        number);

    private Task<ImportProgress> Import(params string[] paths) => Import(new FollowingIndex(_catalog), new DroppingCache(), paths);

    private Task<ImportProgress> Import(FollowingIndex index, DroppingCache cache, params string[] paths) => Import(index, cache, CancellationToken.None, paths);

    private async Task<ImportProgress> Import(FollowingIndex index, DroppingCache cache, CancellationToken cancellation, params string[] paths)
    {
        var handler = new ImportRecordsHandler(_files, _catalog, index, cache, new OneReport(_report));
        ImportProgress? last = null;
        await foreach (var step in await handler.Handle(new ImportRecords(paths), cancellation))
        {
            last = step;
        }

        return last!;
    }

    private sealed class MemoryFiles : IRecordFiles
    {
        private readonly Dictionary<string, (IEnumerable<RecordRead> Records, FileRefused? End)> _files = [];

        public void Add(string name, IEnumerable<RecordRead> records, FileRefused? end = null) => _files[name] = (records, end);

        public IReadOnlyList<RecordFile> Expand(IReadOnlyList<string> paths) => [.. paths.Select(p => new RecordFile(p, 10_000))];

        public async IAsyncEnumerable<RecordRead> Read(RecordFile file, [EnumeratorCancellation] CancellationToken cancellation)
        {
            foreach (var record in _files[file.Path].Records)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return record;
            }

            await Task.Yield();
            if (_files[file.Path].End is { } end)
            {
                throw end;
            }
        }
    }

    private sealed class MemoryCatalog : IDatasetCatalog
    {
        private int _records;

        public List<int> Batches { get; } = [];

        public Exception? Failure { get; set; }

        public IReadOnlyList<Accession> Changed { get; set; } = [];

        public Task<Dataset?> Find(Accession accession, CancellationToken cancellation) => Task.FromResult<Dataset?>(null);

        public Task<UpsertOutcome> Upsert(IReadOnlyList<Dataset> batch, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Failure is not null)
            {
                throw Failure;
            }

            Batches.Add(batch.Count);
            _records += batch.Count;
            return Task.FromResult(new UpsertOutcome(batch.Count, 0, 0) { ChangedSeries = Changed });
        }

        public Task<CatalogFigures> Figures(CancellationToken cancellation) => Task.FromResult(new CatalogFigures(Guid.Empty, _records, _records, null, false));

        public IAsyncEnumerable<CatalogChange> ChangesAfter(long sequence, CancellationToken cancellation) => AsyncEnumerable.Empty<CatalogChange>();
    }

    private sealed class FollowingIndex(MemoryCatalog catalog) : ISearchIndex
    {
        public int Indexed { get; private set; }

        public IndexStatus Status => new(IndexState.Ready, Indexed, Indexed, null, 0, false);

        public Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<IndexAnswer> Search(WordQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

        public Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<IOpenedQuestion> Open(ConceptQuestion question, int best, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<IOpenedQuestion> Open(WordQuestion question, int best, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public int Records(string word) => 0;

        public IReadOnlyList<Suggestion> Complete(string beginning, int limit) => [];

        public Task<IndexAnswer> MoreLike(LikeQuestion question, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<Explanation> Explain(ConceptQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<Explanation> Explain(WordQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<AllHits> All(WordQuestion question, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public Task<AllHits> All(ConceptQuestion question, CancellationToken cancellation) => throw new NotSupportedException("An import asks nothing.");

        public async Task CatchUp(IProgress<IndexProgress>? progress, CancellationToken cancellation) => Indexed = (await catalog.Figures(cancellation)).Records;

        public Task Rebuild(IProgress<IndexProgress>? progress, CancellationToken cancellation) => CatchUp(progress, cancellation);
    }

    private sealed class DroppingCache : IAnswerCache
    {
        public List<string> Dropped { get; } = [];

        public IReadOnlyList<TierStatus> Tiers => [];

        public async ValueTask<CachedAnswer<T>> GetOrCreate<T>(Pipeline.CacheEntry entry, Func<CancellationToken, Task<T>> create, CancellationToken cancellation) => new(await create(cancellation), default);

        public ValueTask Drop(string tag, CancellationToken cancellation)
        {
            Dropped.Add(tag);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OneReport(MemoryReport report) : IImportReports
    {
        public IImportReport Begin() => report;
    }

    private sealed class MemoryReport : IImportReport
    {
        public List<string> Lines { get; } = [];

        public string? Path => Lines.Count > 0 ? "report" : null;

        public Task Write(string file, int? line, string record, string reason, CancellationToken cancellation)
        {
            Lines.Add($"{file}:{line} {record} {reason}");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
