using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Writing;

/// <summary>Brings one generation up to the store's last change. A commit is one step: what comes after the last one is undone by any end, and done again from the commit's sequence.</summary>
internal sealed class IndexWriting : IDisposable
{
    private const int ReportEvery = 500;
    private const double BufferMegabytes = 24;
    private const double SegmentsPerTier = 6;

    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly SeriesDocument _document = new();

    private readonly int _commitEvery;

    /// <param name="commitEvery">Records a commit: what a kill makes to be done again at most.</param>
    public IndexWriting(string path, int commitEvery)
    {
        _commitEvery = commitEvery;
        System.IO.Directory.CreateDirectory(path); // so that undoing a writing that never wrote finds its folder
        _directory = IndexFiles.Open(path);
        try
        {
            _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = OpenMode.CREATE_OR_APPEND,
                RAMBufferSizeMB = BufferMegabytes,
                UseCompoundFile = false,
                MergePolicy = new TieredMergePolicy { SegmentsPerTier = SegmentsPerTier, NoCFSRatio = 0 },

                // Merging on the thread that writes: an import has the other cores for reading files.
                MergeScheduler = new SerialMergeScheduler(),
            });
        }
        catch
        {
            _directory.Dispose();
            throw;
        }
    }

    /// <param name="from">The sequence that the generation holds; 0 for an empty one.</param>
    /// <param name="committed">Called after each commit.</param>
    public async Task Follow(IDatasetCatalog catalog, CatalogFigures figures, long from, TimeProvider time, Action committed, IProgress<IndexProgress>? progress, CancellationToken cancellation)
    {
        var total = (int)Math.Min(int.MaxValue, from == 0 ? figures.Records : figures.LastSequence - from);
        var (sequence, done) = (from, 0);
        await foreach (var change in catalog.ChangesAfter(from, cancellation).ConfigureAwait(false))
        {
            Apply(change);
            sequence = change.Sequence;
            if (++done % _commitEvery == 0)
            {
                Commit(CommitFacts.Of(figures, sequence, time.GetUtcNow()));
                committed();
            }

            if (done % ReportEvery == 0)
            {
                progress?.Report(new(done, Math.Max(done, total)));
            }
        }

        var whole = CommitFacts.Of(figures, Math.Max(sequence, figures.LastSequence), time.GetUtcNow());
        Commit(whole);
        if (_writer.HasUncommittedChanges())
        {
            // A commit does not yet have the merges that it set off.
            Commit(whole);
        }

        committed();
        progress?.Report(new(done, done));
    }

    /// <summary>Without a commit: the end of a writing that was cut short leaves what the last commit left.</summary>
    public void Dispose()
    {
        _writer.Rollback();
        _document.Dispose();
        _directory.Dispose();
    }

    private void Apply(CatalogChange change)
    {
        var key = SeriesDocument.KeyOf(change.Accession);
        if (change.Dataset is null)
        {
            _writer.DeleteDocuments(key);
        }
        else
        {
            _writer.UpdateDocument(key, _document.Of(change.Dataset));
        }
    }

    private void Commit(CommitFacts facts)
    {
        _writer.SetCommitData(facts.ToUserData());
        _writer.Commit();
    }
}
