namespace OmicsOracle.Application.Pipeline;

/// <summary>A request whose answer may be kept and given again.</summary>
public interface ICacheable
{
    CacheEntry Cache { get; }
}

/// <summary>One that is worth counting: asked often enough, the service asks it by itself before its answer has to be worked out again.</summary>
public interface IKeptWarm : ICacheable;

/// <summary>A request that spends a caller's permits when it has to be worked out (not when the cache answers it).</summary>
public interface IRateLimited
{
    /// <summary>Permits, 1 for a simple look-up.</summary>
    int Cost { get; }
}

/// <summary>A job that may take minutes or hours, such as an import: timed as any other, but not warned of for its duration.</summary>
public interface ILongRunning;

/// <summary>A request that holds nothing a person typed, so that there is nothing to validate.</summary>
public interface IWithoutUserInput;
