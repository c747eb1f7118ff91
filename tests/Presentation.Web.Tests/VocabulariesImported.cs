using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Vocabulary;

namespace OmicsOracle.Presentation.Web.Tests;

public sealed class VocabulariesImported : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task An_import_is_listed_and_understood_at_once()
    {
        await using var service = await Service.Start();

        var outcome = await Import(service, Ontology(20, "1"));

        Assert.That((outcome.Imported.Single(), outcome.Faults, outcome.Refused.Count), Is.EqualTo((new ImportedVocabulary("mondo", "1", 20), 0, 0)));
        var held = (await service.Get("/api/v1/vocabulary")).Json.GetProperty("vocabularies").EnumerateArray().ToArray();
        Assert.That(held.Select(v => v.GetProperty("name").GetString()), Is.EqualTo(new[] { "starter", "mondo" }));
        Assert.That((held[1].GetProperty("licence").GetString(), held[1].GetProperty("terms").GetInt32(), held[1].GetProperty("source").GetString()), Is.EqualTo(("CC BY 4.0", 20, "some.obo")));
        Assert.That(service.Services.GetRequiredService<IVocabulary>().Find("the testosis of kind 7").SelectMany(f => f.Meanings).Select(m => m.Id), Does.Contain("MONDO:7"));
    }

    [Test]
    public async Task A_newer_one_takes_the_place_of_the_whole_and_one_with_faults_brings_its_rest()
    {
        await using var service = await Service.Start();
        await Import(service, Ontology(20, "1"));

        var outcome = await Import(service, Ontology(12, "2") + "[Term]\nname: nobody\n");

        Assert.That((outcome.Imported.Single(), outcome.Faults), Is.EqualTo((new ImportedVocabulary("mondo", "2", 12), 1)));
        Assert.That(await File.ReadAllTextAsync(outcome.Report!), Does.Contain("The term has no id."));
        Assert.That(service.Services.GetRequiredService<IVocabulary>().ById("MONDO:15"), Is.Null);
    }

    [TestCase(9)]
    [TestCase(0)]
    public async Task One_of_which_less_than_half_can_be_read_leaves_the_old_one_as_it_was(int terms)
    {
        await using var service = await Service.Start();
        await Import(service, Ontology(20, "1"));

        var outcome = await Import(service, Ontology(terms, "2"));

        Assert.That(outcome.Imported, Is.Empty);
        Assert.That(outcome.Refused.Single(), Does.Contain($"only {terms} terms").And.Contain("of 20 in the mondo that is held").And.Contain("kept as it was"));
        Assert.That((await service.Get("/api/v1/vocabulary")).Json.GetProperty("vocabularies")[1].GetProperty("version").GetString(), Is.EqualTo("1"));
    }

    [Test]
    public async Task Published_files_are_fetched_from_where_the_settings_say_and_imported()
    {
        await using var site = await Site.Start(Ontology(20, "3"));
        await using var service = await Service.Start(null, null, ("Vocabulary:Sources:mondo:Url", site.Address("mondo.obo")));

        var outcome = await Outcome(await service.Services.GetRequiredService<IMediator>().Send(new FetchVocabulary(["mondo"])));

        Assert.That(outcome.Imported.Single(), Is.EqualTo(new ImportedVocabulary("mondo", "3", 20)));
        Assert.That(outcome.Unavailable, Is.Empty);
    }

    [TestCase("absent.obo", "404", "00:01:00")]
    [TestCase("endless.obo", "Vocabulary:MaxBytes", "00:01:00")]
    [TestCase("silent.obo", "longer than 1 s", "00:00:01")]
    public async Task A_file_that_cannot_be_had_is_told_in_one_sentence_and_leaves_nothing_behind(string path, string reason, string timeout)
    {
        await using var site = await Site.Start(Ontology(20, "3"));
        await using var service = await Service.Start(_folder.File("data"), null, ("Vocabulary:Sources:own:Url", site.Address(path)), ("Vocabulary:MaxBytes", "1000000"), ("Vocabulary:Timeout", timeout));

        var outcome = await Outcome(await service.Services.GetRequiredService<IMediator>().Send(new FetchVocabulary(["own"])));

        Assert.That(outcome.Unavailable.Single(), Does.StartWith("own could not be fetched from ").And.Contain(reason));
        Assert.That(outcome.Imported, Is.Empty);
        Assert.That(Directory.GetFiles(_folder.File("data/vocabulary/fetched")), Is.Empty);
    }

    [Test]
    public async Task In_the_terminal_exit_codes_say_what_came_of_it()
    {
        var data = _folder.File("data");
        var (good, output, error) = await Terminal.Run(data, "vocabulary", "import", Written("good.obo", Ontology(20, "1")));
        Assert.That((good, output, error), Is.EqualTo((0, "Imported mondo 1: 20 terms.\n", "")));
        var (faulty, _, listed) = await Terminal.Run(data, "vocabulary", "import", Written("faulty.obo", Ontology(20, "2") + "[Term]\n"));
        Assert.That((faulty, listed), Is.EqualTo((3, listed)));
        Assert.That(listed, Does.StartWith("What was not taken is listed in "));
        var (broken, _, refused) = await Terminal.Run(data, "vocabulary", "import", Written("broken.obo", Ontology(2, "3")));
        Assert.That((broken, refused.Split('\n')[0]), Is.EqualTo((2, "broken.obo has only 2 terms that can be read, of 20 in the mondo that is held; that one is kept as it was.")));
        var (status, table, _) = await Terminal.Run(data, "vocabulary", "status");
        Assert.That(status, Is.Zero);
        Assert.That(table, Does.Match(@"mondo\W+2\W+CC BY 4.0\W+20\W+20\W+20\d\d-").And.Match(@"starter\W+MIT\W"));
        var (fetched, _, missed) = await Terminal.Run(Terminal.Start(data, ("Vocabulary:Sources:mondo:Url", "http://127.0.0.1:9/mondo.obo"), "vocabulary", "fetch", "mondo"));
        Assert.That((fetched, missed.Count(c => c == '\n')), Is.EqualTo((1, 1)), missed);
        var (unknown, _, known) = await Terminal.Run(data, "vocabulary", "fetch", "nothing");
        Assert.That((unknown, known), Is.EqualTo((2, known)));
        Assert.That(known, Does.Contain("Known are mondo, uberon, cl, efo, cellosaurus, human-genes, mouse-genes"));
    }

    private string Written(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private async Task<VocabularyProgress> Import(Service service, string text) =>
        await Outcome(await service.Services.GetRequiredService<IMediator>().Send(new ImportVocabulary([Written("some.obo", text)])));

    private static async Task<VocabularyProgress> Outcome(IAsyncEnumerable<VocabularyProgress> steps)
    {
        VocabularyProgress? last = null;
        await foreach (var step in steps)
        {
            last = step;
        }

        return last!;
    }

    private static string Ontology(int terms, string version)
    {
        var text = new StringBuilder($"format-version: 1.2\ndata-version: {version}\nontology: mondo\n\n");
        for (var i = 0; i < terms; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Term]\nid: MONDO:{i}\nname: testosis of kind {i}\n\n");
        }

        return text.ToString();
    }

    /// <summary>A site that gives an ontology, one without an end, and one that never comes.</summary>
    private sealed class Site(WebApplication app) : IAsyncDisposable
    {
        public static async Task<Site> Start(string ontology)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.MapGet("/mondo.obo", () => ontology);
            app.MapGet("/endless.obo", async context =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync(ontology, context.RequestAborted);
                }
            });
            app.MapGet("/silent.obo", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
            await app.StartAsync();
            return new(app);
        }

        public string Address(string path) => $"{app.Urls.First()}/{path}";

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
