using System.Buffers;
using Lucene.Net.Index;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Adds to scores by words what comes of names: a record that holds another name of what was asked scores as if it held the words, and one that holds a whole name stands above one that holds loose words of it.
/// Costs by the records that hold a name, not by those there are.</summary>
internal sealed class NameScan : IDisposable
{
    /// <summary>What a whole name brings besides, as a share of what its words weigh. This and the next figure: docs/relevance.md.</summary>
    private const float WholeName = 0.2f;

    /// <summary>How much of the words' part another name brings: a little less, so that of equal records the one that speaks as the person does comes first.</summary>
    private const float AnotherName = 0.85f;

    private readonly Bm25 _ranking;
    private readonly ConceptScore _score;
    private readonly (float Mentions, float Nearest)[] _found;
    private readonly int[] _documents;
    private readonly float[] _before;
    private int _count;

    public NameScan(IndexSnapshot snapshot, Bm25 ranking, int largest)
    {
        (_ranking, _score) = (ranking, new(Application.Ports.MentionWeights.InForce, snapshot));
        _found = ArrayPool<(float, float)>.Shared.Rent(largest);
        _documents = ArrayPool<int>.Shared.Rent(largest);
        _before = ArrayPool<float>.Shared.Rent(largest);
        Array.Clear(_found);
    }

    /// <summary>Finds the records of a segment that hold a name of one thing. Its words are to be scored next, and then <see cref="Raise"/>.</summary>
    public void Find(NamedTerms named, int segment, TermsEnum dictionary, ReadOnlySpan<float> scores)
    {
        _count = 0;
        foreach (var phrase in named.Phrases)
        {
            var weight = (float)phrase.Read.Phrase.Weight;
            PhrasePostings.Of(phrase.Words, segment, dictionary)?.Read((doc, places) =>
            {
                ref var found = ref _found[doc];
                if (found.Mentions == 0)
                {
                    _documents[_count++] = doc;
                }

                found = (found.Mentions + _score.Mentions(weight, places), Math.Max(found.Nearest, weight));
            });
        }

        for (var i = 0; i < _count; i++)
        {
            _before[i] = scores[_documents[i]];
        }
    }

    /// <summary>Gives each of them the more of what its words have brought and what its names would bring as words, and what a whole name brings besides.</summary>
    public void Raise(NamedTerms named, ReadOnlySpan<byte> lengths, Span<float> scores)
    {
        for (var i = 0; i < _count; i++)
        {
            var doc = _documents[i];
            var (mentions, nearest) = _found[doc];
            _found[doc] = default;
            var byWords = scores[doc] - _before[i];
            scores[doc] += Brought(named.Weight, byWords, mentions, nearest, lengths[doc], _ranking, _score);
        }
    }

    /// <summary>What names bring besides the words: for ranking and for explaining alike.</summary>
    public static float Brought(float weight, float byWords, float mentions, float nearest, byte length, Bm25 ranking, ConceptScore score)
    {
        var byName = AnotherName * weight * nearest * mentions / (mentions + ranking.Saturation[length]);
        return Math.Max(0, byName - byWords) + score.Part(WholeName * weight, nearest, score.Mentioned(isTopic: false), mentions, length);
    }

    public void Dispose()
    {
        ArrayPool<(float, float)>.Shared.Return(_found);
        ArrayPool<int>.Shared.Return(_documents);
        ArrayPool<float>.Shared.Return(_before);
    }
}
