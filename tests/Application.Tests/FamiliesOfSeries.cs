using OmicsOracle.Application.Search.Enhanced;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests;

public sealed class FamiliesOfSeries
{
    [Test]
    public void A_SuperSeries_and_its_parts_are_one_hit_at_the_place_of_the_best()
    {
        var page = Families.Folded([Hit(1), Hit(2, Part(of: 9)), Hit(3), Hit(9, Whole(2, 4, 5)), Hit(4)]);

        Assert.That(page.Select(h => h.Accession.Number), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(page[1].Family!.SuperSeries, Is.EqualTo(Accession.Series(9)));
        Assert.That(page[1].Family!.Members.Select(m => m.Accession.Number), Is.EqualTo(new[] { 2, 9, 4 }));
        Assert.That(page[0].Family, Is.Null);
    }

    [Test]
    public void Parts_whose_SuperSeries_is_not_on_the_page_stand_for_themselves()
    {
        var page = Families.Folded([Hit(1, Part(of: 9)), Hit(2, Part(of: 9))]);

        Assert.That(page.Select(h => (h.Accession.Number, h.Family)), Is.EqualTo(new[] { (1, (SeriesFamily?)null), (2, null) }));
    }

    [Test]
    public void A_part_of_two_is_shown_once()
    {
        var page = Families.Folded([Hit(8, Whole(1)), Hit(1, Part(of: 8), Part(of: 9)), Hit(9, Whole(1, 2)), Hit(2)]);

        Assert.That(page.SelectMany(h => h.Family is { } f ? f.Members.Select(m => m.Accession.Number) : [h.Accession.Number]), Is.EquivalentTo(new[] { 8, 1, 9, 2 }));
    }

    private static Relation Part(int of) => new(RelationKind.SubSeriesOf, $"GSE{of}");

    private static Relation[] Whole(params int[] parts) => [.. parts.Select(p => new Relation(RelationKind.SuperSeriesOf, $"GSE{p}"))];

    private static SearchHit Hit(int number, params Relation[] kin)
    {
        var series = Support.SomeSeries.Live(number);
        return new(series.Accession, series.Title, null, [], [], [], 1, null, [], 1, [], [], series.Url, "local", Support.SomeSeries.Monday) { Kin = kin };
    }
}
