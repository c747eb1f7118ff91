using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Vocabulary;

/// <summary>Takes vocabularies in, from wherever they come.</summary>
internal sealed class VocabularyIntake(IVocabularyFiles files, IVocabularyStore store, IVocabularyMemory memory, IAnswerCache cache, IImportReports reports)
{
    public async Task Run(IProgress<VocabularyProgress> progress, Func<VocabularyRun, Task> take, CancellationToken cancellation)
    {
        await using var report = reports.Begin();
        var run = new VocabularyRun(files, store, report, progress);
        await take(run);
        if (run.HasImported)
        {
            await memory.CatchUp(cancellation);
            await cache.Drop(CacheTag.Search, cancellation);
            await cache.Drop(CacheTag.Summary, cancellation); // what a sentence claims is read with the vocabularies
        }

        run.End();
    }
}

/// <summary>One import on its way.</summary>
internal sealed class VocabularyRun(IVocabularyFiles files, IVocabularyStore store, IImportReport report, IProgress<VocabularyProgress> progress)
{
    private readonly List<ImportedVocabulary> _imported = [];
    private readonly List<string> _refused = [];
    private readonly List<string> _unavailable = [];
    private int _faults;

    public bool HasImported => _imported.Count > 0;

    /// <summary>Imports one file, or says why the older vocabulary stays.</summary>
    public async Task Take(RecordFile file, ConceptKind? kind, CancellationToken cancellation)
    {
        var name = Path.GetFileName(file.Path);
        try
        {
            var read = await files.Read(file, kind, new Position<long>(bytes => Say(name, bytes, file.Length)), cancellation);
            _faults += read.Faults.Count;
            foreach (var fault in read.Faults)
            {
                await report.Write(name, fault.Line, record: "", fault.Reason, cancellation);
            }

            var before = (await store.List(cancellation)).FirstOrDefault(v => v.ImportedAt is not null && v.Name == read.Origin.Name);
            if (WhyNot(name, read, before) is { } reason)
            {
                throw new FileRefused(reason);
            }

            await store.Replace(read.Origin, read.Terms, cancellation);
            _imported.Add(new(read.Origin.Name, read.Origin.Version, read.Terms.Count));
        }
        catch (FileRefused refusal)
        {
            _refused.Add(refusal.Message);
            await report.Write(name, line: null, record: "", refusal.Message, cancellation);
        }
    }

    public void Missed(string reason) => _unavailable.Add(reason);

    public IProgress<(long Bytes, long? Total)> Fetching(string name) => new Position<(long Bytes, long? Total)>(at => Say($"fetching {name}", at.Bytes, at.Total));

    public void End() => Say("", 0, null);

    /// <summary>Half a vocabulary in the place of a whole one would make searches worse without a word.</summary>
    private static string? WhyNot(string name, VocabularyFile read, HeldVocabulary? before) => (read.Terms.Count, before) switch
    {
        (0, null) => $"{name} holds no term that can be imported{First(read)}.",
        (_, null) => null,
        var (terms, held) when terms * 2L < held.Terms || (read.IsCut && terms < held.Terms) =>
            FormattableString.Invariant($"{name} has only {terms:N0} terms that can be read, of {held.Terms:N0} in the {held.Name} that is held{First(read)}; that one is kept as it was."),
        _ => null,
    };

    private static string First(VocabularyFile read) =>
        read.Faults.Count > 0 ? FormattableString.Invariant($" (line {read.Faults[0].Line}: {read.Faults[0].Reason.TrimEnd('.')})") : "";

    private void Say(string doing, long bytes, long? total) => progress.Report(new(doing, bytes, total, [.. _imported], _faults, [.. _refused], [.. _unavailable], report.Path));

    /// <summary>Passes on at once, where <see cref="Progress{T}"/> would do so later and out of order.</summary>
    private sealed class Position<T>(Action<T> heard) : IProgress<T>
    {
        public void Report(T value) => heard(value);
    }
}
