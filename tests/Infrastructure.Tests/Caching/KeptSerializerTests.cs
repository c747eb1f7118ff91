using System.Text.Json;
using CsCheck;
using OmicsOracle.Application.Pipeline;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Caching;
using OmicsOracle.Infrastructure.Tests.Caching.Support;
using ZiggyCreatures.Caching.Fusion.Internals;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace OmicsOracle.Infrastructure.Tests.Caching;

public sealed class KeptSerializerTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Everything = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private readonly KeptSerializer _serializer = new();

    [Test]
    public void A_search_answer_comes_back_as_it_was_kept() => ComesBack(Answers.Search);

    [Test]
    public void A_series_comes_back_as_it_was_kept() => ComesBack(Answers.Dataset);

    [Test]
    public void Links_come_back_as_they_were_kept() => ComesBack(Answers.Links);

    [Test]
    public void What_GEO_found_comes_back_as_it_was_kept() => ComesBack(Answers.LiveSearch);

    [Test]
    public void What_GEO_told_of_a_series_comes_back_as_it_was_kept() => ComesBack(Answers.LiveRecord);

    [Test]
    public void Text_cut_in_the_middle_of_a_character_is_kept_readable()
    {
        var kept = Entry(Answers.Saying("half of one: \ud835"));

        var back = _serializer.Deserialize<FusionCacheDistributedEntry<Kept<SearchAnswer>>>(_serializer.Serialize(kept));

        Assert.That(back!.Value.Answer.Query, Is.EqualTo("half of one: \ufffd"));
    }

    [Test]
    public void Every_type_that_a_request_lets_be_kept_can_be_written_below_memory()
    {
        var answers = typeof(ICacheable).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ICacheable)) && t.IsClass)
            .Select(t => t.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition().Name == "IRequest`1").GetGenericArguments()[0]);

        Assert.That(answers.Where(t => !KeptForm.Knows(t)), Is.Empty);
        Assert.That(KeptForm.Knows(typeof(SourceAnswer<LiveHits>)) && KeptForm.Knows(typeof(SourceAnswer<Dataset>)));
    }

    [Test]
    public void A_mark_of_a_dropped_tag_comes_back()
    {
        var mark = new FusionCacheDistributedEntry<long>(638_000_000_000, 1, 2, null, new FusionCacheEntryMetadata(false, null, null, null, 200, null));

        Assert.That(TagMarks.DroppedAt(_serializer, _serializer.Serialize(mark)), Is.EqualTo(638_000_000_000));
    }

    [Test]
    public void An_entry_tells_the_tier_that_it_was_read_from()
    {
        var bytes = _serializer.Serialize(Entry(Answers.Saying("x")));
        Envelope.NoteTier(bytes, CacheTier.Redis);

        Assert.That(_serializer.Deserialize<FusionCacheDistributedEntry<Kept<SearchAnswer>>>(bytes)!.Value.TakeOrigin(), Is.EqualTo(CacheTier.Redis));
    }

    [Test]
    public void Large_answers_are_packed_and_small_ones_are_not()
    {
        var small = _serializer.Serialize(Entry(Answers.Saying("x")));
        var large = _serializer.Serialize(Entry(Answers.Saying(string.Concat(Enumerable.Repeat("liver ", 2_000)))));

        Assert.That(System.Text.Encoding.UTF8.GetString(small), Does.Contain("\"Query\":\"x\""));
        Assert.That(large, Has.Length.LessThan(2_000));
    }

    [Test]
    public void Bytes_changed_anywhere_are_no_entry_and_no_error()
    {
        var whole = _serializer.Serialize(Entry(Answers.Saying("x", padding: 3_000)));
        var tier = 3; // which is not part of the check, since each tier notes itself there

        Gen.Select(Gen.Int[0, whole.Length - 1].Where(i => i != tier), Gen.Byte[1, 255]).Sample((at, change) =>
        {
            var bytes = whole.ToArray();
            bytes[at] ^= change;
            Assert.That(_serializer.Deserialize<FusionCacheDistributedEntry<Kept<SearchAnswer>>>(bytes), Is.Null);
        });
    }

    [Test]
    public void Bytes_cut_short_are_no_entry_and_no_error()
    {
        var whole = _serializer.Serialize(Entry(Answers.Saying("x", padding: 3_000)));

        Gen.Int[0, whole.Length - 1].Sample(length => Assert.That(_serializer.Deserialize<FusionCacheDistributedEntry<Kept<SearchAnswer>>>(whole[..length]), Is.Null));
    }

    [Test]
    public void Anything_under_a_right_check_is_an_entry_or_none_and_never_an_error()
    {
        var shape = Envelope.Shape(_serializer.Serialize(Entry(Answers.Saying("x"))));
        var like = Gen.OneOf(Gen.Byte.Array[1, 200], Answers.Search.Select(a => JsonSerializer.SerializeToUtf8Bytes(a, Everything)).Select(j => (byte[])[0, .. j]), Gen.OneOf("null", "{\"Value\":null}", "{\"Value\":{}}", "{\"Value\":{\"Answer\":null}}", "[]").Select(t => (byte[])[0, .. System.Text.Encoding.UTF8.GetBytes(t)]));

        like.Sample(payload =>
        {
            var bytes = new byte[Envelope.HeaderLength + payload.Length];
            payload.CopyTo(bytes, Envelope.HeaderLength);
            Envelope.Seal(bytes, shape);
            var entry = _serializer.Deserialize<FusionCacheDistributedEntry<Kept<SearchAnswer>>>(bytes);
            Assert.That(entry is null || entry.Value?.Answer is not null);
        });
    }

    [Test]
    public void An_entry_of_another_shape_is_none()
    {
        var series = _serializer.Serialize(Entry(new Dataset { Accession = Accession.Series(1), Title = "x", Provenance = [] }));

        Assert.That(_serializer.Deserialize<FusionCacheDistributedEntry<Kept<SearchAnswer>>>(series), Is.Null);
    }

    private static FusionCacheDistributedEntry<Kept<T>> Entry<T>(T answer) => new(new(answer, Made, Made.AddHours(24), isThin: true), 7, 8, ["search", "dataset:GSE1"], new FusionCacheEntryMetadata(true, null, null, null, 9, null));

    private void ComesBack<T>(Gen<T> answers) => answers.Sample(answer =>
    {
        var back = _serializer.Deserialize<FusionCacheDistributedEntry<Kept<T>>>(_serializer.Serialize(Entry(answer)))!;

        Assert.That(JsonSerializer.Serialize(back.Value.Answer, Everything), Is.EqualTo(JsonSerializer.Serialize(answer, Everything)));
        Assert.That((back.Value.MadeAt, back.Value.FreshUntil, back.Value.IsThin), Is.EqualTo((Made, Made.AddHours(24), true)));
        Assert.That((back.Timestamp, back.LogicalExpirationTimestamp, back.Metadata!.Size, back.Metadata.IsStale), Is.EqualTo((7L, 8L, 9L, true)));
        Assert.That(back.Tags, Is.EqualTo(new[] { "search", "dataset:GSE1" }));
    });
}
