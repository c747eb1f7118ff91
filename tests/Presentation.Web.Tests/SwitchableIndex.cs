using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>An index that waits or fails as it is told, and counts what it is asked: the count is what it says it found.</summary>
internal sealed class SwitchableIndex : ISearchIndex
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _questions;

    public int Questions => Volatile.Read(ref _questions);

    public Task Asked => _asked.Task;

    public Exception? Failure { get; set; }

    public TaskCompletionSource? Gate { get; set; }

    public ServiceDescriptor Descriptor => ServiceDescriptor.Singleton<ISearchIndex>(this);

    public IndexStatus Status { get; } = new(IndexState.Ready, 1, 1, DateTimeOffset.UnixEpoch, 0, IsStarter: false);

    public async Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation)
    {
        var total = Interlocked.Increment(ref _questions);
        _asked.TrySetResult();
        await (Gate?.Task ?? Task.CompletedTask);
        return Failure is null ? new(total, Facets.None, [], new(new Dictionary<string, IReadOnlyList<string>>(), []), null) : throw Failure;
    }

    public Task<IndexAnswer> Search(WordQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

    public Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

    public async Task<IOpenedQuestion> Open(ConceptQuestion question, int best, CancellationToken cancellation) => new Opened(await Search(question, cancellation));

    public async Task<IOpenedQuestion> Open(WordQuestion question, int best, CancellationToken cancellation) => new Opened(await Search(question, cancellation));

    public int Records(string word) => 0;

    public IReadOnlyList<Suggestion> Complete(string beginning, int limit) => [];

    public Task<IndexAnswer> MoreLike(LikeQuestion question, CancellationToken cancellation) => throw new NotSupportedException("Only searches are switched.");

    public Task<Explanation> Explain(ConceptQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("Only searches are switched.");

    public Task<Explanation> Explain(WordQuestion question, Accession accession, CancellationToken cancellation) => throw new NotSupportedException("Only searches are switched.");

    public Task<AllHits> All(WordQuestion question, CancellationToken cancellation) => throw new NotSupportedException("Only searches are switched.");

    public Task<AllHits> All(ConceptQuestion question, CancellationToken cancellation) => throw new NotSupportedException("Only searches are switched.");

    public Task CatchUp(IProgress<IndexProgress>? progress, CancellationToken cancellation) => Task.CompletedTask;

    public Task Rebuild(IProgress<IndexProgress>? progress, CancellationToken cancellation) => Task.CompletedTask;

    private sealed class Opened(IndexAnswer answer) : IOpenedQuestion
    {
        public IndexAnswer Answer { get; } = answer;

        public IReadOnlyList<HitText> Best => [];

        public int Mentioning(PhraseGroup group, CancellationToken cancellation) => 0;

        public int Total(ConceptQuestion other, CancellationToken cancellation) => 0;

        public void Dispose()
        {
        }
    }
}
