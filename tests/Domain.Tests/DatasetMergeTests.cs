using CsCheck;

namespace OmicsOracle.Domain.Tests;

public sealed class DatasetMergeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_document_summary_that_comes_later_erases_nothing_that_SOFT_brought()
    {
        var soft = Reading(RecordSource.Soft) with
        {
            Title = "Title by SOFT",
            OverallDesign = "Three arms",
            Samples = [new(Accession.Sample(7), "s", null, [], [new("tissue", "liver")])],
            Relations = [new(RelationKind.SubSeriesOf, "GSE9")],
        };
        var summary = Reading(RecordSource.DocumentSummary, Monday.AddDays(1)) with { Title = "Title by summary", SampleCount = 12, PubMedIds = [42] };

        var merged = soft.MergedWith(summary);

        Assert.That(merged.Title, Is.EqualTo("Title by SOFT"));
        Assert.That(merged.OverallDesign, Is.EqualTo("Three arms"));
        Assert.That(merged.Samples, Has.Count.EqualTo(1));
        Assert.That(merged.Relations, Has.Count.EqualTo(1));
        Assert.That(merged.SampleCount, Is.EqualTo(12));
        Assert.That(merged.PubMedIds, Is.EqualTo(new[] { 42 }));
        Assert.That(merged.Provenance.Select(p => p.Source), Is.EqualTo(new[] { RecordSource.Soft, RecordSource.DocumentSummary }));
    }

    [Test]
    public void Of_two_readings_by_the_same_source_the_newer_wins_and_keeps_what_only_the_older_knew()
    {
        var old = Reading(RecordSource.Soft) with { Title = "Old title", Summary = "Old summary" };
        var young = Reading(RecordSource.Soft, Monday.AddDays(1)) with { Title = "New title" };

        foreach (var merged in new[] { old.MergedWith(young), young.MergedWith(old) })
        {
            Assert.That(merged.Title, Is.EqualTo("New title"));
            Assert.That(merged.Summary, Is.EqualTo("Old summary"));
            Assert.That(merged.Provenance.Single().FetchedAt, Is.EqualTo(Monday.AddDays(1)));
        }
    }

    [Test]
    public void Of_two_readings_of_the_same_moment_the_one_that_arrives_wins()
    {
        var first = Reading(RecordSource.Soft) with { Title = "First" };
        var second = Reading(RecordSource.Soft) with { Title = "Second" };

        Assert.That(first.MergedWith(second).Title, Is.EqualTo("Second"));
    }

    [Test]
    public void A_name_from_one_source_and_a_taxon_id_from_another_become_one_organism()
    {
        var soft = Reading(RecordSource.Soft) with { Organisms = [new(null, 4113334)] };
        var summary = Reading(RecordSource.DocumentSummary) with { Organisms = [new("Solanum bukasovii", null)] };

        Assert.That(soft.MergedWith(summary).Organisms, Is.EqualTo(new[] { new Organism("Solanum bukasovii", 4113334) }));
    }

    [Test]
    public void Organisms_that_contradict_each_other_are_never_mixed()
    {
        var soft = Reading(RecordSource.Soft) with { Organisms = [new("Solanum bukasovii", null)] };
        var summary = Reading(RecordSource.DocumentSummary) with { Organisms = [new("Mus musculus", 10090)] };

        Assert.That(soft.MergedWith(summary).Organisms, Is.EqualTo(soft.Organisms));
    }

    [Test]
    public void A_sample_keeps_the_reading_with_more_characteristics_and_what_only_the_other_knew()
    {
        var soft = Reading(RecordSource.Soft) with { Samples = [new(Accession.Sample(7), "Patient 7", "skin biopsy", [], [])] };
        var miniml = Reading(RecordSource.Miniml) with
        {
            Samples = [new(Accession.Sample(7), "", null, [], [new("age", "61")]), new(Accession.Sample(8), "Patient 8", null, [], [])],
        };

        var samples = soft.MergedWith(miniml).Samples;

        Assert.That(samples.Select(s => s.Title), Is.EqualTo(new[] { "Patient 7", "Patient 8" }));
        Assert.That(samples[0].Source, Is.EqualTo("skin biopsy"));
        Assert.That(samples[0].Characteristics, Is.EqualTo(new[] { new Characteristic("age", "61") }));
    }

    [Test]
    public void A_starter_record_steps_aside_as_a_whole_in_either_order()
    {
        var starter = Reading(RecordSource.Starter) with { Summary = "In our words" };
        var real = Reading(RecordSource.DocumentSummary);

        Assert.That(starter.MergedWith(real), Is.SameAs(real));
        Assert.That(real.MergedWith(starter), Is.SameAs(real));
    }

    [Test]
    public void Two_different_series_are_never_merged() =>
        Assert.That(
            () => Reading(RecordSource.Soft).MergedWith(Reading(RecordSource.Soft) with { Accession = Accession.Series(2) }),
            Throws.ArgumentException.With.Message.Contains("GSE2"));

    [Test]
    public void Two_sources_make_the_same_record_in_either_order() =>
        Gen.Select(Gens.ReadingBy(RecordSource.Soft), Gens.ReadingBy(RecordSource.DocumentSummary))
            .Sample((soft, summary) => soft.MergedWith(summary).Everything() == summary.MergedWith(soft).Everything());

    [Test]
    public void What_was_merged_once_changes_nothing_when_it_comes_again() =>
        Gen.Select(Gens.Reading, Gens.Reading, Gens.Reading).Sample((first, second, third) =>
        {
            var held = first.MergedWith(first).MergedWith(second).MergedWith(third);
            return held.MergedWith(held).Everything() == held.Everything()
                && held.MergedWith(third).Everything() == held.Everything();
        });

    [Test]
    public void Reading_both_files_a_second_time_changes_nothing() =>
        Gen.Select(Gens.ReadingBy(RecordSource.Soft), Gens.ReadingBy(RecordSource.DocumentSummary)).Sample((soft, summary) =>
        {
            var held = soft.MergedWith(soft).MergedWith(summary);
            return held.MergedWith(soft).Everything() == held.Everything()
                && held.MergedWith(soft).MergedWith(summary).Everything() == held.Everything();
        });

    [Test]
    public void Nothing_that_either_reading_knew_is_lost() =>
        Gen.Select(Gens.Reading, Gens.Reading).Sample((held, arriving) =>
        {
            var merged = held.MergedWith(arriving);
            foreach (var reading in new[] { held, arriving })
            {
                Assert.That(merged.Title.Length, Is.GreaterThan(0).Or.EqualTo(reading.Title.Length));
                Assert.That(merged.Summary, Is.Not.Null.Or.EqualTo(reading.Summary));
                Assert.That(merged.OverallDesign, Is.Not.Null.Or.EqualTo(reading.OverallDesign));
                Assert.That(merged.SampleCount, Is.Not.Null.Or.EqualTo(reading.SampleCount));
                Assert.That(merged.SubmittedOn, Is.Not.Null.Or.EqualTo(reading.SubmittedOn));
                Assert.That(merged.PublishedOn, Is.Not.Null.Or.EqualTo(reading.PublishedOn));
                Assert.That(merged.UpdatedOn, Is.Not.Null.Or.EqualTo(reading.UpdatedOn));
                Assert.That(merged.Organisms.Count, Is.GreaterThan(0).Or.EqualTo(reading.Organisms.Count));
                Assert.That(merged.StudyTypes.Count, Is.GreaterThan(0).Or.EqualTo(reading.StudyTypes.Count));
                Assert.That(merged.Platforms.Count, Is.GreaterThan(0).Or.EqualTo(reading.Platforms.Count));
                Assert.That(reading.PubMedIds.Distinct(), Is.SubsetOf(merged.PubMedIds));
                Assert.That(reading.Relations.Distinct(), Is.SubsetOf(merged.Relations));
                Assert.That(reading.Provenance.Select(p => p.Source), Is.SubsetOf(merged.Provenance.Select(p => p.Source)));
                foreach (var sample in reading.Samples)
                {
                    var kept = merged.Samples.Single(s => s.Accession == sample.Accession);
                    Assert.That(kept.Source, Is.Not.Null.Or.EqualTo(sample.Source));
                    Assert.That(kept.Characteristics.Count, Is.GreaterThanOrEqualTo(sample.Characteristics.Count));
                }
            }
        });

    private static Dataset Reading(RecordSource source, DateTimeOffset? at = null) =>
        new() { Accession = Accession.Series(1), Title = "A series", Provenance = [new(source, at ?? Monday)] };
}
