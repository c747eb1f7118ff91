using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class InTheTerminal : IDisposable
{
    private const string TwoSeries = """
        {"uid":"200000494","accession":"GSE494","title":"Non-union fractures","summary":"Fractures that do not heal.","gpl":"92;93","gse":"494","taxon":"Homo sapiens","entrytype":"GSE","gdstype":"Expression profiling by array","n_samples":12}
        {"uid":"200000516","accession":"GSE516","title":"TNF treated synoviocytes","summary":"A time series.","gpl":"8300","gse":"516","taxon":"Homo sapiens","entrytype":"GSE","gdstype":"Expression profiling by array","n_samples":3}

        """;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_first_search_finds_starter_series_and_says_where_they_are_from()
    {
        var (exitCode, output, _) = await Terminal.Run(Data, "search", "breast cancer", "--limit", "3");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Match(@"GSE\d+").And.Contain("starter catalogue"));
    }

    [TestCase("--lmit", "--limit")]
    [TestCase("--frobnicate", "There is no option --frobnicate.")]
    [TestCase("--enhancd", "--enhanced")]
    public async Task An_option_that_there_is_not_is_refused_and_is_no_word_of_the_question(string option, string told)
    {
        var (exitCode, _, error) = await Terminal.Run(Data, "search", "liver", option, "3");
        var (asked, _, _) = await Terminal.Run(Data, "search", "--", "liver", option);

        Assert.That((exitCode, asked), Is.EqualTo((2, 0)));
        Assert.That(error, Does.Contain(told));
    }

    [Test]
    public async Task An_enhanced_search_prints_what_was_understood_first()
    {
        var (exitCode, output, error) = await Terminal.Run(Data, "search", "PD substantia nigra since 2001", "--enhanced");

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match("(?s)PD → Parkinson.*also: .*Note: .*Only: from 2001-01-01.*GSE"));
    }

    [Test]
    public async Task The_answer_as_json_is_the_same_as_over_http()
    {
        var (_, output, _) = await Terminal.Run(Data, "search", "breast", "cancer", "--format", "json", "--organism", "human");
        var here = JsonDocument.Parse(output).RootElement;
        await using var service = await Service.Start();
        var there = (await service.Get("/api/v1/search?q=breast+cancer&organism=human&limit=10")).Json;

        Assert.That(here.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("accession").GetString()), Is.EqualTo(there.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("accession").GetString())));
        Assert.That(here.EnumerateObject().Select(p => p.Name), Is.EqualTo(there.EnumerateObject().Select(p => p.Name)));
    }

    [Test]
    public async Task The_answer_as_tsv_has_one_line_a_series()
    {
        var (_, output, _) = await Terminal.Run(Data, "search", "cells", "--format", "tsv", "--limit", "4");

        var lines = output.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(5));
        Assert.That(lines.Select(l => l.Count(c => c == '\t')), Is.All.EqualTo(7));
    }

    [Test]
    public async Task An_import_makes_the_starter_step_aside_and_its_records_findable()
    {
        await Terminal.Run(Data, "search", "cells");

        var (exitCode, output, error) = await Terminal.Run(Data, "catalog", "import", File("two.json", TwoSeries));

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match(@"added\W+2"));
        var (_, found, _) = await Terminal.Run(Data, "search", "synoviocytes", "--format", "tsv");
        Assert.That(found, Does.Contain("GSE516\tTNF treated synoviocytes"));
        var (_, status, _) = await Terminal.Run(Data, "catalog", "status");
        Assert.That(status, Does.Match(@"Records\s+2\s").And.Match("Index +ready, 2 records"));
        var (_, record, _) = await Terminal.Run(Data, "dataset", "gse494");
        Assert.That(record, Does.Contain("Fractures that do not heal.").And.Contain("Homo sapiens (9606)").And.Contain("GPL92, GPL93"));
    }

    [Test]
    public async Task Where_NCBI_is_switched_off_what_needs_it_says_so_by_sentence_and_exit_code()
    {
        var (live, _, liveError) = await Terminal.Run(Data, "search", "cells", "--source", "live");
        Assert.That((live, liveError), Is.EqualTo((2, "source: Asking GEO live is switched off here (settings Live:Enabled and Ncbi:Enabled).\n")));
        var (links, output, _) = await Terminal.Run(Data, "dataset", "GSE7621", "--links", "--format", "json");
        Assert.That(links, Is.Zero);
        Assert.That(JsonDocument.Parse(output).RootElement.GetProperty("runs").GetProperty("status").GetString(), Is.EqualTo("unavailable"));
    }

    [TestCase("--since", "31.01.2026")]
    [TestCase("--since", "2999-01-31")]
    [TestCase("--query", " ")]
    public async Task A_sync_that_is_named_badly_is_refused(string option, string value)
    {
        var (exitCode, _, error) = await Terminal.Run(Data, "catalog", "sync", option, value);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(option[2..] + ":"));
    }

    [Test]
    public async Task A_second_import_of_the_same_file_changes_nothing()
    {
        var file = File("two.json", TwoSeries);
        await Terminal.Run(Data, "catalog", "import", file);

        var (_, output, _) = await Terminal.Run(Data, "catalog", "import", file);

        Assert.That(output, Does.Match(@"unchanged\W+2").And.Match(@"added\W+0"));
    }

    [Test]
    public async Task A_record_that_is_set_aside_is_listed_and_told_by_the_exit_code()
    {
        var (exitCode, output, error) = await Terminal.Run(Data, "catalog", "import", File("some.json", TwoSeries + """{"uid":"200000001","error":"cannot get document summary"}""" + "\n"));

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(output, Does.Match(@"added\W+2").And.Match(@"set aside\W+1"));
        var report = System.Text.RegularExpressions.Regex.Match(error, @"listed in (\S+\.tsv)").Groups[1].Value;
        Assert.That(await System.IO.File.ReadAllTextAsync(report), Does.Contain("some.json\t3\t").And.Contain("cannot get document summary"));
    }

    [TestCase("absent.soft", null)]
    [TestCase("empty.soft", "")]
    [TestCase("picture.soft", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")]
    [TestCase("page.html", "<html><body>Are you a robot?</body></html>")]
    [TestCase("note.txt", "Dear all,\nplease find attached.\n")]
    public async Task A_file_that_cannot_be_imported_gets_one_sentence_and_exit_code_2(string name, string? content)
    {
        if (content is not null)
        {
            await System.IO.File.WriteAllBytesAsync(_folder.File(name), Encoding.Latin1.GetBytes(content));
        }

        var (exitCode, _, error) = await Terminal.Run(Data, "catalog", "import", _folder.File(name));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error.Split('\n')[0], Does.Contain(name).And.EndWith("."));
        Assert.That(error, Does.Not.Contain("   at "));
    }

    [Test]
    public async Task A_truncated_file_is_told_and_what_it_held_before_the_cut_is_kept()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(TwoSeries));
        }

        await System.IO.File.WriteAllBytesAsync(_folder.File("cut.json.gz"), packed.ToArray()[..^60]);

        var (exitCode, output, error) = await Terminal.Run(Data, "catalog", "import", _folder.File("cut.json.gz"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("cut.json.gz"));
        Assert.That(output, Does.Match(@"added\W+1"));
    }

    [Test]
    public async Task A_second_writer_is_refused_and_readers_work_beside_a_service()
    {
        await using var service = await Service.Start(Data);

        var (exitCode, _, error) = await Terminal.Run(Data, "catalog", "import", File("two.json", TwoSeries));
        var (searched, found, _) = await Terminal.Run(Data, "search", "breast cancer");
        var (asked, status, _) = await Terminal.Run(Data, "catalog", "status");

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error.Trim(), Does.Contain("in use by another").And.Not.Contain("\n"));
        Assert.That((searched, asked), Is.EqualTo((0, 0)));
        Assert.That(found, Does.Match(@"GSE\d+"));
        Assert.That(status, Does.Contain("ready"));
    }

    [Test]
    public async Task A_data_directory_that_cannot_be_used_is_told_in_one_sentence()
    {
        var (exitCode, _, error) = await Terminal.Run(File("not-a-folder", "x"), "search", "cells");

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error.Trim(), Does.Contain("not-a-folder").And.Not.Contain("\n"));
    }

    [TestCase("dataset", "GSE0")]
    [TestCase("dataset", "GSE99999999")]
    [TestCase("search", "a", "--limit", "0")]
    [TestCase("search", "a", "--limit", "x")]
    [TestCase("search", "a", "--from", "yesterday")]
    [TestCase("search", "a", "--platform", "GSE1")]
    [TestCase("search", "a", "--cursor", "x")]
    [TestCase("search")]
    [TestCase("frobnicate")]
    [TestCase("serve", "--urls", "nonsense")]
    [TestCase("serve", "--urls", "ftp://127.0.0.1:8080")]
    [TestCase("serve", "--urls", "http://127.0.0.1:99999")]
    [TestCase("serve", "--urls", "http://no-such-name.invalid:8080")]
    [TestCase("serve", "--urls", "http://127.0.0.1:8080/base")]
    public async Task What_cannot_be_done_as_asked_gets_a_sentence_and_exit_code_2(params string[] arguments)
    {
        var (exitCode, _, error) = await Terminal.Run(Data, arguments);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Is.Not.Empty.And.Not.Contain("   at "));
    }

    [TestCase("RateLimit__Burst", "abc", "RateLimit:Burst")]
    [TestCase("Cache__Memory__MaxBytes", "1e99", "Cache:Memory:MaxBytes")]
    [TestCase("RateLimit__Brust", "5", "Brust")]
    [TestCase("Cache__Search__Memory", "31", "Cache:Search")]
    public async Task A_setting_that_means_nothing_is_named(string variable, string value, string named)
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(Data, (variable, value), "search", "cells"));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(named).And.Not.Contain("   at "));
    }

    [Test]
    public async Task All_hits_are_exported_to_a_file_in_the_format_of_its_ending_or_to_standard_output()
    {
        var file = _folder.File("hits.csv");

        var (exitCode, output, error) = await Terminal.Run(Data, "search", "breast", "cancer", "--export", file);
        var (_, lines, _) = await Terminal.Run(Data, "search", "breast cancer", "--export", "-");

        Assert.That((exitCode, output), Is.EqualTo((0, "")));
        Assert.That(error, Does.Contain("Asked: breast cancer").And.Contain("series of NCBI GEO"));
        Assert.That(await System.IO.File.ReadAllTextAsync(file), Does.StartWith("accession,title,").And.Contain("\r\nGSE"));
        Assert.That(lines, Does.StartWith("accession\ttitle\t"));
        Assert.That(System.IO.File.Exists(file + ".part"), Is.False);
    }

    [TestCase("hits.xlsx", "ends in .csv")]
    [TestCase("absent/hits.csv", "cannot be written")]
    public async Task An_export_that_cannot_be_written_says_so(string file, string reason)
    {
        var (exitCode, _, error) = await Terminal.Run(Data, "search", "cells", "--export", _folder.File(file));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(reason).And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_series_is_explained_for_a_question()
    {
        var (exitCode, output, _) = await Terminal.Run(Data, "search", "parkinson disease", "--explain", "GSE7621");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Match("GSE7621 is number \\d+ of").And.Contain("Parkinson's disease").And.Contain("title 1×"));
    }

    [Test]
    public async Task A_question_that_begins_with_an_at_sign_is_text()
    {
        var (exitCode, output, _) = await Terminal.Run(Data, "search", "@/etc/passwd");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("series in"));
    }

    [Test]
    public async Task A_bad_setting_stops_the_program_with_one_clear_sentence()
    {
        var (exitCode, _, error) = await Terminal.Run(Terminal.Start(Data, ("Cache__Memory__MaxBytes", "0"), "search", "cells"));

        Assert.That((exitCode, error.Trim()), Is.EqualTo((2, "Cache:Memory:MaxBytes and Cache:Disk:MaxBytes must be 1000000 to 1000000000000.")));
    }

    [Test]
    public async Task An_import_killed_at_any_moment_loses_nothing_that_was_stored_and_a_second_run_finishes_it()
    {
        var many = _folder.File("many.json");
        await System.IO.File.WriteAllLinesAsync(many, Enumerable.Range(1, 20_000).Select(n => string.Create(CultureInfo.InvariantCulture, $$"""{"uid":"{{200000000 + n}}","accession":"GSE{{n}}","title":"Series {{n}} of liver cells","summary":"Number {{n}}.","gpl":"570","gse":"{{n}}","taxon":"Homo sapiens","entrytype":"GSE","gdstype":"Expression profiling by array","n_samples":{{n % 50}}}""")));
        var random = new Random(7);
        for (var round = 0; round < 4; round++)
        {
            using var process = Terminal.Start(Data, "catalog", "import", many);
            using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(300, 2_000)));
            try
            {
                await process.WaitForExitAsync(moment.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        var (exitCode, _, error) = await Terminal.Run(Data, "catalog", "import", many);

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        var (_, status, _) = await Terminal.Run(Data, "catalog", "status");
        Assert.That(status, Does.Match(@"Records\s+20,000").And.Match("Index +ready, 20,000 records"));
        var (_, found, _) = await Terminal.Run(Data, "search", "liver", "--format", "json", "--limit", "1");
        Assert.That(JsonDocument.Parse(found).RootElement.GetProperty("total").GetInt32(), Is.EqualTo(20_000));
    }

    private string File(string name, string content)
    {
        System.IO.File.WriteAllText(_folder.File(name), content);
        return _folder.File(name);
    }
}
