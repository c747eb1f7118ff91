namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>A sentence of a record's prose that may be picked.</summary>
/// <param name="Text">As the record has it, white space folded, without a heading before it.</param>
/// <param name="IsDesign">Whether it stands in the overall design.</param>
/// <param name="Place">0 for the first of its field.</param>
/// <param name="LeansBack">Whether it is only clear after the sentence before: "These were …".</param>
/// <param name="Terms">The telling ones, each once, as the index knows them.</param>
internal sealed record ProseSentence(string Text, SentenceRole Role, bool IsDesign, int Place, bool LeansBack, IReadOnlyCollection<string> Terms)
{
    /// <summary>Whether the sentence that the record has before it may be picked too, so that one that leans back has something to lean on.</summary>
    public bool Follows { get; init; }
}
