using OmicsOracle.Domain;

namespace OmicsOracle.Page.Tests;

/// <summary>What somebody might submit to GEO to reach those who look at it.</summary>
internal static class HostileRecords
{
    public const string Word = "zymurgical";

    /// <summary>Shown letter by letter, or not at all.</summary>
    public const string Script = "<script>document.title='taken'</script>";

    private const string Picture = "<img src=x onerror=\"document.title='taken'\">";
    private const string Link = "<a href=\"javascript:document.title='taken'\">click</a> https://evil.example/steal";

    public static readonly Dataset Series = new()
    {
        Accession = Accession.Series(99_000_666),
        Title = $"{Word} {Script} \"'><svg onload=document.title='taken'>",
        Summary = $"{Picture} {Link} Twelve {Word} mice were studied. {{{{constructor.constructor('alert(1)')()}}}}",
        OverallDesign = $"</script>{Script} &lt;b&gt; & {new string('W', 400)}",
        Organisms = [new($"Mus musculus {Picture}", 10_090)],
        StudyTypes = [$"Expression profiling by array{Picture}"],
        Platforms = [Accession.Platform(570)],
        SampleCount = 1,
        Samples = [new(Accession.Sample(99_000_667), Script, Picture, [], [new($"tissue{Picture}", Link), new("", Script)])],
        PublishedOn = new(2020, 1, 31),
        PubMedIds = [1],
        Relations = [new(RelationKind.Other, "javascript:document.title='taken'"), new(RelationKind.Other, "data:text/html,<script>1</script>")],
        Provenance = [new(RecordSource.Soft, DateTimeOffset.UnixEpoch)],
    };
}
