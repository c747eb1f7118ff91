using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>The vocabulary that answers now: the starter until what was imported is in memory, then that, swapped at once.</summary>
internal sealed partial class LiveVocabulary(VocabularyStore store, DataDirectory directory, ILogger<LiveVocabulary> log) : IVocabulary, IVocabularyMemory, IDisposable
{
    private readonly SemaphoreSlim _following = new(1);
    private readonly Lazy<VocabularyNames> _starter = new(() => new(NameTableMaking.Of(StarterVocabulary.Read())));
    private volatile VocabularyNames? _imported;
    private string? _revision;

    private VocabularyNames Now => _imported ?? _starter.Value;

    private string CompiledPath => Path.Combine(directory.Root, "vocabulary", "names.bin");

    public async Task<bool> CatchUp(CancellationToken cancellation)
    {
        await _following.WaitAsync(cancellation);
        try
        {
            var revision = store.Revision();
            if (revision == _revision)
            {
                return false;
            }

            var hasAnswered = _imported is not null || _starter.IsValueCreated;
            _imported = revision is null ? null : new(new(await Task.Run(() => CompiledNames.Read(CompiledPath, revision) ?? Make(revision, cancellation), cancellation)));
            _revision = revision;
            return hasAnswered;
        }
        finally
        {
            _following.Release();
        }
    }

    public IReadOnlyList<NameFound> Find(string text) => Now.Find(text);

    public Concept? ById(string id) => Now.ById(id);

    public IReadOnlyList<string> TypesOf(Concept concept) => Now.TypesOf(concept);

    public IReadOnlyList<NameOf> Names(Concept concept, int mostNarrower) => Now.Names(concept, mostNarrower);

    public IReadOnlyList<Concept> Broader(Concept concept) => Now.Broader(concept);

    public IReadOnlyList<Concept> Narrower(Concept concept) => Now.Narrower(concept);

    public string? Corrected(string word) => Now.Corrected(word);

    public IReadOnlyList<NameOf> Complete(string prefix, int limit) => Now.Complete(prefix, limit);

    public void Dispose() => _following.Dispose();

    private NameArrays Make(string revision, CancellationToken cancellation)
    {
        var made = NameTableMaking.Of(store.Terms(cancellation)).Arrays;
        try
        {
            CompiledNames.Write(CompiledPath, revision, made);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotKept(failure.Message); // the next start makes it again
        }

        return made;
    }

    [LoggerMessage(LogLevel.Warning, "The compiled vocabulary cannot be written ({Reason}); each start will take some seconds longer")]
    private partial void LogNotKept(string reason);
}
