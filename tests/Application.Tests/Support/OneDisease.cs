using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>A vocabulary that knows Parkinson disease, and mouse.</summary>
internal sealed class OneDisease : IVocabulary
{
    private static readonly Concept Parkinson = new("MONDO:0005180", ConceptKind.Disease, "Parkinson disease");
    private static readonly Concept Mouse = new("NCBITaxon:10090", ConceptKind.Organism, "mouse");

    public IReadOnlyList<NameFound> Find(string text) => [.. Named(text, "PD", Parkinson), .. Named(text, "mouse", Mouse)];

    public Concept? ById(string id) => id == Parkinson.Id ? Parkinson : null;

    public IReadOnlyList<string> TypesOf(Concept concept) => [];

    public IReadOnlyList<NameOf> Names(Concept concept, int mostNarrower) =>
        concept == Parkinson ? [new("Parkinson disease", Parkinson, 0, false), new("paralysis agitans", Parkinson, 0, false)] : [new("mouse", Mouse, 0, false)];

    public IReadOnlyList<Concept> Broader(Concept concept) => [];

    public IReadOnlyList<Concept> Narrower(Concept concept) => [];

    public string? Corrected(string word) => null;

    public IReadOnlyList<NameOf> Complete(string prefix, int limit) => [];

    private static IEnumerable<NameFound> Named(string text, string name, Concept concept) =>
        text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at ? [new(at, at + name.Length, [concept], name == "PD")] : [];
}

/// <summary>A PubMed that answers what a test says, and notes what it is asked.</summary>
internal sealed class PapersInMemory : IPaperSource
{
    public List<ConceptQuestion> Asked { get; } = [];

    public Func<Task<SourceAnswer<LiveHits>>> Found { get; set; } = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Empty));

    public Task<SourceAnswer<LiveHits>> Series(ConceptQuestion question, CancellationToken cancellation)
    {
        Asked.Add(question);
        return Found();
    }
}
