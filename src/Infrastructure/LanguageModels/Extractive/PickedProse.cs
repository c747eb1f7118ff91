using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Infrastructure.LanguageModels.Extractive;

/// <summary>The sentences of a record that together say most of what it is about, in an order that reads well.</summary>
/// <remarks>
/// A term weighs more the more sentences share it, where summary and design share it, and where the title or the first sentence has it; what most of GEO shares weighs little.
/// Sentences are taken one by one, each time the one that adds most weight not yet covered, for its length (greedy coverage, which is submodular, so nothing is said twice).
/// What a sentence adds counts more or less by its role. The figures were chosen by <c>build/bench summaries</c>, on one half of its records; the gain is flat around them.
/// </remarks>
internal sealed class PickedProse
{
    /// <summary>UTF-16 units of all that is picked.</summary>
    private const int MostLength = 900;

    private const int Most = 5;

    /// <summary>One sentence for a whole series is better short.</summary>
    private const int LongestQuoted = 220;

    /// <summary>What length costs: at 1 a sentence would be worth its weight a letter, so that the shortest win; at 0 the longest.</summary>
    private const double LengthCost = 0.6;

    private const double ForTitle = 2, ForFirstSentence = 1.5, ForBothFields = 1.6, ForCommon = 0.25, ForOnce = 0.5;

    /// <summary>What the design alone says is mostly how the work was done.</summary>
    private const double ForDesignOnly = 0.4;

    private const int MostOfDesign = 2;

    /// <summary>Until one is picked, a sentence of the design counts so much more: who reads a summary wants to know what was measured.</summary>
    private const double ForFirstDesign = 1.5;

    private const double Opening = 1.2, LeaningBack = 0.7;

    /// <summary>Of a sentence's terms; with fewer it says again what was said.</summary>
    private const double LeastNew = 0.3;

    private readonly IReadOnlyList<ProseSentence> _sentences;
    private readonly Dictionary<string, double> _weights;

    private PickedProse(IReadOnlyList<ProseSentence> sentences, string title) => (_sentences, _weights) = (sentences, Weigh(sentences, title));

    public static IReadOnlyList<string> Of(RecordText record) => [.. Ordered(Pick(record)).Select(s => s.Text)];

    /// <summary>The one sentence that says best what the study was about; null where it has no prose.</summary>
    public static string? Central(RecordText record) => Pick(record).OrderBy(s => s.LeansBack).ThenBy(Rank).ThenBy(s => s.Text.Length > LongestQuoted).FirstOrDefault()?.Text;

    private static int Rank(ProseSentence sentence) => sentence.Role switch
    {
        SentenceRole.Aim => 0,
        SentenceRole.Finding => 1,
        SentenceRole.Background or SentenceRole.Protocol => 3,
        _ => 2,
    };

    private static List<ProseSentence> Pick(RecordText record) => new PickedProse(RecordProse.Of(record), record.Dataset.Title).Pick();

    /// <summary>The summary in its own order, which authors took care of; the design before the first finding.</summary>
    private static int Order(ProseSentence sentence) => sentence.IsDesign ? 1 : sentence.Role == SentenceRole.Finding ? 2 : 0;

    /// <summary>What leans back stays behind what it leans on.</summary>
    private static IEnumerable<ProseSentence> Ordered(List<ProseSentence> picked)
    {
        return picked.OrderBy(Turn).ThenBy(s => s.Place);

        int Turn(ProseSentence sentence) => sentence.LeansBack && Leant(picked, sentence) is { } before ? Turn(before) : Order(sentence);
    }

    private static ProseSentence? Leant(List<ProseSentence> picked, ProseSentence sentence) =>
        sentence.Follows ? picked.Find(p => p.IsDesign == sentence.IsDesign && p.Place == sentence.Place - 1) : null;

    private static double Factor(SentenceRole role) => role switch
    {
        SentenceRole.Aim => 1.3,
        SentenceRole.Design => 1.1,
        SentenceRole.Finding => 1.1,
        SentenceRole.Background => 0.75,
        SentenceRole.Protocol => 0.5,
        _ => 1,
    };

    private static Dictionary<string, double> Weigh(IReadOnlyList<ProseSentence> sentences, string title)
    {
        var told = new Dictionary<string, (int InSummary, int InDesign)>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            foreach (var term in sentence.Terms)
            {
                var (inSummary, inDesign) = told.GetValueOrDefault(term);
                told[term] = sentence.IsDesign ? (inSummary, inDesign + 1) : (inSummary + 1, inDesign);
            }
        }

        var (inTitle, inFirst) = (Telling.Of(title).ToHashSet(StringComparer.Ordinal), (sentences.FirstOrDefault(s => !s.IsDesign)?.Terms ?? []).ToHashSet(StringComparer.Ordinal));
        return told.ToDictionary(t => t.Key, t =>
        {
            var (inSummary, inDesign) = t.Value;
            return (inSummary + inDesign == 1 ? ForOnce : 1 + Math.Log(inSummary + inDesign))
                * (inSummary == 0 ? ForDesignOnly : inDesign == 0 ? 1 : ForBothFields) * (inFirst.Contains(t.Key) ? ForFirstSentence : 1) * (inTitle.Contains(t.Key) ? ForTitle : 1) * (Telling.IsCommon(t.Key) ? ForCommon : 1);
        }, StringComparer.Ordinal);
    }

    private List<ProseSentence> Pick()
    {
        var (picked, covered, left) = (new List<ProseSentence>(Most), new HashSet<string>(StringComparer.Ordinal), MostLength);
        var nothingStands = _sentences.All(s => s.LeansBack);
        while (picked.Count < Most)
        {
            ProseSentence? best = null;
            var gained = 0.0;
            foreach (var sentence in _sentences)
            {
                if (sentence.Text.Length <= left && !(sentence.IsDesign && picked.Count(p => p.IsDesign) == MostOfDesign) && !picked.Contains(sentence) && (!sentence.LeansBack || nothingStands || Leant(picked, sentence) is not null) && Gain(sentence) is var gain && gain > gained)
                {
                    (best, gained) = (sentence, gain);
                }
            }

            if (best is null)
            {
                break;
            }

            picked.Add(best);
            covered.UnionWith(best.Terms);
            left -= best.Text.Length;
        }

        return picked;

        double Gain(ProseSentence sentence)
        {
            var (fresh, added) = (0, 0.0);
            foreach (var term in sentence.Terms)
            {
                if (!covered.Contains(term))
                {
                    fresh++;
                    added += _weights[term];
                }
            }

            if (fresh < LeastNew * sentence.Terms.Count)
            {
                return 0;
            }

            var byPlace = sentence switch
            {
                { IsDesign: true } => picked.Exists(p => p.IsDesign) ? 1 : ForFirstDesign,
                { Place: 0 } => Opening,
                _ => 1,
            };
            return added * Factor(sentence.Role) * byPlace * (sentence.LeansBack ? LeaningBack : 1) / Math.Pow(sentence.Text.Length, LengthCost);
        }
    }
}
