namespace OmicsOracle.Emulators.Query;

/// <summary>A query, taken apart.</summary>
internal abstract record QueryNode;

/// <param name="Tag">As written; null where none was.</param>
/// <param name="Quoted">Stood in quotation marks: a phrase.</param>
internal sealed record TermNode(string Text, string? Tag, bool Quoted) : QueryNode
{
    /// <summary>A bare word. One that is nowhere is left out of the words beside it.</summary>
    public bool IsLoose => Tag is null && !Quoted;
}

internal sealed record RangeNode(string From, string To, string? Tag) : QueryNode;

internal sealed record GroupNode(QueryNode Inner) : QueryNode;

/// <param name="Implied">No operator stood there; Entrez reads AND.</param>
internal sealed record JoinNode(TokenKind Operator, QueryNode Left, QueryNode Right, bool Implied) : QueryNode;
