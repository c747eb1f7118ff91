using OmicsOracle.Infrastructure.Search.Text;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>How a name may be written so that it counts.</summary>
internal enum NameUse : byte
{
    /// <summary>In any letter case.</summary>
    Any,

    /// <summary>Only as it is written: a short abbreviation or a gene's symbol, which in small letters is a word.</summary>
    AsWritten,
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

    /// <summary>Whether a name can be searched for at all.</summary>
    public static bool IsUsable(string name) =>
        name.Length is > 1 and <= 200 && !Empty.Contains(name) && name.Any(char.IsLetter) && name.AsSpan().Count(' ') < MostWords;

    public static NameUse UseOf(string name, bool isSymbol) =>
        isSymbol || IsAbbreviation(name) ? NameUse.AsWritten : NameUse.Any;

    /// <summary>Whether a name is short and mostly capitals: PD, COPD, T2D.</summary>
    public static bool IsAbbreviation(string name) =>
        name.Length <= ShortAbbreviation && !name.Contains(' ', StringComparison.Ordinal) && name.Any(char.IsAsciiLetterUpper) && name.Count(char.IsAsciiLetterLower) <= 1;

    /// <summary>The terms of a name, in order; empty where nothing of it can be searched.</summary>
    public static List<string> TermsOf(string name, List<Token> buffer)
    {
        buffer.Clear();
        Words.Of(name, buffer);
        return [.. buffer.Where(t => !t.Joins).Select(t => t.Term)];
    }
}
