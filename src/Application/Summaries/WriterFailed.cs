namespace OmicsOracle.Application.Summaries;

/// <summary>Why a model did not write.</summary>
public enum WriterFault
{
    /// <summary>It refused the key.</summary>
    KeyRefused,

    /// <summary>It does not know the model.</summary>
    NoSuchModel,

    /// <summary>It asked to be left alone for a while.</summary>
    Throttled,

    /// <summary>Its account has no means left.</summary>
    NoMeans,

    /// <summary>It would not write about this.</summary>
    Declined,

    /// <summary>The records are too long for it.</summary>
    TooLong,

    /// <summary>It failed, or could not be reached.</summary>
    Unavailable,

    /// <summary>It was too slow, or fell silent.</summary>
    TooSlow,

    /// <summary>What it answered cannot be read, is empty, or does not end.</summary>
    Broken,
}

/// <summary>A model could not write, or not to the end.</summary>
/// <param name="message">One sentence that may be shown to anybody: no address, no key, nothing that the model's host said.</param>
public sealed class WriterFailed(WriterFault fault, string message) : Exception(message)
{
    public WriterFault Fault { get; } = fault;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the model was not begun, so that nothing is charged for it.</summary>
    public bool IsFree => Fault is not (WriterFault.TooSlow or WriterFault.Broken or WriterFault.Declined);
}
