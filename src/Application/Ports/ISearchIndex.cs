using OmicsOracle.Domain;

namespace OmicsOracle.Application.Ports;

/// <summary>Finds series by their words. Derived from the catalogue: it follows it, and can be made anew at any time.</summary>
public interface ISearchIndex
{
    /// <summary>From memory, at no cost.</summary>
    IndexStatus Status { get; }

    /// <exception cref="SourceUnavailable">There is no index to ask (yet), or it is damaged; one is being made.</exception>
    Task<IndexAnswer> Search(SearchQuery query, CancellationToken cancellation);

    /// <summary>The same, and by other names of what the words name.</summary>
    /// <inheritdoc cref="Search(SearchQuery, CancellationToken)"/>
    Task<IndexAnswer> Search(WordQuestion question, CancellationToken cancellation);

    /// <summary>The same for a question that was understood: by its groups of phrases.</summary>
    /// <inheritdoc cref="Search(SearchQuery, CancellationToken)"/>
    Task<IndexAnswer> Search(ConceptQuestion question, CancellationToken cancellation);

    /// <summary>The same, with all of its hits kept at hand for what stands around the list. To be disposed.</summary>
    /// <param name="best">Hits whose texts are wanted.</param>
    /// <inheritdoc cref="Search(SearchQuery, CancellationToken)"/>
    Task<IOpenedQuestion> Open(ConceptQuestion question, int best, CancellationToken cancellation);

    /// <inheritdoc cref="Open(ConceptQuestion, int, CancellationToken)"/>
    Task<IOpenedQuestion> Open(WordQuestion question, int best, CancellationToken cancellation);

    /// <summary>How many records hold a word, in any of its forms; 0 where there is no index.</summary>
    int Records(string word);

    /// <summary>Words and accessions of the catalogue that begin so, those in most records first. Bounded work: microseconds to a few milliseconds. Empty where there is no index.</summary>
    /// <param name="beginning">One word, or the beginning of an accession.</param>
    IReadOnlyList<Suggestion> Complete(string beginning, int limit);

    /// <summary>The series that share most of what is telling of the seeds; the hits' <c>Matched</c> says what they share.</summary>
    /// <inheritdoc cref="Search(SearchQuery, CancellationToken)"/>
    Task<IndexAnswer> MoreLike(LikeQuestion question, CancellationToken cancellation);

    /// <summary>What a question makes of one record: from the same arithmetic as the search.</summary>
    /// <inheritdoc cref="Search(SearchQuery, CancellationToken)"/>
    Task<Explanation> Explain(ConceptQuestion question, Accession accession, CancellationToken cancellation);

    /// <inheritdoc cref="Explain(ConceptQuestion, Accession, CancellationToken)"/>
    Task<Explanation> Explain(WordQuestion question, Accession accession, CancellationToken cancellation);

    /// <summary>All hits of a question, whatever its limit and page. To be disposed.</summary>
    /// <inheritdoc cref="Search(SearchQuery, CancellationToken)"/>
    Task<AllHits> All(WordQuestion question, CancellationToken cancellation);

    /// <summary>The same for a question that was understood.</summary>
    /// <inheritdoc cref="All(WordQuestion, CancellationToken)"/>
    Task<AllHits> All(ConceptQuestion question, CancellationToken cancellation);

    /// <summary>Brings the index up to the catalogue's last change. Reports records indexed so far and to do in all. Safe to stop at any moment.</summary>
    Task CatchUp(IProgress<IndexProgress>? progress, CancellationToken cancellation);

    /// <summary>Makes the index anew beside the old one, which answers until the new one is whole.</summary>
    Task Rebuild(IProgress<IndexProgress>? progress, CancellationToken cancellation);
}

public enum IndexState
{
    /// <summary>No index can be asked: there is none yet, or it was damaged.</summary>
    Absent,

    /// <summary>It holds the catalogue's last change.</summary>
    Ready,

    /// <summary>It answers, but lacks the latest changes.</summary>
    Behind,

    /// <summary>It answers while a new one is made.</summary>
    Rebuilding,
}

/// <param name="Sequence">The catalogue's change up to which it holds everything.</param>
/// <param name="AsOf">When it was last committed; null where absent.</param>
/// <param name="Bytes">On disk.</param>
/// <param name="IsStarter">Whether it holds the embedded starter records, perhaps beside a few others.</param>
public sealed record IndexStatus(IndexState State, int Records, long Sequence, DateTimeOffset? AsOf, long Bytes, bool IsStarter);

public readonly record struct IndexProgress(int Done, int Total);

/// <summary>What the index alone knows of a search's answer.</summary>
public sealed record IndexAnswer(int Total, Facets Facets, IReadOnlyList<SearchHit> Results, Interpretation Interpretation, SearchCursor? NextCursor);
