using System.Net;
using System.Text;
using CsCheck;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

internal sealed class AnswersFuzzed
{
    private static readonly string[] Seeds =
    [
        Replies.NoHits, Replies.Hits(3, 200000001), Replies.Series([200000001], [200000002]),
        """{"linksets":[{"ids":["200000001"],"linksetdbs":[{"dbto":"sra","links":["7"]}]}]}""",
        """{"result":{"uids":["7"],"7":{"uid":"7","expxml":"<Summary><Title>x</Title></Summary><Experiment acc=\"SRX1\"/>","runs":"<Run acc=\"SRR1\" total_spots=\"1\"/>"}}}""",
        """{"\ud800":{"esearchresult":1},"result":{"uids":["\ud800"],"200000001":{"title":"\udfff"}}}""",
        """{"esearchresult":{"ERROR":"\ud800"}}""",
        "<html><p>Accession GSE1 is currently private and is scheduled to be released on Aug 28, 2028.</p></html>",
        "<?xml version=\"1.0\"?><eSearchResult><ERROR>Search Backend failed</ERROR></eSearchResult>",
        "^SERIES = GSE1\n!Series_title = x\n!Series_geo_accession = GSE1\n",
    ];

    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.Select(Gen.OneOf(Seeds), Gen.Int[0, 400], Gen.Byte.Array[0, 6], (seed, at, damage) => Damaged(Encoding.UTF8.GetBytes(seed), at, damage)),
        Gen.Select(Gen.OneOf(Seeds), Gen.Int[0, 400], (seed, length) => Encoding.UTF8.GetBytes(seed)[..Math.Min(length, seed.Length)]));

    [Test]
    public void No_bytes_make_the_classifier_or_a_reader_throw() =>
        Gen.Select(Bodies, Gen.Enum<Endpoint>(), Gen.OneOf(200, 204, 301, 400, 403, 404, 410, 414, 429, 500, 503), Gen.OneOf("", "text/html", "application/json")).Sample((body, asked, status, type) =>
        {
            var verdict = AnswerClassifier.Classify(new(asked, EntrezTurn.Person, 2), (HttpStatusCode)status, type, null, body);
            var forced = verdict.HasValue ? verdict : Verdict.Ok;
            SearchHits.Read(forced, body);
            SeriesSummaries.Read(forced, body, [200000001], default);
            SeriesSummaries.Read(forced, body, null, default);
            SoftAnswer.Read(forced, body, Accession.Series(1), 10_000, default, default);
            using var json = LenientJson.Parse(body);
            _ = json is null ? 0 : PublicationSummaries.Read(json.RootElement).Count() + RunSummaries.Read(json.RootElement).Count() + LinkSets.Read(json.RootElement, "sra").Count();
            return verdict.Kind == AnswerKind.Ok || verdict.Reason is { Length: > 0 };
        }, iter: 5_000);

    [Test]
    public void Whatever_ends_before_its_end_is_no_answer() =>
        Gen.Select(Gen.OneOf(Seeds[..3]), Gen.Double.Unit, (seed, part) => seed[..(int)(seed.Length * part)]).Sample(cut =>
            AnswerClassifier.Classify(new(cut.Contains("esearch", StringComparison.Ordinal) ? Endpoint.Search : Endpoint.Summary, EntrezTurn.Person), HttpStatusCode.OK, null, null, Encoding.UTF8.GetBytes(cut)).Kind == AnswerKind.Transient);

    private static byte[] Damaged(byte[] body, int at, byte[] damage)
    {
        for (var i = 0; i < damage.Length && at + i < body.Length; i++)
        {
            body[at + i] = damage[i];
        }

        return body;
    }
}
