using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>A question that was answered, with all of its hits. Holds one state of the index open until it is disposed, so that everything it tells is of that state.</summary>
public interface IOpenedQuestion : IDisposable
{
    /// <summary>The page.</summary>
    IndexAnswer Answer { get; }

    /// <summary>The texts of the best hits in their order.</summary>
    IReadOnlyList<HitText> Best { get; }

    /// <summary>How many of all hits hold a phrase of a group: as many as are left where the question is <see cref="ConceptQuestion.Mentioned"/> it.</summary>
    int Mentioning(PhraseGroup group, CancellationToken cancellation);

    /// <summary>How many hits another question has by its groups.</summary>
    int Total(ConceptQuestion other, CancellationToken cancellation);
}

/// <param name="Samples">What its samples say, each thing once.</param>
public sealed record HitText(Accession Accession, string Title, string? Summary, string? OverallDesign, string Samples);
