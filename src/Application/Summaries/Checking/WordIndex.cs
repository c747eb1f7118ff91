namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>Where the words of a record stand: by their stems, and names by their letters and digits alone, however they are joined.</summary>
internal sealed class WordIndex
{
    private const int MostPlaces = 6;
    private const int MostJoined = 4;
    private readonly Dictionary<string, List<Place>> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Place>> _names = new(StringComparer.Ordinal);

    public IReadOnlyList<Place> Stem(string stem) => _stems.TryGetValue(stem, out var places) ? places : [];

    public IReadOnlyList<Place> Name(string compact) => _names.TryGetValue(compact, out var places) ? places : [];

    /// <param name="place">Where a piece of the text stands.</param>
    public void Add(string text, List<TextWord> words, Func<int, int, Place> place)
    {
        for (var first = 0; first < words.Count; first++)
        {
            Note(_stems, words[first].Stem, place(words[first].Start, words[first].End));
            for (var last = first; last < words.Count && last < first + MostJoined && (last == first || IsJoined(text, words[last - 1], words[last], last - first)); last++)
            {
                Note(_names, WordForms.Compact(text.AsSpan(words[first].Start, words[last].End - words[first].Start)), place(words[first].Start, words[last].End));
            }
        }
    }

    /// <summary>By a sign, or by a blank where it is but two words.</summary>
    private static bool IsJoined(string text, TextWord before, TextWord word, int joined) =>
        word.Start - before.End == 1 && (text[before.End] is not ' ' || joined == 1);

    private static void Note(Dictionary<string, List<Place>> index, string key, Place place)
    {
        if (!index.TryGetValue(key, out var places))
        {
            index[key] = places = new(1);
        }

        if (places.Count < MostPlaces)
        {
            places.Add(place);
        }
    }
}
