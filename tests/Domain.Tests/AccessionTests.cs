using CsCheck;

namespace OmicsOracle.Domain.Tests;

public sealed class AccessionTests
{
    [TestCase("GDS507", AccessionKind.DataSet, 507)]
    [TestCase("GPL96", AccessionKind.Platform, 100_000_096)]
    [TestCase("GSE2034", AccessionKind.Series, 200_002_034)]
    [TestCase("GSM11805", AccessionKind.Sample, 300_011_805)]
    public void An_accession_knows_its_kind_and_the_uid_that_Entrez_gives_it(string text, AccessionKind kind, int uid)
    {
        var accession = Accession.Parse(text);

        Assert.That(accession.Kind, Is.EqualTo(kind));
        Assert.That(accession.EntrezUid, Is.EqualTo(uid));
    }

    [TestCase("gse2034")]
    [TestCase("  GSE2034 ")]
    [TestCase("Gse2034")]
    public void Letter_case_and_blanks_around_it_do_not_matter(string text) =>
        Assert.That(Accession.Parse(text), Is.EqualTo(Accession.Series(2034)));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("GSE")]
    [TestCase("GSE0")]
    [TestCase("GSE02034")]
    [TestCase("GSE-5")]
    [TestCase("GSE+5")]
    [TestCase("GSE 2034")]
    [TestCase("GSE2034.1")]
    [TestCase("GSE2034 and more")]
    [TestCase("GSE1,000")]
    [TestCase("GSE100000000")]
    [TestCase("GSE99999999999999999999")]
    [TestCase("GSX2034")]
    [TestCase("2034")]
    [TestCase("GSE٣٤")]
    [TestCase("PRJNA2034")]
    public void Text_that_is_no_accession_is_refused_with_an_example(string text)
    {
        Assert.That(Accession.TryParse(text, out _), Is.False);
        Assert.That(() => Accession.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("GSE2034"));
    }

    [Test]
    public void Null_is_no_accession() => Assert.That(Accession.TryParse(null, null, out _), Is.False);

    [Test]
    public void What_is_written_is_read_back() =>
        Gens.Accession.Sample(a => Accession.Parse(a.ToString()) == a && Accession.FromEntrezUid(a.EntrezUid) == a);

    [Test]
    public void No_text_whatever_makes_the_parser_fail_otherwise_than_by_saying_no() =>
        Gen.String.Sample(text => !Accession.TryParse(text, out var a) || Accession.Parse(a.ToString()) == a);

    [Test]
    public void Order_is_that_of_the_uids() =>
        Gen.Select(Gens.Accession, Gens.Accession).Sample((a, b) =>
            a < b == a.EntrezUid < b.EntrezUid && a >= b == !(a < b) && a > b == b < a && a <= b == b >= a);

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(200_000_000)]
    [TestCase(400_000_001)]
    [TestCase(int.MinValue)]
    [TestCase(int.MaxValue)]
    public void A_uid_that_no_accession_has_is_refused(int uid) =>
        Assert.That(() => Accession.FromEntrezUid(uid), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(0)]
    [TestCase(-3)]
    [TestCase(100_000_000)]
    public void A_number_out_of_range_is_refused(int number)
    {
        Assert.That(() => Accession.Series(number), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Accession.Sample(number), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Accession.Platform(number), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_default_value_names_nothing() => Assert.That(default(Accession).ToString(), Is.Empty);
}
