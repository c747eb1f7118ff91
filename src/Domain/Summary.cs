namespace OmicsOracle.Domain;

/// <summary>A text about a series, or about the hits of a question, each of its sentences checked against the records.</summary>
/// <param name="Subject">The accession, or the question.</param>
/// <param name="Text">The supported sentences, in order. Empty where nothing stands.</param>
/// <param name="Sentences">Every sentence that was written, also those that were left out of the text.</param>
public sealed record Summary(string Subject, string Text, IReadOnlyList<SummarySentence> Sentences, SummaryCheck Check, SummaryMeta Meta);

/// <param name="IsSupported">Whether all that it claims was found in the records. If not, it is no part of the text.</param>
/// <param name="Spans">Where in the records it stands.</param>
/// <param name="Unsupported">What of it was not found; empty where it is supported.</param>
public sealed record SummarySentence(string Text, bool IsSupported, IReadOnlyList<SourceSpan> Spans, IReadOnlyList<UnsupportedClaim> Unsupported);

/// <summary>A place in a record.</summary>
/// <param name="Field">title, summary, overallDesign, organisms, studyTypes, platforms, sampleCount, publishedOn, or samples for what follows from the table of samples.</param>
/// <param name="Start">First UTF-16 unit of the field's text, included.</param>
/// <param name="End">Last one, excluded; 0 where the field as a whole is meant.</param>
public sealed record SourceSpan(Accession Accession, string Field, int Start, int End);

/// <param name="Text">As the sentence says it.</param>
public sealed record UnsupportedClaim(ClaimKind Kind, string Text);

public enum ClaimKind
{
    /// <summary>A number that is not in the records and does not follow from them.</summary>
    Number,

    /// <summary>A number of samples, groups or replicates.</summary>
    SampleCount,
    Organism,
    Accession,
    Gene,
    Drug,
    Disease,

    /// <summary>A tissue, cell type or cell line.</summary>
    Source,

    /// <summary>A method of measurement.</summary>
    Technique,

    /// <summary>A link or an address that the records do not hold.</summary>
    Address,

    /// <summary>The sentence as a whole shares too little with the records, or turns what they say into its opposite.</summary>
    Statement,
}

/// <param name="Sentences">Written.</param>
/// <param name="Unsupported">Left out of the text.</param>
public sealed record SummaryCheck(int Sentences, int Unsupported);

/// <summary>How a summary came to be.</summary>
/// <param name="Writer">Who wrote it.</param>
/// <param name="Model">The model's name; null where none wrote.</param>
/// <param name="Reason">Why the built-in writer wrote though a model might have; null otherwise.</param>
/// <param name="Sources">The records that it rests on.</param>
/// <param name="Prompt">The version of the instructions to the model; null where none wrote.</param>
/// <param name="Usage">Null until the model has told, and where none wrote.</param>
public sealed record SummaryMeta(SummaryAuthor Writer, string? Model, string? Reason, IReadOnlyList<SummarySource> Sources, string? Prompt = null, ModelUsage? Usage = null);

public enum SummaryAuthor
{
    /// <summary>The record's own sentences, picked and put in order.</summary>
    Extractive,

    /// <summary>A language model.</summary>
    Model,
}

/// <param name="Version">Changes with the record's content.</param>
public sealed record SummarySource(Accession Accession, string Version, DateTimeOffset FetchedAt);

/// <summary>What a model's answer took.</summary>
/// <param name="IsEstimated">Whether the tokens were counted here, because the model did not say.</param>
/// <param name="Cost">By the price table of the settings, in its currency; null where the model has no price there.</param>
public sealed record ModelUsage(int PromptTokens, int CompletionTokens, bool IsEstimated, decimal? Cost, string? Currency);
