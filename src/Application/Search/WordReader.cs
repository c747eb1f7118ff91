using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search;

/// <summary>Finds in a question the names that are clear, and what else goes by them. Nothing is mended, limited or left out for the person: the words stay as typed.</summary>
internal sealed partial class WordReader(IVocabulary vocabulary, MentionedConcepts mentioned)
{
    /// <summary>More are not widened: who pastes an abstract asks by its words.</summary>
    private const int MostNamed = 8;

    /// <summary>The confidence of what is clear; an abbreviation that is only guessed at stays a word.</summary>
    private const double Clear = 0.8;

    private readonly Meanings _meanings = new(vocabulary);
    private readonly CombinedMeanings _combined = new(vocabulary);
    private readonly Expansion _expansion = new(vocabulary);

    public WordQuestion Read(SearchQuery query)
    {
        var text = query.Text;
        if (FieldedQuery.IsMeant(text))
        {
            return new(query, []) { Mentioned = mentioned.Of(query.Filters) };
        }

        // What stands in quotes is asked for word by word.
        Range[] quoted = [.. Quoted().Matches(text).Select(m => new Range(m.Index, m.Index + m.Length))];
        return new(
            query,
            [
                .. _combined.Of(text, _meanings.Of(text, quoted).Read, quoted)
                    .Where(m => m.Confidence >= Clear && IsTelling(m.Concept.Kind) && Negation.Before(text, m.Start) is null && Negation.PrefixBefore(text, m.Start) is null && Negation.SuffixAfter(text, m.End) is null)
                    .DistinctBy(m => m.Concept.Id)
                    .Take(MostNamed)
                    .Select(m => Named(m, text[m.Start..m.End])),
            ])
        {
            Mentioned = mentioned.Of(query.Filters),
        };
    }

    /// <summary>An organism and a technique go by one of their names in every second record: to look for all of them costs most, and puts other records before the one that was meant.</summary>
    private static bool IsTelling(ConceptKind kind) => kind is not ConceptKind.Organism and not ConceptKind.Technique;

    private NamedInWords Named(Meaning meaning, string typed)
    {
        var names = _expansion.Exact(meaning.Concept, typed);
        string[] others = [.. names.Select(n => n.Text).Where(n => !n.Equals(typed, StringComparison.OrdinalIgnoreCase) && !n.Equals(meaning.Concept.Label, StringComparison.OrdinalIgnoreCase))];
        return new(new(typed, meaning.Start, meaning.End, meaning.Concept.Kind, meaning.Concept.Id, meaning.Concept.Label, others, ConceptRole.Boost, meaning.Confidence, null), names);
    }

    [GeneratedRegex("[\"“”][^\"“”]+[\"“”]")]
    private static partial Regex Quoted();
}
