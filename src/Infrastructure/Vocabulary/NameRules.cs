using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>How a name may be written so that it counts.</summary>
internal enum NameUse : byte
{
    /// <summary>In any letter case.</summary>
    Any,

    /// <summary>Only as it is written: a short abbreviation or a gene's symbol, which in small letters is a word.</summary>
    AsWritten,

    /// <summary>In none: it is only shown.</summary>
    Never,
}

/// <summary>Which names can be found in a question, and how.</summary>
internal static class NameRules
{
    private const int ShortAbbreviation = 5;
    private const int MostWords = 10;

    // Names that some ontology gives to a term of its upper levels; in a question they say nothing.
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "disease", "disorder", "condition", "syndrome", "diseases", "disorders", "modifier", "qualifier", "other", "unknown", "normal", "control", "patient", "patients",
        "cell", "cells", "native cell", "tissue", "organ", "tissues", "body", "organism", "sample", "samples", "assay", "experiment", "study", "data", "gene", "genes", "protein", "expression", "gene expression",
        "group", "type", "time", "age", "sex", "male", "female", "adult", "child", "human", "family", "region", "structure", "system", "material", "process", "quality", "role", "function", "response", "treatment",
        "injury", "trauma", "wound", "lesion", "acute", "chronic", "severe", "mild", "primary", "secondary", "early", "late", "positive", "negative", "wild type", "wildtype", "mutant", "line", "cell line", "strain",
        "model", "cohort", "case", "dose", "stage", "grade", "score", "set", "unit", "part", "area", "zone", "layer", "wall", "tip", "base", "head", "root", "leaf", "nucleus", "membrane", "image", "rest", "was", "impact",
    };

    private static readonly HashSet<string> WellKnownLines = new(StringComparer.OrdinalIgnoreCase) { "HeLa", "Vero", "Caco", "LNCaP", "COS", "CHO", "HEK", "Jurkat", "Raji", "HUES", "Huh7", "Calu", "Daoy", "Kasumi", "Namalwa", "Ramos" };

    /// <summary>Whether a name can be searched for at all. Registers of cell lines hold tens of thousands of names, some as short as ER.</summary>
    public static bool IsUsable(string name, ConceptKind kind) =>
        name.Length is > 1 and <= 200
        && !(kind is ConceptKind.CellLine && (name.Length < 3 || (name.Length < 5 && !name.Any(char.IsAsciiDigit) && !WellKnownLines.Contains(name))))
        && !(kind is ConceptKind.Gene && StopWords.Contains(name.ToLowerInvariant()))
        && !Empty.Contains(name) && name.Any(char.IsLetter) && name.AsSpan().Count(' ') < MostWords;

    /// <param name="kind">Of what it names.</param>
    /// <param name="words">Of the name.</param>
    public static NameUse UseOf(string name, ConceptKind kind, int words) =>
        IsAbbreviation(name) || (words == 1 && kind is ConceptKind.Gene or ConceptKind.CellLine) ? NameUse.AsWritten : NameUse.Any;

    /// <summary>Whether a name is short and mostly capitals: PD, COPD, T2D.</summary>
    public static bool IsAbbreviation(string name) =>
        name.Length <= ShortAbbreviation && !name.Contains(' ', StringComparison.Ordinal) && name.Any(char.IsAsciiLetterUpper) && name.Count(char.IsAsciiLetterLower) <= 1;

    /// <summary>The terms of a name, in order; empty where too little of it is searched: of "Be cell" only the cell would be left.</summary>
    public static List<string> TermsOf(string name, List<Token> buffer)
    {
        List<string> terms = [.. NameTerms.Of(name, buffer).Select(t => t.Term)];
        buffer.Clear();
        var words = Words.Of(name, buffer);
        return terms.Count == words || (terms.Count > 1 && terms.Count * 2 >= words) ? terms : [];
    }
}
