using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>A place in a record; the whole field where the end is 0.</summary>
internal readonly record struct Place(Accession Accession, string Field, int Start, int End)
{
    public SourceSpan Span => new(Accession, Field, Start, End);
}
