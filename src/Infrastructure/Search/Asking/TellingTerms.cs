using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;
using OmicsOracle.Infrastructure.Search.Text;
using OmicsOracle.Infrastructure.Search.Writing;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>What sets some records apart from the others: their terms by tf-idf, their organisms and their study types.</summary>
internal sealed class TellingTerms
{
    private const int Most = 30;

    /// <summary>Terms of a record that are looked up; thousands of samples may say more.</summary>
    private const int MostLookedUp = 2_000;

    /// <summary>How many mentions in the seeds make up half of what any number could.</summary>
    private const float Saturation = 2;

    /// <summary>A person's own word counts as much as several of the seeds' best ones.</summary>
    private const float ForWords = 4;

    private readonly HashSet<int> _seeds;
    private readonly HashSet<string> _organisms, _types;

    private TellingTerms(LikeQuestion question, Question words, SearchTerms terms)
    {
        _seeds = [.. question.Seeds.Select(s => s.Accession.Number)];
        _organisms = new(question.Seeds.SelectMany(s => s.Organisms).Select(o => o.Label), StringComparer.OrdinalIgnoreCase);
        _types = new(question.Seeds.SelectMany(s => s.StudyTypes), StringComparer.OrdinalIgnoreCase);
        (Words, Terms) = (words, terms);
    }

    /// <summary>The terms as words of a question, the person's own first, then the most telling.</summary>
    public Question Words { get; }

    public SearchTerms Terms { get; }

    public static TellingTerms Of(LikeQuestion question, IndexSnapshot snapshot)
    {
        var ranking = new Bm25(snapshot.Reader.MaxDoc, snapshot.AverageLength);
        var asked = Question.Read(question.Words);
        var (weights, spelled) = (new Dictionary<string, float>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var seed in question.Seeds)
        {
            var frequencies = Frequencies(seed, spelled);
            foreach (var list in PostingList.Find([.. frequencies.Keys], Fields.Text, snapshot).Where(l => l.Records > 1))
            {
                float frequency = frequencies[list.Term];
                weights[list.Term] = weights.GetValueOrDefault(list.Term) + (ranking.Weight(list.Records) * frequency / (frequency + Saturation) / question.Seeds.Count);
            }
        }

        string[] telling = [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Most).Select(w => w.Key)];
        string[] own = [.. asked.Words.SelectMany(w => w.Terms).Distinct().Take(SearchTerms.MostTerms)];
        var lists = PostingList.Find([.. own.Union(telling)], Fields.Text, snapshot);
        var weighed = lists.ToDictionary(l => l.Term, l => own.Contains(l.Term) ? ForWords * ranking.Weight(l.Records) : weights[l.Term], StringComparer.Ordinal);
        QuestionWord[] words = [.. asked.Words, .. telling.Except(own).Select(t => new QuestionWord(spelled[t], [], [t], []))];
        return new(question, asked with { Words = words }, new(lists, weighed, [], []));
    }

    public bool IsSeed(int number) => _seeds.Contains(number);

    public bool SharesOrganism(Profile profile, Profiles profiles) => profile.Organisms.Any(o => _organisms.Contains(profiles.Organisms.Labels[o]));

    public bool SharesType(Profile profile, Profiles profiles) => profile.Types.Any(t => _types.Contains(profiles.Types[t]));

    /// <summary>What a hit has in common with the seeds besides words.</summary>
    public IEnumerable<string> Facts(IEnumerable<string> organisms, IEnumerable<string> types) => organisms.Where(_organisms.Contains).Concat(types.Where(_types.Contains));

    /// <param name="spelled">Takes each term as it first stands in a text.</param>
    private static Dictionary<string, int> Frequencies(Dataset seed, Dictionary<string, string> spelled)
    {
        var (frequencies, tokens) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<Token>());
        foreach (var (text, weight) in new[] { (seed.Title, SeriesDocument.TitleWeight), (seed.Summary, 1), (seed.OverallDesign, 1), (new SampleText().Of(seed), 1) })
        {
            tokens.Clear();
            Text.Words.Of(text, tokens);
            foreach (var token in tokens.Where(t => !t.Joins && IsTelling(t.Term)))
            {
                if (frequencies.TryGetValue(token.Term, out var before) || frequencies.Count < MostLookedUp)
                {
                    frequencies[token.Term] = before + weight;
                    spelled.TryAdd(token.Term, text![token.Start..token.End]);
                }
            }
        }

        return frequencies;
    }

    /// <summary>Numbers and accessions are shared by chance.</summary>
    private static bool IsTelling(string term) => !char.IsAsciiDigit(term[0]) && !Accession.TryParse(term, out _);
}
