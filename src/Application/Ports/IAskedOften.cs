using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Search;

namespace OmicsOracle.Application.Ports;

/// <summary>What callers ask most, remembered over a restart. These are people's own words: they go to no log and no figure.</summary>
public interface IAskedOften
{
    /// <summary>Whether anything is counted.</summary>
    bool IsOn { get; }

    /// <summary>Counts, unless it is the operator or the service itself who asks. Costs a look-up, and nothing where it is off.</summary>
    /// <param name="key">The request's in the cache.</param>
    void Note(string key, IKeptWarm asked);

    /// <summary>The most asked first; as many as are to be kept warm.</summary>
    IReadOnlyList<SearchDatasets> Most();

    /// <summary>Adds what was remembered before the start. What cannot be read is left, with a warning.</summary>
    Task Recall(CancellationToken cancellation);

    /// <summary>Remembers for the next start, and lets what is asked no more fade: a day halves its weight. Does nothing before <see cref="Recall"/> has ended.</summary>
    Task Remember(CancellationToken cancellation);
}
