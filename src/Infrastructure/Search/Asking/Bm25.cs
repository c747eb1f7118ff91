using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Okapi BM25 (Robertson and Zaragoza, 2009) with the saturation and length terms worked out beforehand for each length code.</summary>
internal sealed class Bm25
{
    // Chosen on the nine topics of the relevance benchmark: see docs/decisions/0004.
    private const double K1 = 1.2;
    private const double B = 0.4;

    private readonly int _records;

    /// <param name="k1">How late repetition stops to count.</param>
    public Bm25(int records, double averageLength, double k1 = K1)
    {
        _records = records;
        Saturation = new float[LengthCode.Count];
        for (var code = 0; code < LengthCode.Count; code++)
        {
            Saturation[code] = (float)(k1 * (1 - B + (B * LengthCode.LengthOf((byte)code) / averageLength)));
        }
    }

    /// <summary>By length code: the frequency at which a word has half of its full effect. A word's part of the score is weight × f / (f + saturation).</summary>
    public float[] Saturation { get; }

    /// <summary>What a word that stands in so many records adds at most.</summary>
    public float Weight(int recordsWithIt) =>
        (float)((K1 + 1) * Math.Log(1 + ((_records - recordsWithIt + 0.5) / (recordsWithIt + 0.5))));
}
