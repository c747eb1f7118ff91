using CsCheck;

namespace OmicsOracle.Domain.Tests;

public sealed class SearchCursorTests
{
    private static readonly Gen<SearchCursor> Cursor =
        Gen.Select(Gen.UInt, Gen.Double, Gen.Int, (fingerprint, key, uid) => new SearchCursor(fingerprint, key, uid));

    [Test]
    public void What_is_written_is_read_back() =>
        Cursor.Sample(cursor => SearchCursor.Parse(cursor.ToString(), null) == cursor);

    [Test]
    public void It_travels_in_an_address_without_escaping() =>
        Cursor.Sample(cursor => Uri.EscapeDataString(cursor.ToString()) == cursor.ToString());

    [Test]
    public void One_changed_letter_is_noticed() =>
        Gen.Select(Cursor, Gen.Int[0, 27], Gen.Int[1, 63]).Sample((cursor, at, by) =>
        {
            const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            var text = cursor.ToString().ToCharArray();
            text[at] = letters[(letters.IndexOf(text[at], StringComparison.Ordinal) + by) % letters.Length];
            return !SearchCursor.TryParse(new string(text), null, out _);
        });

    [Test]
    public void A_cut_or_longer_one_is_refused() =>
        Gen.Select(Cursor, Gen.Int[0, 27]).Sample((cursor, length) =>
            !SearchCursor.TryParse(cursor.ToString()[..length], null, out _) && !SearchCursor.TryParse(cursor + "A", null, out _));

    [Test]
    public void No_text_whatever_makes_the_parser_fail_otherwise_than_by_saying_no() =>
        Gen.String.Sample(text => !SearchCursor.TryParse(text, null, out _));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("next")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void What_no_search_answered_is_refused(string? text) => Assert.That(SearchCursor.TryParse(text, null, out _), Is.False);

    [Test]
    public void A_refusal_says_what_was_expected() =>
        Assert.That(() => SearchCursor.Parse("page2", null), Throws.TypeOf<FormatException>().With.Message.Contains("cursor"));
}
