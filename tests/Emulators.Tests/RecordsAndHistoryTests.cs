using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

public sealed class RecordsAndHistoryTests
{
    private static readonly EmulatedSeries[] Three = [new("GSE1", "One"), new("GSE2", "Two"), new("GSE3", "Three")];

    [Test]
    public async Task An_unknown_uid_is_an_error_within_a_good_answer()
    {
        await using var ncbi = await Asking.Holding(Three);
        var result = (await ncbi.Json("esummary", "db=gds&id=200000002,999999999")).GetProperty("result");
        Assert.That(result.GetProperty("uids").Strings(), Is.EqualTo(new[] { "200000002", "999999999" }));
        Assert.That(result.GetProperty("200000002").GetProperty("title").GetString(), Is.EqualTo("Two"));
        Assert.That(result.GetProperty("999999999").GetRawText(), Is.EqualTo("""{"uid":"999999999","error":"cannot get document summary"}"""));
    }

    [Test]
    public async Task No_ids_are_an_error_within_a_good_answer()
    {
        await using var ncbi = await Asking.Holding(Three);
        Assert.That((await ncbi.Json("esummary", "db=gds&id=")).GetProperty("esummaryresult")[0].GetString(), Is.EqualTo("Empty id list - nothing todo"));
    }

    [Test]
    public async Task Two_hundred_ids_fit_into_an_address_and_more_into_a_form()
    {
        await using var ncbi = await Asking.Holding(Three);
        using var few = await ncbi.Get($"entrez/eutils/esummary.fcgi?db=gds&retmode=json&id={Ids(200)}");
        using var many = await ncbi.Get($"entrez/eutils/esummary.fcgi?db=gds&retmode=json&id={Ids(201)}");
        using var form = await ncbi.Post("esummary", ("db", "gds"), ("retmode", "json"), ("id", Ids(201)));
        Assert.That((few.StatusCode, many.StatusCode, form.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.RequestUriTooLong, HttpStatusCode.OK)));
    }

    [Test]
    public async Task More_than_five_hundred_summaries_at_once_are_refused_from_a_kept_search_too()
    {
        await using var ncbi = await Asking.Start(o =>
        {
            for (var number = 1; number <= 501; number++)
            {
                o.Records.Add(new EmulatedSeries($"GSE{number}", "Title"));
            }
        });
        using var listed = await ncbi.Post("esummary", ("db", "gds"), ("retmode", "json"), ("id", Ids(501)));
        Assert.That(await listed.Content.ReadAsStringAsync(), Does.Contain("Maximum number of UIDs is 500"));
        var kept = await Kept(ncbi, "gse[ETYP]");
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}")).GetProperty("esummaryresult")[0].GetString(), Does.Contain("Maximum number of UIDs is 500"));
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}&retstart=1&retmax=500")).GetProperty("result").GetProperty("uids").GetArrayLength(), Is.EqualTo(500));
    }

    [Test]
    public async Task A_kept_search_is_the_whole_set_page_by_page_whatever_page_was_searched()
    {
        await using var ncbi = await Asking.Holding(Three);
        var kept = await Kept(ncbi, "gse[ETYP]", "&retmax=0");
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}&retstart=0&retmax=2")).GetProperty("result").GetProperty("uids").Strings(), Is.EqualTo(new[] { "200000003", "200000002" }));
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}&retstart=2&retmax=2")).GetProperty("result").GetProperty("uids").Strings(), Is.EqualTo(new[] { "200000001" }));
    }

    [Test]
    public async Task A_kept_search_expires()
    {
        var clock = new FakeTimeProvider();
        await using var ncbi = await Asking.Start(o =>
        {
            o.Records.Add(Three[0]);
            o.Time = clock;
        });
        var kept = await Kept(ncbi, "gse[ETYP]");
        clock.Advance(TimeSpan.FromHours(7.9));
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}")).TryGetProperty("result", out _), Is.True);
        clock.Advance(TimeSpan.FromHours(0.2));
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}")).GetProperty("esummaryresult")[0].GetString(), Is.EqualTo("Unable to obtain query #1"));
        Assert.That(await ncbi.Text($"entrez/eutils/efetch.fcgi?db=gds&{kept}"), Does.Contain("<ERROR>Unable to obtain query #1</ERROR>"));

        kept = await Kept(ncbi, "gse[ETYP]");
        ncbi.Emulator.ExpireHistory();
        Assert.That((await ncbi.Json("esummary", $"db=gds&{kept}")).TryGetProperty("esummaryresult", out _), Is.True);
    }

    [Test]
    public async Task Posted_ids_are_kept_in_their_order()
    {
        await using var ncbi = await Asking.Holding(Three);
        using var posted = await ncbi.Post("epost", ("db", "gds"), ("id", "200000001,200000003"));
        var result = XDocument.Parse(await posted.Content.ReadAsStringAsync()).Root!;
        var summaries = await ncbi.Json("esummary", $"db=gds&query_key={result.Element("QueryKey")!.Value}&WebEnv={result.Element("WebEnv")!.Value}");
        Assert.That(summaries.GetProperty("result").GetProperty("uids").Strings(), Is.EqualTo(new[] { "200000001", "200000003" }));
    }

    [Test]
    public async Task Repeated_ids_are_linked_one_by_one_and_joined_ids_together()
    {
        await using var ncbi = await Asking.Start(o => o.Records
            .Add(Three[0] with { PubMedIds = [11, 12] }).Add(Three[1] with { PubMedIds = [12], SraStudy = "SRP7" }).Add(Three[2])
            .Add(new EmulatedExperiment(71, "SRX1", "SRP7")));
        var apart = (await ncbi.Json("elink", "dbfrom=gds&db=pubmed&id=200000001&id=200000002&id=200000003")).GetProperty("linksets");
        Assert.That(apart.EnumerateArray().Select(s => string.Join(' ', Links(s))), Is.EqualTo(new[] { "11 12", "12", "" }));
        Assert.That(apart[2].TryGetProperty("linksetdbs", out _), Is.False, "no links, no list of them");
        var together = (await ncbi.Json("elink", "dbfrom=gds&db=pubmed&id=200000001,200000002")).GetProperty("linksets");
        Assert.That(together.EnumerateArray().Select(s => string.Join(' ', Links(s))), Is.EqualTo(new[] { "11 12" }));
        var sra = (await ncbi.Json("elink", "dbfrom=gds&db=sra&id=200000002")).GetProperty("linksets")[0];
        Assert.That((Links(sra)[0], sra.GetProperty("linksetdbs")[0].GetProperty("linkname").GetString()), Is.EqualTo(("71", "gds_sra")));
        Assert.That(Links((await ncbi.Json("elink", "dbfrom=pubmed&db=gds&id=12")).GetProperty("linksets")[0]), Is.EqualTo(new[] { "200000001", "200000002" }));
    }

    [Test]
    public async Task A_paper_tells_its_date_to_sort_by_its_DOI_and_that_it_was_retracted()
    {
        await using var ncbi = await Asking.Start(o => o.Records.Add(new EmulatedPaper(5, "Taken back") { PublishedOn = new(2020, 10, 9), Doi = "10.1/x", IsRetracted = true }));
        var paper = (await ncbi.Json("esummary", "db=pubmed&id=5")).GetProperty("result").GetProperty("5");
        Assert.That(paper.GetProperty("pubdate").GetString(), Is.EqualTo("2020 Oct"));
        Assert.That(paper.GetProperty("sortpubdate").GetString(), Is.EqualTo("2020/10/09 00:00"));
        Assert.That(paper.GetProperty("pubtype").Strings(), Does.Contain("Retracted Publication"));
        Assert.That(paper.GetProperty("articleids").EnumerateArray().Select(i => i.GetProperty("value").GetString()), Does.Contain("10.1/x"));
    }

    [Test]
    public async Task An_experiments_runs_are_fragments_of_escaped_XML()
    {
        await using var ncbi = await Asking.Start(o => o.Records.Add(new EmulatedExperiment(9, "SRX1", "SRP1") { Runs = [("SRR1", 10, 1000), ("SRR2", 20, 2000)], Title = "A & B" }));
        var summary = (await ncbi.Json("esummary", "db=sra&id=9")).GetProperty("result").GetProperty("9");
        var runs = summary.GetProperty("runs").GetString()!;
        Assert.That(runs, Does.Contain("&lt;Run acc="));
        Assert.That(() => XElement.Parse(WebUtility.HtmlDecode(runs)), Throws.InstanceOf<System.Xml.XmlException>(), "several roots");
        Assert.That(XElement.Parse($"<r>{WebUtility.HtmlDecode(runs)}</r>").Elements().Select(r => r.Attribute("total_bases")!.Value), Is.EqualTo(new[] { "1000", "2000" }));
        Assert.That(XElement.Parse($"<r>{WebUtility.HtmlDecode(summary.GetProperty("expxml").GetString())}</r>").Descendants("Title").Single().Value, Is.EqualTo("A & B"));
    }

    [Test]
    public async Task Text_for_people_is_what_efetch_has_of_gds_whatever_is_asked()
    {
        await using var ncbi = await Asking.Holding(Three[0] with { Summary = new string('a', 600) });
        var text = await ncbi.Text("entrez/eutils/efetch.fcgi?db=gds&id=200000001&retmode=xml");
        Assert.That(text, Does.StartWith("\n1. One\n(Submitter supplied) aaa").And.Contain(" more...\n").And.Contain("Accession: GSE1\tID: 200000001"));
        using var none = await ncbi.Get("entrez/eutils/efetch.fcgi?db=gds&id=77");
        Assert.That((none.StatusCode, (await none.Content.ReadAsStringAsync())[..17]), Is.EqualTo((HttpStatusCode.BadRequest, "ID list is empty!")));
    }

    [Test]
    public async Task A_withdrawn_series_may_still_be_listed_without_a_record()
    {
        await using var ncbi = await Asking.Holding(Three);
        ncbi.Emulator.Records.Withdrawn("GSE1", new(2020, 1, 1)).Withdrawn("GSE2", new(2020, 1, 1), stillListed: true);
        Assert.That(await ncbi.Numbers("gse[ETYP]"), Is.EqualTo(new[] { 3, 2 }));
        Assert.That((await ncbi.Json("esummary", "db=gds&id=200000002")).GetProperty("result").GetProperty("200000002").TryGetProperty("error", out _), Is.True);
    }

    [Test]
    public async Task The_benchmarks_records_are_all_there()
    {
        var file = RecordedData.Path("bench/geo-5513.docsum.ndjson.gz");
        await using var ncbi = await Asking.Start(o => o.Records.Load(file));
        Assert.That(ncbi.Emulator.Records.Count, Is.EqualTo(5195));
        Assert.That((await ncbi.Search("gse[ETYP]", "&rettype=count")).GetProperty("count").GetString(), Is.EqualTo("5195"));
        var byYear = 0;
        for (var year = 2000; year <= 2030; year++)
        {
            byYear += int.Parse((await ncbi.Search($"gse[ETYP] AND {year}[PDAT]", "&rettype=count")).GetProperty("count").GetString()!, CultureInfo.InvariantCulture);
        }

        Assert.That(byYear, Is.EqualTo(5195), "slices by date hold every series once, also those recorded without a date");
    }

    private static string Ids(int count) => string.Join(',', Enumerable.Range(200_000_001, count));

    private static string[] Links(JsonElement set) => set.TryGetProperty("linksetdbs", out var databases) ? databases[0].GetProperty("links").Strings() : [];

    private static async Task<string> Kept(Asking ncbi, string term, string more = "")
    {
        var result = await ncbi.Search(term, $"&usehistory=y{more}");
        return $"query_key={result.GetProperty("querykey").GetString()}&WebEnv={result.GetProperty("webenv").GetString()}";
    }
}
