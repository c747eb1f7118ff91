using Lucene.Net.Index;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Where in one segment a group's phrases stand without meaning it.</summary>
internal sealed class PlacesNotMeant
{
    /// <summary>Records of a segment in which a name may stand for its negations to be looked for. Beyond, as for "cancer" in all of GEO, they would cost more than the search; no hit is lost by it.</summary>
    private const int MostRecords = 20_000;

    private readonly Dictionary<(int Phrase, int Doc), HashSet<int>> _places = [];
    private readonly HashSet<int> _phrases = [];

    /// <summary>The first reason why a record does not mean what it names, by document.</summary>
    public Dictionary<int, NotMeant> Reasons { get; } = [];

    /// <param name="only">The one document that is asked about; all where null.</param>
    public static PlacesNotMeant Of(ReadGroup group, TermsEnum dictionary, int? only = null)
    {
        var places = new PlacesNotMeant();
        foreach (var phrase in group.NotMeant)
        {
            if (phrase.Within.Count > 0 && PhrasePostings.Records(phrase.Terms, dictionary) > MostRecords)
            {
                continue;
            }

            var postings = PhrasePostings.Of(phrase.Terms, dictionary);
            if (only is { } doc)
            {
                places.Note(phrase, doc, postings?.Places(doc) ?? []);
            }
            else
            {
                postings?.Read((found, at) => places.Note(phrase, found, at));
            }
        }

        return places;
    }

    /// <summary>Moves to the front the places where a phrase means its group.</summary>
    /// <param name="phrase">Its number in the group.</param>
    /// <returns>Those places.</returns>
    public Span<int> Meant(int phrase, int doc, Span<int> places)
    {
        if (!_phrases.Contains(phrase) || !_places.TryGetValue((phrase, doc), out var notMeant))
        {
            return places;
        }

        var kept = 0;
        foreach (var place in places)
        {
            if (!notMeant.Contains(place))
            {
                places[kept++] = place;
            }
        }

        return places[..kept];
    }

    private void Note(ReadNotMeant phrase, int doc, ReadOnlySpan<int> starts)
    {
        if (starts.IsEmpty)
        {
            return;
        }

        Reasons.TryAdd(doc, phrase.Phrase);
        foreach (var (within, offset) in phrase.Within)
        {
            _phrases.Add(within);
            var places = _places.TryGetValue((within, doc), out var known) ? known : _places[(within, doc)] = [];
            foreach (var start in starts)
            {
                places.Add(start + offset);
            }
        }
    }
}
