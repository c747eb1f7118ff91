using CsCheck;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Tests.Checking;

/// <summary>What holds of every text.</summary>
public sealed class AnyText
{
    private static readonly string[] Pieces =
    [
        "Twelve", "12", "1,200", "3.5", "%", "mice", "IL-6", "TP53", "GSE4711", "[GSE4712]", "PMID 1", "RNA-seq", "treated with", "substantia nigra", "no", "without", "increased", "down", "regulated", " ", "  ", ".", ",", "(", ")", "[", "]", "<b>",
        "http://", "\u202e", "\u200b", "\ud83d", "\ude00", "é", "α", "κ", "µM", "24h", "-", "--", "n=6", "two hundred and", "dozen", "'s", "’", "\n", "\t", "\0", "a", "A", "É", "ß", "İ", "ﬁ", "100000000000000000000000000", "0.0000000000001", "٣", "二",
    ];

    private static readonly Gen<string> Texts = Gen.Frequency(
        (2, Gen.String),
        (1, Gen.Char.Array[0, 200].Select(c => new string(c))),
        (4, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat)),
        (4, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(p => string.Join(' ', p))));

    [Test]
    public void No_sentence_makes_the_check_fail_and_every_span_lies_in_its_field() =>
        Texts.Sample(text => Holds(SomeRecord.Check.Check(text), SomeRecord.Series), iter: 3_000);

    [Test]
    public void Nor_does_any_record() =>
        Gen.Select(Texts, Texts, Texts, Texts).Sample(
            (title, summary, value, sentence) =>
            {
                var series = SomeRecord.Series with { Title = title, Summary = summary, Samples = [new(Accession.Sample(1), title, value, [], [new(title, value)]), new(Accession.Sample(2), value, value, [], [new(title, value)])] };
                Holds(SomeRecord.Of(series).Check(sentence), series);
            },
            iter: 500);

    [Test]
    public void A_record_s_own_words_are_found_where_they_stand() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 120]).Sample((start, length) =>
        {
            var summary = SomeRecord.Series.Summary!;
            start = Math.Min(start, summary.Length - 1);
            Holds(SomeRecord.Check.Check(summary.Substring(start, Math.Min(length, summary.Length - start))), SomeRecord.Series);
        });

    private static void Holds(SummarySentence sentence, Dataset series)
    {
        var fields = RecordText.Of(series).Fields.ToDictionary(f => f.Name, f => f.Text.Length);
        foreach (var span in sentence.Spans)
        {
            var isPlace = span.End == 0 ? span.Start == 0 : span.Start >= 0 && span.Start < span.End && span.End <= fields[span.Field];
            if (span.Accession != series.Accession || !isPlace)
            {
                throw new AssertionException($"{span} is no place of the record.");
            }
        }

        if (sentence.Spans.Count > 8 || sentence.IsSupported != (sentence.Unsupported.Count == 0) || sentence.Text.Any(c => char.IsControl(c) || c is '\u202e' or '\u200b' || (char.IsSurrogate(c) && !HoldsPairs(sentence.Text))))
        {
            throw new AssertionException($"“{sentence.Text}” is not as a checked sentence is.");
        }
    }

    private static bool HoldsPairs(string text) => !text.Where((c, i) => char.IsHighSurrogate(c) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]) : char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(text[i - 1]))).Any();
}
