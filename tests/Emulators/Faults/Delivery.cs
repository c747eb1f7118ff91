namespace OmicsOracle.Emulators.Faults;

/// <summary>How an answer's bytes reach the caller.</summary>
public enum Delivery
{
    Whole,

    /// <summary>A few bytes at a time.</summary>
    Slow,

    /// <summary>More is promised than comes; then the connection ends.</summary>
    Cut,

    /// <summary>The connection ends before a byte of the answer.</summary>
    Reset,

    /// <summary>3 GB are promised; the beginning comes.</summary>
    HugeLength,

    /// <summary>64 MiB come that nobody announced.</summary>
    Flood,
}
