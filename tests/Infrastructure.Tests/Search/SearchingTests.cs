using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Search;

internal sealed class SearchingTests
{
    [TestCase("tnf-alpha")]
    [TestCase("TNFα")]
    [TestCase("(tnfalpha)")]
    public async Task Spellings_of_one_name_meet(string asked)
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Role of TNF-α in joints"), Series.Of(2, "TNFalpha in skin"), Series.Of(3, "Alphabet"));

        Assert.That(await index.Found(asked), Is.EquivalentTo(["GSE1", "GSE2"]));
    }

    [Test]
    public async Task Any_of_the_words_finds_and_more_of_them_find_better()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Liver"), Series.Of(2, "Kidney"), Series.Of(3, "Liver and kidney"), Series.Of(4, "Skin"));

        var found = await index.Found("kidneys liver");

        Assert.That(found, Has.Length.EqualTo(3));
        Assert.That(found[0], Is.EqualTo("GSE3"));
    }

    [Test]
    public async Task A_word_in_the_title_counts_more_than_in_the_summary()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Asthma study", "lungs here"), Series.Of(2, "Lungs study", "asthma here"));

        Assert.That(await index.Found("asthma"), Is.EqualTo(["GSE1", "GSE2"]));
    }

    [Test]
    public async Task Every_field_is_searched()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "plain", "lymphoma", "crossover") with
        {
            Organisms = [Organism.Of("Mus musculus")],
            StudyTypes = ["Methylation profiling by array"],
            Platforms = [Accession.Platform(570)],
            PubMedIds = [12345678],
            Relations = [new(RelationKind.BioProject, "PRJNA4321"), new(RelationKind.SubSeriesOf, "GSE999")],
            Samples = [new(Accession.Sample(77), "x", "bone marrow", [], [new("treatment", "imatinib"), new("", "untagged")])],
        });

        foreach (var word in new[] { "plain", "lymphoma", "crossover", "musculus", "mice", "methylation", "GPL570", "12345678", "prjna4321", "GSE999", "gsm77", "marrow", "imatinib", "treatment", "untagged" })
        {
            Assert.That(await index.Found(word), Is.EqualTo(["GSE1"]), word);
            Assert.That((await index.Search(word)).Results[0].Matched, Is.EqualTo([word]), word);
        }
    }

    [TestCase("\"breast cancer\"", "GSE1")]
    [TestCase("\"breast cancer\" liver", "GSE1")]
    [TestCase("“breast cancer”", "GSE1")]
    [TestCase("\"cancer of the breast\"", "GSE2")]
    [TestCase("\"breast\" \"of\"", "GSE1,GSE2,GSE3")]
    [TestCase("\"breast cancer", "GSE1,GSE2,GSE3")]
    [TestCase("\"RNAseq\"", "GSE4")]
    [TestCase("\"single cell RNA seq data\"", "GSE4")]
    [TestCase("\"liver breast\"", "")]
    public async Task Balanced_quotes_ask_for_the_words_as_they_stand(string asked, string found)
    {
        using var index = await IndexInFolder.Of(
            Series.Of(1, "Breast cancer"),
            Series.Of(2, "Cancer of the breast", "Nothing about the liver"),
            Series.Of(3, "Cancer", "breast"),
            Series.Of(4, "liver", "Single-cell RNA-seq data"));

        Assert.That(await index.Found(asked), Is.EquivalentTo(found.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestCase("gse12", "GSE12")]
    [TestCase("cell cell (GSE12)", "GSE12")]
    [TestCase("GSM500 cell", "GSE3")]
    [TestCase("cell gpl96", "GSE4")]
    [TestCase("gpl96 GSE12", "GSE12")]
    [TestCase("\"GSM500\"", "GSE3")]
    public async Task An_accession_finds_its_record_first(string asked, string first)
    {
        using var index = await IndexInFolder.Of(
            Series.Of(1, "cell cell GSE12 GSE12 GSM500 GPL96", "cell GSE12 GSM500 GPL96"),
            Series.Of(12, "unrelated", string.Join(' ', Enumerable.Repeat("filler", 500))),
            Series.Of(3, "unrelated") with { Samples = [new(Accession.Sample(500), "s", null, [], [])] },
            Series.Of(4, "unrelated") with { Platforms = [Accession.Platform(96)] });

        var answer = await index.Search(asked);

        Assert.That(answer.Results[0].Accession.ToString(), Is.EqualTo(first));
        Assert.That(answer.Results[0].Matched, Has.Some.Contains("g").IgnoreCase);
    }

    [Test]
    public async Task A_series_is_not_found_by_a_sample_of_the_same_number()
    {
        using var index = await IndexInFolder.Of(Series.Of(500));

        Assert.That(await index.Found("GSM500"), Is.Empty);
    }

    [TestCase("the of")]
    [TestCase("((((")]
    [TestCase("~ \\ 😀")]
    public async Task A_question_of_nothing_searchable_finds_nothing_and_says_why(string asked)
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "the of cell"));

        var answer = await index.Search(asked);

        Assert.That(answer.Total, Is.Zero);
        Assert.That(answer.Interpretation.Dropped, Is.EqualTo(asked.Split(' ')));
    }

    [Test]
    public async Task Dropped_and_matched_words_are_given_as_typed_and_in_order()
    {
        using var index = await IndexInFolder.Of(Series.Of(1, "Genes of Parkinson disease by RNA sequencing"));

        var answer = await index.Search("The RNA-seq gene of PARKINSON'S nowhere the gene RNA");

        Assert.That(answer.Interpretation.Dropped, Is.EqualTo(["The", "of"]));
        Assert.That(answer.Results[0].Matched, Is.EqualTo(["gene", "PARKINSON'S", "RNA"]));
    }

    [Test]
    public async Task A_question_of_hundreds_of_words_is_answered_by_the_rarest_and_says_which_it_left()
    {
        var words = Enumerable.Range(0, 300).Select(i => $"w{i}").ToArray();
        using var index = await IndexInFolder.Of(Enumerable.Range(1, 300).Select(n => Series.Of(n, string.Join(' ', words.Take(n)))));

        var answer = await index.Search(string.Join(' ', words));

        Assert.That(answer.Results[0].Matched, Does.Contain("w299"));
        Assert.That(answer.Interpretation.Dropped, Is.EqualTo(words.Take(300 - 64)));
    }

    [Test]
    public async Task A_hit_shows_the_record()
    {
        var record = Series.Of(1, "Liver", new string('x', 200) + " " + new string('y', 300)) with
        {
            Organisms = [Organism.Of(9606), new(null, 999)],
            StudyTypes = ["Other", "Expression profiling by array"],
            Platforms = [Accession.Platform(2), Accession.Platform(1)],
            SampleCount = 0,
            PublishedOn = new(2020, 2, 29),
            PubMedIds = [5, 4],
        };
        using var index = await IndexInFolder.Of(record);

        var hit = (await index.Search("liver")).Results[0];

        Assert.That(hit.Title, Is.EqualTo("Liver"));
        Assert.That(hit.Summary, Is.EqualTo(new string('x', 200) + "…"));
        Assert.That(hit.Organisms, Is.EqualTo(["Homo sapiens", "taxon 999"]));
        Assert.That(hit.Types, Is.EqualTo(record.StudyTypes));
        Assert.That(hit.Platforms, Is.EqualTo(record.Platforms));
        Assert.That((hit.SampleCount, hit.PublishedOn), Is.EqualTo(((int?)0, (DateOnly?)new DateOnly(2020, 2, 29))));
        Assert.That(hit.PubmedIds, Is.EqualTo([5, 4]));
        Assert.That((hit.Url, hit.Source, hit.FetchedAt), Is.EqualTo((record.Url, "local", record.Provenance[0].FetchedAt)));
        Assert.That(hit.Score, Is.GreaterThan(0));
    }

    [Test]
    public async Task A_record_of_very_long_texts_is_indexed_and_shown()
    {
        var text = string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"w{i}"));
        using var index = await IndexInFolder.Of(Series.Of(1, text, text, text), Series.Of(2));

        var hit = (await index.Search("w39999")).Results.Single();

        Assert.That(hit.Title, Is.EqualTo(text));
        Assert.That(hit.Highlights[1].Text, Does.EndWith("w39999"));
    }

    [Test]
    public async Task A_starter_record_is_named_so()
    {
        using var index = await IndexInFolder.Of(Series.Of(1) with { Provenance = [new(RecordSource.Starter, DateTimeOffset.UnixEpoch)] });

        Assert.That((await index.Search("cell")).Results[0].Source, Is.EqualTo("starter"));
        Assert.That(index.Index.Status.IsStarter, Is.True);
    }

    [Test]
    public async Task A_cancelled_search_stops()
    {
        using var index = await IndexInFolder.Of(Series.Of(1));

        Assert.That(
            async () => await index.Index.Search(new SearchQuery("cell", SearchFilters.None), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Without_an_index_a_search_says_so()
    {
        using var index = new IndexInFolder(new CatalogInMemory(), access: Infrastructure.Catalog.CatalogAccess.Read);

        Assert.That(index.Index.Status.State, Is.EqualTo(IndexState.Absent));
        Assert.That(async () => await index.Search("cell"), Throws.InstanceOf<SourceUnavailable>().With.Property(nameof(SourceUnavailable.SourceName)).EqualTo("index"));
    }
}
