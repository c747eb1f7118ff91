namespace OmicsOracle.Infrastructure.Tests.Starter;

public sealed class StarterFactsTests
{
    [Test]
    public void Every_fact_is_as_each_recorded_file_that_speaks_of_it_has_it()
    {
        var wrong = StarterSeries.All.SelectMany(ours => RecordedSeries.Of(ours.Accession).SelectMany(theirs => Differences(ours, theirs)));

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Nothing_is_said_that_no_recorded_file_says()
    {
        var unfounded = StarterSeries.All.SelectMany(ours =>
        {
            var recorded = RecordedSeries.Of(ours.Accession);
            return new[]
            {
                ("organisms", recorded.Any(r => r.Organisms.Count > 0)),
                ("types", recorded.Any(r => r.Types.Count > 0)),
                ("platforms", recorded.Any(r => r.Platforms.Count > 0)),
                ("sampleCount", ours.SampleCount is null || recorded.Any(r => r.SampleCount is not null)),
                ("publishedOn", ours.PublishedOn is null || recorded.Any(r => r.PublishedOn is not null)),
                ("pubmedIds", ours.PubmedIds is [] || recorded.Any(r => r.PubMedIds.Count > 0)),
            }.Where(fact => !fact.Item2).Select(fact => $"{ours.Accession} {fact.Item1}");
        });

        Assert.That(unfounded, Is.Empty);
    }

    [Test]
    public void Titles_and_summaries_are_own_words()
    {
        var copied = StarterSeries.All.SelectMany(ours => RecordedSeries.Of(ours.Accession)
            .SelectMany(r => r.Texts)
            .SelectMany(text => SharedWording.Runs(ours.Title, text).Concat(SharedWording.Runs(ours.Summary, text)))
            .Distinct()
            .Select(run => $"{ours.Accession}: {run}"));

        Assert.That(copied, Is.Empty);
    }

    [Test]
    public void A_run_of_seven_common_words_counts_as_copied_whatever_its_case_and_punctuation()
    {
        const string Recorded = "We profiled 12 samples: liver, heart (left) and lung, in mice.";

        Assert.That(SharedWording.Runs("It profiled 12 Samples (liver; heart, left - and kidney).", Recorded), Is.EqualTo(new[] { "profiled 12 samples liver heart left and" }));
        Assert.That(SharedWording.Runs("We profiled twelve samples of liver, heart (left) and lung", Recorded), Is.Empty);
    }

    private static IEnumerable<string> Differences(StarterSeries ours, RecordedSeries theirs)
    {
        if (theirs.Organisms.Count > 0 && !theirs.Organisms.ToHashSet().SetEquals(ours.Organisms))
        {
            yield return Difference("organisms", string.Join("; ", theirs.Organisms));
        }

        if (theirs.Types.Count > 0 && !theirs.Types.ToHashSet().SetEquals(ours.Types))
        {
            yield return Difference("types", string.Join("; ", theirs.Types));
        }

        if (theirs.Platforms.Count > 0 && !theirs.Platforms.ToHashSet().SetEquals(ours.Platforms))
        {
            yield return Difference("platforms", string.Join("; ", theirs.Platforms));
        }

        if (theirs.SampleCount is { } samples && samples != ours.SampleCount)
        {
            yield return Difference("sampleCount", $"{samples}");
        }

        if (theirs.PublishedOn is { } day && day != ours.PublishedOn)
        {
            yield return Difference("publishedOn", $"{day:yyyy-MM-dd}");
        }

        if (theirs.PubMedIds.Count > 0 && !theirs.PubMedIds.ToHashSet().SetEquals(ours.PubmedIds))
        {
            yield return Difference("pubmedIds", string.Join("; ", theirs.PubMedIds));
        }

        string Difference(string fact, string recorded) => $"{ours.Accession} {fact}: {theirs.Source} has {recorded}";
    }
}
