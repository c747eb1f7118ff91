using Microsoft.Extensions.Time.Testing;
using Moq;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Vocabulary;

namespace OmicsOracle.Tests.Questions;

/// <summary>Reads questions with the starter vocabulary and a few genes, over an index that knows no word, and writes down what was understood.</summary>
internal static class QuestionsRead
{
    private static readonly VocabularyTerm[] Genes =
    [
        Gene(7157, "TP53", "tumor protein p53", "p53"), Gene(4193, "MDM2"), Gene(672, "BRCA1"), Gene(7124, "TNF", "TNF-alpha"), Gene(3569, "IL6", "IL-6"),
        Gene(1956, "EGFR", "ERBB1"), Gene(3845, "KRAS"), Gene(4609, "MYC", "c-Myc"), Gene(847, "CAT", "catalase"), Gene(7454, "WAS"), Gene(7428, "VHL"),
        Gene(120892, "LRRK2", "PARK8"), Gene(3091, "HIF1A", "HIF-1alpha"), Gene(2064, "ERBB2", "HER2", "NEU"), Gene(238, "ALK"),
    ];

    private static readonly QuestionReader Reader = new(
        new VocabularyNames(NameTableMaking.Of([.. StarterVocabulary.Read(), .. Genes])),
        Mock.Of<ISearchIndex>(),
        new FakeTimeProvider(new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)));

    public static ReadQuestion Of(string question) => Reader.Read(new SearchQuery(question, SearchFilters.None));

    public static ReadQuestion Of(string question, IReadOnlyList<VocabularyTerm> more) =>
        new QuestionReader(new VocabularyNames(NameTableMaking.Of([.. StarterVocabulary.Read(), .. more])), Mock.Of<ISearchIndex>(), TimeProvider.System).Read(new SearchQuery(question, SearchFilters.None));

    /// <summary>"topic asthma; only mouse; from 2020-01-01": every concept with its role, and every limit; nothing where nothing was understood.</summary>
    public static string Understood(ReadQuestion read)
    {
        var filters = read.Asked.Query.Filters;
        IEnumerable<string?> limits =
        [
            filters.MinSamples is { } samples ? $"samples {samples}" : null,
            filters.From is { } from ? $"from {from:yyyy-MM-dd}" : null,
            filters.To is { } to ? $"to {to:yyyy-MM-dd}" : null,
        ];
        return string.Join("; ", read.Concepts.Select(c => $"{RoleOf(c.Role)} {c.Label}").Concat(limits.OfType<string>()));
    }

    /// <summary>The groups without a concept, as typed.</summary>
    public static string Loose(ReadQuestion read) =>
        string.Join(" ", read.Asked.Groups.Where(g => g.Phrases.Count == 1 && read.Concepts.All(c => c.Label != g.Name)).Select(g => g.Name));

    private static string RoleOf(ConceptRole role) => role switch
    {
        ConceptRole.Topic => "topic",
        ConceptRole.Boost => "boost",
        ConceptRole.Filter => "only",
        _ => "not",
    };

    private static VocabularyTerm Gene(int id, string symbol, params string[] aliases) => new($"NCBIGene:{id}", ConceptKind.Gene, symbol, aliases, [], []);
}
