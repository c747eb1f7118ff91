using System.Globalization;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>A question that was understood in Entrez's query language: any name of a group, every group. Names stand in quotes, so that NCBI takes them word for word;
/// a word that no vocabulary knows stands without, so that NCBI adds what it knows.</summary>
internal static class ConceptTerm
{
    private const int MostGroups = 16;
    private const int LongestTerm = 2_000;

    /// <summary>Papers that GEO links to. Used so by Piwowar, "Who shares? Who doesn't?" (PLoS ONE 2011), to find papers with datasets.</summary>
    private const string HasSeries = "pubmed_gds[Filter]";

    /// <summary>Groups below are in every record and tell nothing.</summary>
    private const double LeastWeight = 1;

    /// <summary>Farther names find too much where nothing is ranked by nearness.</summary>
    private const double LeastPhrase = 0.6;

    /// <summary>Names of a group, tried in turn until the term is short enough.</summary>
    private static readonly int[] NamesAGroup = [12, 6, 3, 1];

    /// <summary>For db gds, with the question's filters.</summary>
    public static EntrezTerm ForSeries(ConceptQuestion question)
    {
        var filters = EntrezFilter.Of(question.Query.Filters);
        var (groups, dropped) = Telling(question);
        return groups.Count == 0 || filters.Any(f => f.Clause is null)
            ? new(null, null, dropped, filters)
            : new(Shortened(names => Text(groups, question.Excluded, names, [.. filters.Select(f => f.Clause!), EntrezTerm.OnlySeries], Series)), null, dropped, filters);
    }

    /// <summary>For db pubmed: papers on the question's topics that have series in GEO. Null where there is no topic that a paper could name.</summary>
    public static string? ForPapers(ConceptQuestion question)
    {
        var topics = Telling(question).Groups.Where(g => g.IsTopic && Clause(g, 1, Paper) is not null).ToList();
        return topics.Count == 0 ? null : Shortened(names => Text(topics, question.Excluded, names, [HasSeries], Paper));
    }

    /// <summary>The groups to ask for, in their order, and those that are left out.</summary>
    private static (IReadOnlyList<PhraseGroup> Groups, IReadOnlyList<string> Dropped) Telling(ConceptQuestion question)
    {
        var heaviest = question.Groups.Where(g => g.Weight >= LeastWeight && Clause(g, 1, Series) is not null).OrderByDescending(g => g.Weight).Take(MostGroups).ToHashSet();
        if (heaviest.Count == 0)
        {
            // Nothing but words that are in many records: then those are what is asked for.
            heaviest = [.. question.Groups.Where(g => Clause(g, 1, Series) is not null).Take(MostGroups)];
        }

        return ([.. question.Groups.Where(heaviest.Contains)], [.. question.Groups.Where(g => !heaviest.Contains(g)).Select(g => g.Name)]);
    }

    private static string Shortened(Func<int, string> write) => NamesAGroup.Select(write).First(text => text.Length <= LongestTerm || text == write(NamesAGroup[^1]));

    private static string Text(IReadOnlyList<PhraseGroup> groups, IReadOnlyList<PhraseGroup> excluded, int names, IReadOnlyList<string> further, Func<PhraseGroup, WeightedPhrase, string?> write)
    {
        var term = string.Join(" AND ", groups.Select(g => Clause(g, names, write)).Concat(further));
        return excluded.Select(g => Clause(g, names, write)).OfType<string>().Aggregate(term, (all, not) => $"{all} NOT {not}");
    }

    private static string? Clause(PhraseGroup group, int names, Func<PhraseGroup, WeightedPhrase, string?> write)
    {
        var phrases = group.Phrases.Where(p => p.Weight >= LeastPhrase).OrderByDescending(p => p.Weight)
            .Select(p => write(group, p)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(names);
        return EntrezFilter.AnyOf([.. phrases, .. write == Series ? Facts(group) : []]);
    }

    /// <summary>What says the same in GEO's own fields.</summary>
    private static IEnumerable<string> Facts(PhraseGroup group) =>
        group.Types.Select(t => $"\"{EntrezText.Value(t)}\"[GTYP]")
            .Concat(group.Organisms.Select(o => WellKnownOrganisms.NameOf(o) is { } name ? $"\"{name}\"[ORGN]" : string.Create(CultureInfo.InvariantCulture, $"txid{o}[ORGN]")));

    private static string? Series(PhraseGroup group, WeightedPhrase phrase) =>
        Accession.TryParse(phrase.Text, out var accession) ? $"{accession}[ACCN]" : Words(group, phrase);

    /// <summary>No paper is found by an accession, which its text seldom holds.</summary>
    private static string? Paper(PhraseGroup group, WeightedPhrase phrase) => Accession.TryParse(phrase.Text, out _) ? null : Words(group, phrase);

    private static string? Words(PhraseGroup group, WeightedPhrase phrase)
    {
        var words = EntrezText.Words(phrase.Text);
        return words.Count == 0 || words.All(w => StopWords.Contains(w.ToLowerInvariant())) ? null
            : words.Count == 1 && group.Phrases.Count == 1 ? words[0]
            : $"\"{string.Join(' ', words)}\"";
    }
}
