using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class AbsentSeriesTests
{
    private static readonly Accession One = Accession.Series(1);
    private TemporaryFolder _folder = null!;
    private OpenStore _store = null!;

    [SetUp]
    public async Task Open()
    {
        _folder = new TemporaryFolder();
        _store = await OpenStore.At(_folder.Path);
        await _store.Upsert(Series.Soft(1), Series.Soft(2));
    }

    [TearDown]
    public void Close()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private AbsentSeries Absences => new(_store.File, _store.Time);

    [Test]
    public async Task A_private_series_is_remembered_to_its_day_and_no_longer()
    {
        var absence = Absence.Private(new(2026, 3, 3), _store.Time.GetUtcNow());
        await Absences.Remember(Accession.Series(9), absence, default);

        Assert.That(await Absences.Find(Accession.Series(9), default), Is.EqualTo(absence));
        _store.Time.SetUtcNow(new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero));
        Assert.That(await Absences.Find(Accession.Series(9), default), Is.Null);
    }

    [Test]
    public async Task A_withdrawn_series_is_no_longer_held_and_followers_hear_of_it()
    {
        var before = await _store.Figures();

        await Absences.Remember(One, Absence.Withdrawn(_store.Time.GetUtcNow()), default);

        Assert.That((await Absences.Find(One, default))!.Kind, Is.EqualTo(AbsenceKind.Withdrawn));
        Assert.That(await _store.Find(1), Is.Null);
        var change = (await _store.ChangesAfter(before.LastSequence)).Single();
        Assert.That((change.Accession, change.Dataset), Is.EqualTo((One, (Dataset?)null)));
        var figures = await _store.Figures();
        Assert.That((figures.Records, figures.LastSequence), Is.EqualTo((1, change.Sequence)));
    }

    [Test]
    public async Task One_that_was_not_held_or_is_withdrawn_again_changes_nothing_for_followers()
    {
        await Absences.Remember(One, Absence.Withdrawn(_store.Time.GetUtcNow()), default);
        var before = await _store.Figures();

        await Absences.Remember(One, Absence.Withdrawn(_store.Time.GetUtcNow()), default);
        await Absences.Remember(Accession.Series(9), Absence.Withdrawn(_store.Time.GetUtcNow()), default);

        Assert.That(await _store.Figures(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_private_series_that_is_held_stays()
    {
        await Absences.Remember(One, Absence.Private(new(2030, 1, 1), _store.Time.GetUtcNow()), default);

        Assert.That(await _store.Find(1), Is.Not.Null);
    }

    [Test]
    public async Task One_that_comes_back_is_held_again()
    {
        await Absences.Remember(One, Absence.Withdrawn(_store.Time.GetUtcNow()), default);

        Assert.That((await _store.Upsert(Series.Soft(1))).Added, Is.EqualTo(1));
        Assert.That((await _store.Figures()).Records, Is.EqualTo(2));
    }
}
