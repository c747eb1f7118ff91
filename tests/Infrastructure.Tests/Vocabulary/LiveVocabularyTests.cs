using Microsoft.Extensions.Logging.Abstractions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Tests.Catalog;
using OmicsOracle.Infrastructure.Vocabulary;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Vocabulary;

public sealed class LiveVocabularyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Compiled => _folder.File("vocabulary/names.bin");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_starter_answers_until_something_is_imported_and_beside_it_afterwards()
    {
        using var store = await OpenStore.At(_folder.Path);
        using var live = Live(store);
        Assert.That(await live.CatchUp(CancellationToken.None), Is.False);
        Assert.That((live.Find("carcinoma").Count, live.Find("chronic testosis").Count), Is.EqualTo((1, 0)));

        await Import(store, "mondo", "MONDO:1", "chronic testosis");

        Assert.That(live.Find("chronic testosis"), Is.Empty, "nobody has said so yet");
        Assert.That(await live.CatchUp(CancellationToken.None), Is.True);
        Assert.That(await live.CatchUp(CancellationToken.None), Is.False);
        Assert.That((live.Find("carcinoma").Count, live.Find("chronic testosis").Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_another_process_imports_is_noticed()
    {
        using var writer = await OpenStore.At(_folder.Path);
        using var reader = await OpenStore.At(_folder.Path, CatalogAccess.Read);
        using var live = Live(reader);
        await Import(writer, "mondo", "MONDO:1", "chronic testosis");
        await live.CatchUp(CancellationToken.None);

        await Import(writer, "mondo", "MONDO:1", "acute testosis");

        Assert.That(await live.CatchUp(CancellationToken.None), Is.True);
        Assert.That((live.Find("acute testosis").Count, live.Find("chronic testosis").Count), Is.EqualTo((1, 0)), "the older one is replaced whole");
    }

    [Test]
    public async Task The_compiled_file_is_made_again_where_it_is_absent_or_damaged()
    {
        using var store = await OpenStore.At(_folder.Path);
        await Import(store, "mondo", "MONDO:1", "chronic testosis");
        foreach (var damage in new Action[] { () => { }, () => File.Delete(Compiled), () => File.WriteAllText(Compiled, "none"), () => File.WriteAllBytes(Compiled, File.ReadAllBytes(Compiled)[..5_000]) })
        {
            damage();
            using var live = Live(store);
            await live.CatchUp(CancellationToken.None);
            Assert.That(live.Find("chronic testosis"), Has.Count.EqualTo(1));
            Assert.That(CompiledNames.Read(Compiled, new VocabularyStore(store.File, store.Time).Revision()!), Is.Not.Null);
        }
    }

    [Test]
    public async Task Where_the_compiled_file_cannot_be_written_it_answers_all_the_same()
    {
        using var store = await OpenStore.At(_folder.Path);
        await Import(store, "mondo", "MONDO:1", "chronic testosis");
        await File.WriteAllTextAsync(_folder.File("vocabulary"), "a file where the folder would be");

        using var live = Live(store);
        await live.CatchUp(CancellationToken.None);

        Assert.That(live.Find("chronic testosis"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_held_is_listed_in_the_order_in_which_meanings_count()
    {
        using var store = await OpenStore.At(_folder.Path);
        foreach (var name in new[] { "Homo_sapiens.gene_info", "own", "cellosaurus", "mondo", "efo" })
        {
            await Import(store, name, $"{name}:1", $"thing of {name}");
        }

        var held = await new VocabularyStore(store.File, store.Time).List(CancellationToken.None);

        Assert.That(held.Select(h => h.Name), Is.EqualTo(new[] { "starter", "mondo", "efo", "cellosaurus", "own", "Homo_sapiens.gene_info" }));
        Assert.That(held[1], Is.EqualTo(new HeldVocabulary("mondo", "7", "CC BY 4.0", "mondo.obo", 1, 2, store.Time.GetUtcNow())));
    }

    [Test]
    public async Task Many_terms_come_back_as_they_were_put()
    {
        using var store = await OpenStore.At(_folder.Path);
        VocabularyTerm[] terms = [.. Enumerable.Range(0, 2_500).Select(i => new VocabularyTerm($"X:{i}", ConceptKind.Tissue, $"ti\u00DF\u00FCe {i}", i % 3 == 0 ? [] : [$"s{i}", ""], [$"X:{i + 1}"], []))];
        var held = new VocabularyStore(store.File, store.Time);

        await held.Replace(new("x", null, "unknown", "x.obo"), terms, CancellationToken.None);

        var back = held.Terms(CancellationToken.None).Where(t => t.Id.StartsWith("X:", StringComparison.Ordinal)).ToArray();
        Assert.That(back.Select(t => string.Join('|', [t.Id, t.Kind.ToString(), t.Label, .. t.Synonyms, "/", .. t.Broader])), Is.EqualTo(terms.Select(t => string.Join('|', [t.Id, t.Kind.ToString(), t.Label, .. t.Synonyms, "/", .. t.Broader]))));
    }

    private static LiveVocabulary Live(OpenStore store) => new(new VocabularyStore(store.File, store.Time), store.Directory, NullLogger<LiveVocabulary>.Instance);

    private static Task Import(OpenStore store, string name, string id, string label) =>
        new VocabularyStore(store.File, store.Time).Replace(new(name, "7", "CC BY 4.0", $"{name}.obo"), [new(id, ConceptKind.Disease, label, [$"{label} synonym"], [], [])], CancellationToken.None);
}
