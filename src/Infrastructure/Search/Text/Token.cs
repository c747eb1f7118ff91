namespace OmicsOracle.Infrastructure.Search.Text;

/// <summary>A word as the index knows it, and where it stands in the text.</summary>
/// <param name="Term">Folded, lower-cased and stemmed.</param>
/// <param name="Start">First UTF-16 unit, included.</param>
/// <param name="End">Last UTF-16 unit, excluded.</param>
/// <param name="Position">Counts words, stop words too, so that a phrase keeps its gaps.</param>
/// <param name="Joins">Whether this is several words written as one: "rnaseq" for "RNA-seq", beside "rna" and "seq".</param>
internal readonly record struct Token(string Term, int Start, int End, int Position, bool Joins);
