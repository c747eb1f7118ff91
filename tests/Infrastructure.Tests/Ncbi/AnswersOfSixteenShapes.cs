using System.Net;
using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Infrastructure.Tests.Ncbi;

/// <summary>The shapes in which NCBI is known to fail, each as it was reported.</summary>
internal sealed class AnswersOfSixteenShapes
{
    private const string Key = "0123456789abcdef0123456789abcdef0123";

    private static IEnumerable<TestCaseData<Endpoint, int, string, AnswerKind, bool>> Shapes()
    {
        (string Name, Endpoint Asked, int Status, string Body, AnswerKind Kind, bool MayPass)[] shapes =
        [
            ("1_rate_limit", Endpoint.Search, 429, $$"""{"error":"API rate limit exceeded","api-key":"{{Key}}","count":"5","limit":"3"}""", AnswerKind.Throttled, true),
            ("1_rate_limit_with_status_200", Endpoint.Search, 200, $$"""{"error":"API rate limit exceeded","api-key":"{{Key}}","count":"5","limit":"3"}""", AnswerKind.Throttled, true),
            ("2_key_invalid", Endpoint.Summary, 400, $$"""{"error":"API key invalid","api-key":"{{Key}}","type":"invalid","status":"unknown"}""", AnswerKind.InvalidRequest, true),
            ("3_search_backend", Endpoint.Search, 200, """{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"ERROR":"Search Backend failed: Database is not supported: gds"}}""", AnswerKind.Transient, true),
            ("4_beyond_9999_with_a_raw_line_break", Endpoint.Search, 200, "{\"header\":{\"type\":\"esearch\",\"version\":\"0.3\"},\"esearchresult\":{\"ERROR\":\"Search Backend failed: Exception:\n'retstart' cannot be larger than 9998. For PubMed, ESearch can only retrieve the first 9,999 records matching the query.\"}}", AnswerKind.InvalidRequest, false),
            ("5_webenv_expired_in_summaries", Endpoint.Summary, 200, """{"header":{"type":"esummary","version":"0.3"},"esummaryresult":["Unable to obtain query #1"]}""", AnswerKind.NotFound, false),
            ("5_webenv_expired_in_a_search", Endpoint.Search, 200, """{"header":{},"esearchresult":{"ERROR":"Unable to obtain query #1"}}""", AnswerKind.NotFound, false),
            ("5_webenv_expired_in_a_fetch", Endpoint.Fetch, 200, "<?xml version=\"1.0\"?>\n<eFetchResult>\n\t<ERROR>Unable to obtain query #1</ERROR>\n</eFetchResult>", AnswerKind.NotFound, false),
            ("6_empty_id_list", Endpoint.Summary, 200, """{"header":{"type":"esummary","version":"0.3"},"esummaryresult":["Empty id list - nothing todo"]}""", AnswerKind.InvalidRequest, false),
            ("7_cpp_exception", Endpoint.Summary, 200, """{"header":{},"esummaryresult":["NCBI C++ Exception:\n    Error: EUTILSAPP(CException::eInvalid) \"eutilsapp.cpp\", line 74\n"]}""", AnswerKind.Transient, true),
            ("8_too_many_uids", Endpoint.Summary, 200, """{"header":{},"esummaryresult":["Too many UIDs in request. Maximum number of UIDs is 500 for JSON format output."]}""", AnswerKind.InvalidRequest, false),
            ("9_external_viewer_error", Endpoint.Summary, 400, "<ERROR>External viewer error: proxy_stream(): Status: Timeout</ERROR>", AnswerKind.Transient, true),
            ("9_external_viewer_error_with_status_200", Endpoint.Summary, 200, "<eSummaryResult><ERROR>External viewer error</ERROR></eSummaryResult>", AnswerKind.Transient, true),
            ("10_id_list_is_empty", Endpoint.Fetch, 400, "ID list is empty! Possibly it has no correct IDs.", AnswerKind.NotFound, false),
            ("11_experiment_package", Endpoint.Fetch, 200, "<EXPERIMENT_PACKAGE_SET><Error>Internal Server Error (db)</Error></EXPERIMENT_PACKAGE_SET>", AnswerKind.Transient, true),
            ("12_recaptcha", Endpoint.Search, 200, "<!DOCTYPE html>\n<html lang=\"en\"><head><title>reCAPTCHA</title></head></html>", AnswerKind.Blocked, false),
            ("12_maintenance_instead_of_soft", Endpoint.Viewer, 200, "<html><body>Scheduled maintenance</body></html>", AnswerKind.Blocked, false),
            ("13_private", Endpoint.Viewer, 200, "Accession \"GSE300000\" is currently private and is scheduled to be released on Aug 28, 2028.", AnswerKind.Private, false),
            ("13_private_on_a_page", Endpoint.Viewer, 200, "<html><body><p>Accession \"GSE300000\" is currently private and is scheduled to be released on Aug 28, 2028.</p></body></html>", AnswerKind.Private, false),
            ("14_no_such_accession", Endpoint.Viewer, 200, "Could not find a public or private accession \"GSE99999999\"", AnswerKind.NotFound, false),
            ("14_deleted", Endpoint.Viewer, 200, "Accession \"GSE1829\" was deleted by the GEO staff on Nov 11, 2004.", AnswerKind.Gone, false),
            ("15_status_502", Endpoint.Search, 502, "<html>Bad Gateway</html>", AnswerKind.Transient, true),
            ("15_no_bytes", Endpoint.Summary, 200, "", AnswerKind.Transient, true),
            ("16_fewer_ids", Endpoint.Search, 200, Replies.Hits(3, 200000001, 200000002), AnswerKind.Partial, false),
            ("16_fewer_summaries", Endpoint.Summary, 200, Replies.Series([200000001], [200000002]), AnswerKind.Partial, false),
            ("16_no_summary_at_all", Endpoint.Summary, 200, Replies.Series([], [999999999]), AnswerKind.NotFound, false),
        ];
        return shapes.Select(s => new TestCaseData<Endpoint, int, string, AnswerKind, bool>(s.Asked, s.Status, s.Body, s.Kind, s.MayPass) { TestName = s.Name });
    }

