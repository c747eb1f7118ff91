using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class FuzzedQueryTests
{
    private static readonly string[] Pieces =
        ["cell", "GSE1", "gsm", "\"", "“", "(", "((((", "a AND", "OR", "NOT", "title:x", "*:*", "~", "~2", "\\", "\\\"", "^9", "[a TO", "{", "&&", "||", "!", "-", "--", "+", "/re.*/", "?", "*",
         "α", "β-", "-γ", "'", "'s", "’", "\uD800", "\uDC00", "😀", "𝛽", "שלום", "مرحبا", "\u202E", "e\u0301", "細胞", "ﬁ", "\u00AD", "0", "the", " "];

    private static readonly Gen<string> Questions = Gen.Frequency(
        (3, Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat)),
        (2, Gen.OneOf(Pieces).Array[0, 40].Select(p => string.Join(' ', p))),
        (2, Gen.Char.Array[0, 60].Select(c => new string(c))),
        (1, Gen.Char['\u0370', '\u03FF'].Array[0, 30].Select(c => new string(c))));

    [Test]
    public async Task Any_text_is_text()
    {
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 30).Select(n => Series.Of(n, "cell " + string.Concat(Pieces.Take(n)), string.Join(' ', Pieces.Skip(n)))));

        Questions.Sample(question =>
        {
            var answer = index.Search(question, limit: 5).GetAwaiter().GetResult();
            Assert.That(answer.Total, Is.InRange(answer.Results.Count, 30));
            Assert.That(answer.Results.All(r => r.Highlights.All(h => h.Spans.All(s => s[1] <= h.Text.Length))));
        }, iter: 4000, threads: 2);
    }

    [Test]
    public void Any_record_can_be_indexed_and_is_found_by_its_words() =>
        Questions.Array[1, 8].Sample(
            texts =>
            {
                using var index = new IndexInFolder(new CatalogInMemory(texts.Select((t, i) => Series.Of(i + 1, "cell " + t, t, t) with
                {
                    Organisms = [new(t, null)],
                    StudyTypes = [t],
                    Samples = [new(Accession.Sample(i + 1), t, t, [], [new(t, t)])],
                    Relations = [new(RelationKind.Other, t)],
                })));
                index.Index.CatchUp(null, default).GetAwaiter().GetResult();

                Assert.That(index.Index.Status.State, Is.EqualTo(IndexState.Ready));
                Assert.That(index.Search("cell").GetAwaiter().GetResult().Total, Is.EqualTo(texts.Length));
            },
            iter: 150,
            threads: 2);
}
