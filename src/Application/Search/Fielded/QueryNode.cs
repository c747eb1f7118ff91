namespace OmicsOracle.Application.Search.Fielded;

/// <summary>A field of Entrez's gds database that is known here (einfo's list).</summary>
public enum QueryField
{
    All,
    Organism,
    Title,
    Accession,
    StudyType,
    Published,
    Samples,

    /// <summary>gse[ETYP]: all that is held here are series.</summary>
    EntryType,

    /// <summary>Known to Entrez, but not told apart here: its words are searched everywhere.</summary>
    Elsewhere,
}

public enum QueryOperator
{
    And,
    Or,
    Not,
}

/// <summary>A piece of a query in Entrez's syntax, as it is evaluated.</summary>
public abstract record QueryNode;

/// <param name="IsPhrase">Whether it stood in quotes.</param>
/// <param name="IsPrefix">Whether a star ended it.</param>
public sealed record TermNode(QueryField Field, string Text, bool IsPhrase, bool IsPrefix) : QueryNode;

/// <summary>A range with both ends included.</summary>
public sealed record RangeNode(QueryField Field, string From, string To) : QueryNode;

/// <summary>Entrez reads operators from left to right, whichever they are.</summary>
public sealed record PairNode(QueryOperator Operator, QueryNode Left, QueryNode Right) : QueryNode;
