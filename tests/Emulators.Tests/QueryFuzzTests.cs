using CsCheck;
using OmicsOracle.Emulators.Query;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

public sealed class QueryFuzzTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(new[]
    {
        "cancer", "lung", "nowhere", "RNA-seq", "the", "immun*", "\"", "\"lung cancer\"", "(", ")", "[TITL]", "[PDAT]", "[NSAM]", "[DTYP]", "[", "]", ":", "AND", "OR", "NOT", "2020", "2020/13/45", "10", "gse[ETYP]", "mouse", "#1", "é", "",
    }.Select(Gen.Const).ToArray());

    private static readonly Gen<string> Terms = Gen.OneOf(Pieces.List[0, 12].Select(p => string.Join(' ', p)), Gen.String[0, 40]);

    [Test]
    public void Any_text_is_answered_or_refused_and_the_hits_are_records()
    {
        var records = Held();
        Terms.Sample(
            term =>
            {
                QueryNode? query;
                try
                {
                    query = QueryParser.Parse(term);
                }
                catch (FormatException)
                {
                    return;
                }

                if (query is not null)
                {
                    var findings = Evaluation.Run(query, records.Geo);
                    Assert.That(findings.Hits.Count, Is.InRange(0, 3));
                    Assert.That(records.Geo.Uids(findings.Hits).Count(), Is.EqualTo(findings.Hits.Count));
                }
            },
            iter: 20_000,
            threads: 1); // words are indexed when first asked for, behind a gate that this goes past
    }

    [Test]
    public void Sets_join_as_sets_do()
    {
        var ordinals = Gen.Int[0, 199].HashSet[0, 150];
        Gen.Select(ordinals, ordinals).Sample((one, other) =>
        {
            var (a, b) = (RecordSet.Where(200, one.Contains), RecordSet.Where(200, other.Contains));
            Assert.That(Members(a.And(b)), Is.EquivalentTo(one.Intersect(other)));
            Assert.That(Members(a.Or(b)), Is.EquivalentTo(one.Union(other)));
            Assert.That(Members(a.Without(b)), Is.EquivalentTo(one.Except(other)));
            Assert.That(a.Count, Is.EqualTo(one.Count));
        });

        static IEnumerable<int> Members(RecordSet set) => Enumerable.Range(0, 200).Where(set.Contains);
    }

    private static EmulatedRecords Held() => new EmulatedRecords()
        .Add(new EmulatedSeries("GSE1", "Lung cancer") { Summary = "Immune RNA-seq." })
        .Add(new EmulatedSeries("GSE2", "Cancer of the lung") { PublishedOn = new(2020, 5, 5) })
        .Add(new EmulatedSeries("GSE3", "Mouse") { Organisms = ["Mus musculus"], SampleCount = 10 });
}
