using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

internal sealed class AnswersRead
{
    [Test]
    public void A_recorded_search_gives_its_ids_its_translation_and_where_it_is_kept()
    {
        var hits = SearchHits.Read(Verdict.Ok, Recorded("sra-collector/esearch-gds-usehistory.json")).Value!;

        Assert.That((hits.Total, hits.Uids.Count, hits.Uids[0]), Is.EqualTo((8, 8, 200247391)));
        Assert.That(hits.History, Is.EqualTo(new EntrezHistory("MCID_65e35284bd337445e015bde4", "1")));
        Assert.That(hits.Translation, Does.Contain("stroke"));
    }

    [Test]
    public void A_recorded_series_is_read_as_the_import_reads_it()
    {
        var fetched = new DateTimeOffset(2026, 11, 23, 1, 2, 3, 900, TimeSpan.Zero);
        var series = SeriesSummaries.Read(Verdict.Ok, Recorded("sra-collector/esummary-gds-gse.json"), [200126815], fetched).Value!.Datasets.Single();

        Assert.That((series.Accession, series.PublishedOn is not null, series.SampleCount > 0), Is.EqualTo((Accession.Series(126815), true, true)));
        Assert.That(series.Provenance, Is.EqualTo(new[] { new Provenance(RecordSource.DocumentSummary, fetched.AddMilliseconds(-900)) }));
    }

    [TestCase("sra-collector/esummary-gds-gds.json", 3268)]
    [TestCase("sra-collector/esummary-gds-gpl.json", 100019750)]
    [TestCase("sra-collector/esummary-gds-gsm.json", 305668979)]
    public void A_record_that_is_no_series_is_none(string file, int uid) =>
        Assert.That(SeriesSummaries.Read(Verdict.Ok, Recorded(file), [uid], default).Kind, Is.EqualTo(AnswerKind.NotFound));

    [Test]
    public void A_recorded_paper_has_its_authors_its_journal_and_its_day()
    {
        using var json = LenientJson.Parse(Recorded("astrocite/esummary-pubmed.json"));
        var papers = PublicationSummaries.Read(json!.RootElement).Select(p => p.Publication).ToArray();

        Assert.That(papers, Has.Length.EqualTo(5));
        var paper = papers.Single(p => p.PubMedId == 125352);
        Assert.That((paper.Authors[0], paper.Journal, paper.PublishedOn, paper.IsRetracted), Is.EqualTo(("Sassa H", "Japanese circulation journal", (DateOnly?)new DateOnly(1975, 5, 1), false)));
    }

    [TestCase("""{"articleids":[{"idtype":"doi","value":"10.1/a"}],"elocationid":"doi: 10.1/b"}""", "10.1/a", false)]
    [TestCase("""{"articleids":[],"elocationid":"pii: S1. doi: 10.1/b"}""", "10.1/b", false)]
    [TestCase("""{"elocationid":"e0012","pubtype":["Journal Article","Retracted Publication"]}""", null, true)]
    [TestCase("""{"elocationid":"","pubtype":["Retraction of Publication"]}""", null, false)]
    public void A_paper_tells_its_doi_and_whether_it_was_taken_back(string fields, string? doi, bool isRetracted)
    {
        using var json = LenientJson.Parse(Encoding.UTF8.GetBytes($$$"""{"result":{"uids":["7"],"7":{"uid":"7","title":"T","pubdate":"2020 Oct","sortpubdate":"2020/10/01 00:00",{{{fields[1..]}}}}}"""));
        var paper = PublicationSummaries.Read(json!.RootElement).Single().Publication;

        Assert.That((paper.Doi, paper.IsRetracted, paper.PublishedOn), Is.EqualTo((doi, isRetracted, (DateOnly?)new DateOnly(2020, 10, 1))));
    }

    [Test]
    public void Recorded_runs_are_read_even_where_their_fragments_were_escaped_twice()
    {
        var exchange = RecordedExchanges.Of(RecordedData.Path("data/eutils/bionode-nock/Search-sra.json"))[^1];
        using var json = LenientJson.Parse(exchange.Body);
        var runs = RunSummaries.Read(json!.RootElement).SelectMany(r => r.Runs).ToArray();

        Assert.That(runs.Select(r => r.Run), Is.Unique.And.Exactly(13).Items);
        Assert.That(runs.Single(r => r.Run == "SRR070672"), Is.EqualTo(new SequencingRun("SRR070672", "SRX029662", "SRP004020", "SRS118433", "WGS", "SINGLE", "454 GS FLX", 19695, 5631540)));
    }

    [Test]
    public void A_broken_experiment_leaves_its_runs_and_broken_runs_leave_the_others()
    {
        using var json = LenientJson.Parse(Encoding.UTF8.GetBytes("""{"result":{"uids":["1","2"],"1":{"expxml":"<Summary><Title>a & b","runs":"<Run acc=\"SRR1\"/><Run acc=\"SRR2\" total_spots=\"5\"/>"},"2":{"expxml":"","runs":"<Run acc="}}}"""));
        var runs = RunSummaries.Read(json!.RootElement).SelectMany(r => r.Runs).ToArray();

        Assert.That(runs.Select(r => (r.Run, r.Experiment, r.Spots)), Is.EqualTo(new[] { ("SRR1", (string?)null, (long?)null), ("SRR2", null, 5) }));
    }

    private static byte[] Recorded(string file) => File.ReadAllBytes(RecordedData.Path($"data/eutils/{file}"));
}
