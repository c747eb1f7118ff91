using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>Writes about records, piece by piece. What it writes is checked by whoever asked.</summary>
public interface ISummaryWriter
{
    SummaryAuthor Author { get; }

    /// <summary>The model's name; null for the built-in writer.</summary>
    string? Model { get; }

    /// <summary>The version of what the writer is told to do: a new one makes new summaries.</summary>
    string Version { get; }

    /// <summary>Pieces of text as they come, and what it took at the end.</summary>
    /// <exception cref="WriterFailed">It could not write, or not to the end.</exception>
    IAsyncEnumerable<WrittenPiece> Write(SummaryBrief brief, CancellationToken cancellation);
}

/// <summary>The writer that is always there.</summary>
public interface IBuiltInWriter : ISummaryWriter
{
    /// <summary>What is counted from the data of a question's hits: told whoever writes the rest, so that no figure comes from a model.</summary>
    IReadOnlyList<WrittenPiece.Fact> Facts(SummaryBrief brief);
}

/// <summary>A writer that may be absent, away or too dear.</summary>
public interface IModelWriter : ISummaryWriter
{
    /// <summary>Null while it can be asked; otherwise why not, in a sentence that may be shown to anybody. From memory.</summary>
    string? Hindrance { get; }

    /// <summary>What a summary of this would cost at most; null where the model has no price.</summary>
    decimal? Estimate(SummaryBrief brief);
}

/// <summary>A piece of what a writer says.</summary>
public abstract record WrittenPiece
{
    private WrittenPiece()
    {
    }

    /// <summary>Words, which may end anywhere.</summary>
    public sealed record Words(string Text) : WrittenPiece;

    /// <summary>A sentence made by code from the data of records: there is nothing about it to check.</summary>
    /// <param name="Field">Of the records, as <see cref="SourceSpan.Field"/> has it.</param>
    /// <param name="Basis">The records that it rests on.</param>
    public sealed record Fact(string Sentence, string Field, IReadOnlyList<Accession> Basis) : WrittenPiece;

    /// <summary>What it took; once, at the end, also where it then fails.</summary>
    public sealed record Used(ModelUsage Usage) : WrittenPiece
    {
        /// <summary>Whether the model had to stop before it was done: the last sentence may lack its end, and whoever asked leaves it out.</summary>
        public bool IsUnfinished { get; init; }
    }
}

/// <summary>What is to be written about.</summary>
/// <param name="Question">Null where it is about one series.</param>
/// <param name="Records">The one series, or the best hits of the question, the best first.</param>
public sealed record SummaryBrief(string? Question, IReadOnlyList<RecordText> Records);
