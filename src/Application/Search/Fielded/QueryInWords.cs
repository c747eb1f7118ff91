namespace OmicsOracle.Application.Search.Fielded;

/// <summary>Says a query in words, with parentheses where Entrez's reading from left to right puts them.</summary>
public static class QueryInWords
{
    public static string Of(QueryNode node) => node switch
    {
        PairNode pair => $"{Part(pair.Left, pair)} {Word(pair.Operator)} {Part(pair.Right, null)}",
        RangeNode { Field: QueryField.Published } range => $"published from {range.From} to {range.To}",
        RangeNode { Field: QueryField.Samples } range => $"{range.From} to {range.To} samples",
        RangeNode range => $"“{range.From}” and “{range.To}” anywhere",
        TermNode term => Of(term),
        _ => "",
    };

    private static string Of(TermNode term)
    {
        var text = term.IsPrefix ? $"words that begin with “{term.Text}”" : term.IsPhrase ? $"the phrase “{term.Text}”" : $"“{term.Text}”";
        return term.Field switch
        {
            QueryField.Organism => $"organism {text}",
            QueryField.Title => $"{text} in the title",
            QueryField.Accession => $"accession {text}",
            QueryField.StudyType => $"study type {text}",
            QueryField.Published => $"published in {term.Text}",
            QueryField.Samples => $"{term.Text} samples",
            QueryField.EntryType => $"entry type {text}",
            _ => $"{text} anywhere",
        };
    }

    private static string Part(QueryNode node, PairNode? around) =>
        node is PairNode inner && (around is null || inner.Operator != around.Operator) ? $"({Of(node)})" : Of(node);

    private static string Word(QueryOperator op) => op switch { QueryOperator.And => "and", QueryOperator.Or => "or", _ => "but not" };
}