    [TestCaseSource(nameof(Shapes))]
    public void A_known_failure_is_told_as_what_it_is_in_words_of_our_own(Endpoint asked, int status, string body, AnswerKind kind, bool mayPass)
    {
        var verdict = Classify(new(asked, EntrezTurn.Person, asked == Endpoint.Search ? 3 : null), status, body);

        Assert.That((verdict.Kind, verdict.MayPass), Is.EqualTo((kind, mayPass)));
        Assert.That(verdict.Reason, Is.Not.Empty.And.Not.Contains(Key).And.Length.LessThan(100));
    }

    [Test]
    public void A_private_series_comes_with_the_day_it_opens() =>
        Assert.That(Classify(new(Endpoint.Viewer, EntrezTurn.Person), 200, "Accession \"GSE300000\" is currently private and is scheduled to be released on Aug 28, 2028.").OpensOn, Is.EqualTo(new DateOnly(2028, 8, 28)));

    [Test]
    public void Terms_that_were_dropped_while_hits_remain_make_an_answer_partial()
    {
        var body = """{"esearchresult":{"count":"1","retmax":"1","retstart":"0","idlist":["200000001"],"errorlist":{"phrasesnotfound":["zzzq"]},"warninglist":null}}""";
        Assert.That(Classify(new(Endpoint.Search, EntrezTurn.Person, 20), 200, body).Kind, Is.EqualTo(AnswerKind.Partial));
    }

    [Test]
    public void A_record_that_names_an_error_of_NCBI_in_its_text_is_no_error()
    {
        var summary = Replies.Series(200000001).Replace("Of asthma.", "API rate limit exceeded; API key invalid; NCBI C++ Exception", StringComparison.Ordinal);
        Assert.That(Classify(new(Endpoint.Summary, EntrezTurn.Person, 1), 200, summary).Kind, Is.EqualTo(AnswerKind.Ok));
        Assert.That(Classify(new(Endpoint.Viewer, EntrezTurn.Person), 200, "^SERIES = GSE1\n!Series_summary = is currently private, RETIRED").Kind, Is.EqualTo(AnswerKind.Ok));
    }

    private static Verdict Classify(EntrezCall call, int status, string body) =>
        AnswerClassifier.Classify(call, (HttpStatusCode)status, null, null, Encoding.UTF8.GetBytes(body));
}
