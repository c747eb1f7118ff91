using CsCheck;
using OmicsOracle.Application;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Ncbi;

namespace OmicsOracle.Tests.Ncbi;

internal sealed class HarvestTests
{
    private static readonly HarvestScope All = new(null, null);

    private static readonly AnswerKind?[] Faults = [AnswerKind.Transient, AnswerKind.Throttled, AnswerKind.Blocked, AnswerKind.Malformed, AnswerKind.Partial];

    /// <summary>How many series came out on which day: evenly, in crowds, or on very few days.</summary>
    private static readonly Gen<Dataset[]> Geo = Gen.Select(
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[199, 201], Gen.Int[990, 1_010], Gen.Int[9_990, 10_010], Gen.Int[20_000, 30_000]),
        Gen.OneOf(1, 2, 30, 3_000, 9_000),
        Gen.OneOf(1.0, 0.2, 3.0),
        Gen.Int[0, 1_000],
        (count, days, bend, seed) =>
        {
            var random = new Random(seed);
            return Listed.OnDays(Enumerable.Range(0, count).Select(_ => (int)(days * Math.Pow(random.NextDouble(), bend))));
        });

    [Test]
    public void However_often_it_is_stopped_and_whatever_fails_every_series_comes_exactly_once() =>
        Gen.Select(Geo, Gen.Int[0, 3].Array[0, 12], Gen.Int[0, 30], Gen.Int).Sample(
            (geo, stops, faultsInHundred, seed) =>
            {
                if (geo.Length == 0)
                {
                    return;
                }

                var ncbi = new MemoryEntrez(geo) { Fault = n => FaultOf(n, seed, faultsInHundred) };
                var (read, done) = (new List<Accession>(), 0);
                string? checkpoint = null;
                foreach (var stop in stops.Append(int.MaxValue))
                {
                    var pages = Read(ncbi, checkpoint, stop).GetAwaiter().GetResult();
                    foreach (var page in pages)
                    {
                        Assert.That(page.Missing, Is.Empty);
                        Assert.That(page.Datasets, Has.Count.InRange(1, 1_000));
                        Assert.That(page.Done, Is.EqualTo(done += page.Datasets.Count));
                        Assert.That(page.Total, Is.EqualTo(geo.Length));
                        read.AddRange(page.Datasets.Select(d => d.Accession));
                        checkpoint = page.Checkpoint;
                    }
                }

                read.Sort();
                Assert.That(read, Is.EqualTo(geo.Select(d => d.Accession)));
            },
            iter: 60,
            threads: 2);

    [Test]
    public async Task Listing_a_quarter_of_a_million_series_costs_less_than_five_calls_in_a_hundred()
    {
        // GEO has grown ever faster: few series in its first years, most in the last.
        var random = new Random(1);
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 250_000).Select(_ => (int)(9_400 * Math.Pow(random.NextDouble(), 0.5)))));

        var read = 0;
        await foreach (var page in Harvest(ncbi).Pages(All, null, default))
        {
            read += page.Datasets.Count;
        }

        Assert.That(read, Is.EqualTo(250_000));
        Assert.That(ncbi.Calls.Count(c => c == "esummary 200"), Is.EqualTo(1_250));
        Assert.That(ncbi.Calls, Has.Count.LessThan(1_250 * 1.05));
        Assert.That(ncbi.Turns, Has.All.EqualTo(EntrezTurn.Harvest));
    }

    [Test]
    public async Task A_day_that_is_too_full_for_one_search_is_read_to_its_end()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Repeat(7, 23_456).Append(8)));

        var pages = await Read(ncbi, null);

        Assert.That(pages.Sum(p => p.Datasets.Count), Is.EqualTo(23_457));
        Assert.That(pages.SkipLast(1).Select(p => p.Datasets.Count), Has.All.EqualTo(1_000));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Calls_overlap_up_to_a_limit_and_stay_in_order(CancellationToken test)
    {
        const int searches = 2, calls = searches + 25;
        TaskCompletionSource[] begun = [.. Enumerable.Range(0, calls).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        var last = -1;
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Repeat(7, 5_000)))
        {
            // No call is answered before the last of those beside it has begun, so a harvest that overlapped less would stand still.
            Wait = stop =>
            {
                var call = Interlocked.Increment(ref last);
                begun[call].SetResult();
                return call < searches ? Task.CompletedTask : begun[Math.Min(call + EntrezHarvest.CallsAtOnce - 1, calls - 1)].Task.WaitAsync(stop);
            },
        };

        var pages = await Harvest(ncbi).Pages(All, null, test).ToListAsync(test);

        Assert.That(ncbi.MostAtWork, Is.EqualTo(EntrezHarvest.CallsAtOnce));
        Assert.That(pages.SelectMany(p => p.Datasets).Select(d => d.Accession.Number), Is.EqualTo(Enumerable.Range(1, 5_000)));
    }

    [Test]
    public async Task Reading_goes_on_while_a_page_is_being_stored()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Repeat(7, 5_000)));
        await using var pages = Harvest(ncbi).Pages(All, null, default).GetAsyncEnumerator();

        await pages.MoveNextAsync();

        Assert.That(ncbi.Calls.Count(c => c == "esummary 200"), Is.EqualTo(EntrezHarvest.CallsAPage + EntrezHarvest.CallsAtOnce - 1));
    }

    [Test]
    public async Task The_next_days_are_listed_while_these_are_read()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 12_000)));
        await using var pages = Harvest(ncbi).Pages(All, null, default).GetAsyncEnumerator();

        await pages.MoveNextAsync();
        var first = ncbi.Calls.Count(c => c.StartsWith("esearch", StringComparison.Ordinal));
        for (var page = 1; page < 3; page++)
        {
            await pages.MoveNextAsync();
        }

        Assert.That(first, Is.GreaterThan(2));
        Assert.That(ncbi.Calls.Count(c => c.StartsWith("esearch", StringComparison.Ordinal)), Is.EqualTo(first), "all was known before");
    }

    [Test]
    public async Task A_series_without_a_record_is_named_after_asking_again()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 300))) { WithoutRecord = [200_000_005, 200_000_250] };

        var page = (await Read(ncbi, null)).Single();

        Assert.That(page.Missing, Is.EqualTo(new[] { Accession.Series(5), Accession.Series(250) }));
        Assert.That(page.Datasets, Has.Count.EqualTo(298));
        Assert.That(page.Done, Is.EqualTo(300));
        Assert.That(ncbi.Calls.Count(c => c == "esummary 1"), Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task An_outage_that_claims_to_know_none_of_a_call_loses_no_series()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 150))) { Fault = n => n is 2 or 3 ? AnswerKind.NotFound : null };

        var page = (await Read(ncbi, null)).Single();

        Assert.That(page.Missing, Is.Empty);
        Assert.That(page.Datasets, Has.Count.EqualTo(150));
    }

    [Test]
    public async Task A_record_that_spoils_every_answer_costs_itself_and_no_other()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 1_500))) { Spoiling = [200_000_777] };

        var pages = await Read(ncbi, null);

        Assert.That(pages.SelectMany(p => p.Missing), Is.EqualTo(new[] { Accession.Series(777) }));
        Assert.That(pages.Sum(p => p.Datasets.Count), Is.EqualTo(1_499));
    }

    [Test]
    public async Task An_incremental_harvest_reads_what_was_updated_since()
    {
        var geo = Listed.OnDays([0, 0, 0]);
        geo[1] = geo[1] with { UpdatedOn = new(2026, 5, 1) };
        geo[2] = geo[2] with { UpdatedOn = new(2026, 4, 30) };

        var pages = await Harvest(new MemoryEntrez(geo)).Pages(new(null, new(2026, 5, 1)), null, default).ToListAsync();

        Assert.That(pages.Single().Datasets.Single().Accession, Is.EqualTo(Accession.Series(2)));
        Assert.That(pages.Single().Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_term_narrows_the_harvest()
    {
        var ncbi = new MemoryEntrez([Listed.Of(1, "liver"), Listed.Of(2, "heart")]);

        var pages = await Harvest(ncbi).Pages(new("liver", null), null, default).ToListAsync();

        Assert.That(pages.Single().Datasets.Single().Title, Is.EqualTo("liver"));
        Assert.That(ncbi.Calls[0], Does.StartWith("esearch (liver) AND gse[ETYP] AND "));
    }

    [TestCase("liver) OR (heart")]
    [TestCase("((")]
    [TestCase("\"liver")]
    public void A_term_that_would_break_out_of_its_brackets_is_refused(string term)
    {
        var ncbi = new MemoryEntrez([Listed.Of(1)]);

        Assert.That(async () => await Harvest(ncbi).Pages(new(term, null), null, default).ToListAsync(), Throws.TypeOf<SourceUnavailable>().With.Message.Contains("not closed"));
        Assert.That(ncbi.Calls, Is.Empty);
    }

    [Test]
    public void A_term_that_NCBI_would_search_only_in_part_is_refused()
    {
        var ncbi = new MemoryEntrez([Listed.Of(1)]) { Dropped = ["xyzzy[Titel]"] };

        Assert.That(async () => await Read(ncbi, null), Throws.TypeOf<SourceUnavailable>().With.Message.Contains("xyzzy[Titel]"));
    }

    [Test]
    public void What_NCBI_refuses_is_not_asked_again([Values(0, 1, 2)] int call)
    {
        var ncbi = new MemoryEntrez([Listed.Of(1)]) { Fault = n => n == call ? AnswerKind.InvalidRequest : null };

        Assert.That(async () => await Read(ncbi, null), Throws.TypeOf<SourceUnavailable>().With.Property(nameof(SourceUnavailable.SourceName)).EqualTo("upstream"));
        Assert.That(ncbi.Calls, Has.Count.EqualTo(call + 1));
    }

    [Test]
    public void Nothing_but_faults_is_given_up_after_six_hours_and_not_before([Values(0, 1, 2)] int from)
    {
        var time = new HurriedTime();
        var begun = time.GetUtcNow();
        var ncbi = new MemoryEntrez([Listed.Of(1)]) { Fault = n => n >= from ? AnswerKind.Transient : null };

        Assert.That(async () => await new EntrezHarvest(ncbi, time).Pages(All, null, default).ToListAsync(), Throws.TypeOf<SourceUnavailable>());
        Assert.That(time.GetUtcNow() - begun, Is.GreaterThanOrEqualTo(Patience.Longest).And.LessThan(Patience.Longest + TimeSpan.FromMinutes(10)));
        Assert.That(ncbi.Calls, Has.Count.LessThan(100));
    }

    [Test]
    public async Task A_night_of_faults_is_waited_out()
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 10))) { Fault = n => n is > 0 and < 60 ? AnswerKind.Blocked : null };

        Assert.That((await Read(ncbi, null)).Single().Datasets, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task A_scope_without_series_has_no_pages() =>
        Assert.That(await Harvest(new MemoryEntrez([])).Pages(new HarvestScope(null, new DateOnly(2026, 1, 1)), null, default).ToListAsync(), Is.Empty);

    [Test]
    public async Task All_of_GEO_without_a_series_is_a_fault_and_no_end()
    {
        var failure = await Assert.ThrowsAsync<Application.SourceUnavailable>(() => Read(new MemoryEntrez([]), null));

        Assert.That(failure!.Message, Does.Contain("cannot be"));
    }

    [TestCase("zebrafish[ORGN")]
    [TestCase("zebrafish]")]
    [TestCase("[ORGN]")]
    [TestCase("AND")]
    [TestCase("liver OR")]
    [TestCase("2010:[PDAT]")]
    [TestCase("*")]
    [TestCase("(liver")]
    [TestCase("\"liver")]
    public async Task A_term_that_NCBI_would_fail_at_is_refused_before_it_is_sent(string term)
    {
        var ncbi = new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 3)));

        await Assert.ThrowsAsync<Application.SourceUnavailable>(async () => await Harvest(ncbi).Pages(new HarvestScope(term, null), null, default).ToListAsync());
    }

    [Test]
    public async Task Taken_up_at_its_end_a_harvest_has_only_what_is_new()
    {
        var end = (await Read(new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 1_500))), null))[^1].Checkpoint;

        Assert.That(await Read(new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 1_500))), end), Is.Empty);
        var pages = await Read(new MemoryEntrez(Listed.OnDays(Enumerable.Range(0, 1_501))), end);
        Assert.That(pages.Single().Datasets.Single().Accession, Is.EqualTo(Accession.Series(1_501)));
        Assert.That((pages.Single().Done, pages.Single().Total), Is.EqualTo((1_501, 1_501)));
    }

    [Test]
    public async Task A_withdrawn_series_does_not_shift_the_place()
    {
        var geo = Listed.OnDays(Enumerable.Repeat(7, 3_000));
        var first = (await Read(new MemoryEntrez(geo), null, stopAfter: 1)).Single();

        var rest = await Read(new MemoryEntrez(geo[500..]), first.Checkpoint);

        Assert.That(rest.SelectMany(p => p.Datasets).Select(d => d.Accession.Number), Is.EqualTo(Enumerable.Range(1_001, 2_000)));
    }

    [TestCase("")]
    [TestCase("0.20200101-.0.0.5")]
    [TestCase("1.20200101-20190101.0.0.5")]
    [TestCase("1.20200101-2.0.0.5")]
    [TestCase("1.20200101-.x.0.5")]
    [TestCase("nonsense")]
    public async Task A_place_that_cannot_be_read_begins_anew(string checkpoint) =>
        Assert.That((await Read(new MemoryEntrez(Listed.OnDays([1, 2])), checkpoint)).Single().Done, Is.EqualTo(2));

    [Test]
    public void A_place_reads_back_as_it_was_written() =>
        Gen.Select(Gen.Int[0, 3_000_000], Gen.Int[-1, 5_000], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((from, days, uid, done) =>
        {
            var first = DateOnly.FromDayNumber(from);
            var place = new HarvestPlace(new(first, days < 0 ? null : first.AddDays(days)), uid, done, done);
            Assert.That(HarvestPlace.TryParse(place.ToString(), out var read));
            Assert.That(read, Is.EqualTo(place));
        });

    private static AnswerKind? FaultOf(int call, int seed, int inHundred)
    {
        var random = new Random(HashCode.Combine(call, seed));
        return random.Next(100) < inHundred ? Faults[random.Next(Faults.Length)] : null;
    }

    private static EntrezHarvest Harvest(IEntrez ncbi) => new(ncbi, new HurriedTime());

    private static async Task<List<HarvestPage>> Read(IEntrez ncbi, string? checkpoint, int stopAfter = int.MaxValue)
    {
        var pages = new List<HarvestPage>();
        await foreach (var page in Harvest(ncbi).Pages(All, checkpoint, default))
        {
            if (pages.Count == stopAfter)
            {
                break;
            }

            pages.Add(page);
        }

        return pages;
    }
}
