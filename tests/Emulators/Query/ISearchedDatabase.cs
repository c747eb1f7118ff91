namespace OmicsOracle.Emulators.Query;

/// <summary>One of Entrez's databases, as a query sees it.</summary>
internal interface ISearchedDatabase
{
    /// <summary>gds, pubmed or sra.</summary>
    string Name { get; }

    int Count { get; }

    /// <summary>Null where no record has it.</summary>
    /// <param name="asPhrase">The words have to follow one another.</param>
    RecordSet? Find(SearchField field, string text, bool asPhrase);

    /// <summary>Empty, never null: a range is never "not found".</summary>
    RecordSet Between(SearchField field, string from, string to);

    /// <summary>The scientific name where the word is one of an organism's names; else null.</summary>
    string? OrganismCalled(string word);

    /// <summary>In the order in which esearch lists them.</summary>
    IEnumerable<long> Uids(RecordSet set);
}
