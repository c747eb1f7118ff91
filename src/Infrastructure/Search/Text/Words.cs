using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace OmicsOracle.Infrastructure.Search.Text;

/// <summary>Takes a text apart into the words under which it is found. The index, the question and the highlights all use it, so what matches is what is marked.</summary>
/// <remarks>
/// A word is a run of letters and digits. Runs tied by hyphens are found by each part and by the whole: "RNA-seq" is rna, seq and rnaseq.
/// A Greek letter is a part of its own and goes by its name; so TNF-α, TNFα, TNF-alpha and TNFalpha all are tnf, alpha and tnfalpha.
/// </remarks>
internal ref struct Words
{
    private const int LongestWord = 256;
    private const int LongestLetter = 8;
    private const int LongestGreekSymbol = 3;

    private readonly ReadOnlySpan<char> _text;
    private readonly List<Token> _tokens;
    private readonly bool _marksNegation;

    /// <summary>The compound in hand, folded, its parts end to end: so a slice over several parts is their joined form.</summary>
    private readonly Span<char> _folded;
    private Parts _parts;
    private int _partCount;
    private int _length;
    private int _at;
    private int _position;

    private Words(ReadOnlySpan<char> text, List<Token> tokens, Span<char> buffer, int position, bool marksNegation)
    {
        _text = text;
        _tokens = tokens;
        _marksNegation = marksNegation;
        _folded = buffer;
        _position = position;
    }

    /// <summary>Adds the text's tokens.</summary>
    /// <param name="position">Of the first word.</param>
    /// <param name="marksNegation">Whether a word that negates the next one also stands as <see cref="NegationWords.Term"/>.</param>
    /// <returns>The position after the last word.</returns>
    public static int Of(ReadOnlySpan<char> text, List<Token> tokens, int position = 0, bool marksNegation = false)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var words = new Words(text, tokens, buffer, position, marksNegation);
        while (words.SkipToWord())
        {
            words.TakeCompound();
            words.Emit();
        }

        return words._position;
    }

    private bool SkipToWord()
    {
        while (_at < _text.Length && WordLetterAt(_at) == 0)
        {
            _at++;
        }

        return _at < _text.Length;
    }

    private void TakeCompound()
    {
        (_partCount, _length) = (0, 0);
        TakeRun(run: 0);
        for (var run = 1; _at < _text.Length && Letters.IsHyphen(_text[_at]) && WordLetterAt(_at + 1) > 0 && _partCount < Parts.Most; run++)
        {
            _at++;
            TakeRun(run);
        }
    }

    /// <summary>Letters and digits up to anything else; becomes one part, or several where Greek letters or a loose ending divide it.</summary>
    private void TakeRun(int run)
    {
        var (start, folded) = (_at, _length);
        while (true)
        {
            var greek = GreekSymbolAt(_at);
            if (greek > 0)
            {
                Close(run, start, folded);
                for (; greek > 0 && _partCount < Parts.Most; greek--)
                {
                    (start, folded) = (_at, _length);
                    Append(Letters.GreekName(_text[_at++])!);
                    Close(run, start, folded);
                }

                (start, folded) = (_at, _length);
                if (_partCount >= Parts.Most)
                {
                    return;
                }

                continue;
            }

            var width = WordLetterAt(_at);
            if (width > 0)
            {
                AppendLetter(width);
            }
            else if (!SkipWithinWord(start))
            {
                break;
            }
        }

        Close(run, start, folded);
        SkipPossessive(start);
    }

    /// <summary>UTF-16 units of the letter or digit at a place: 1 or 2; 0 where there is none.</summary>
    private readonly int WordLetterAt(int at)
    {
        if (at >= _text.Length)
        {
            return 0;
        }

        var c = _text[at];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        }

        Rune.DecodeFromUtf16(_text[at..], out var rune, out var width);
        return char.IsSurrogate(c) && width == 1 ? 0
            : Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherLetter or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber) ? width : 0;
    }

    /// <summary>How many Greek letters at a place stand as symbols: more than three in a row, or one with an accent, are a Greek word.</summary>
    private readonly int GreekSymbolAt(int at)
    {
        if (at >= _text.Length || char.IsAscii(_text[at]) || (at > 0 && Letters.IsGreek(_text[at - 1])))
        {
            return 0;
        }

        var count = 0;
        for (; at + count < _text.Length && Letters.IsGreek(_text[at + count]); count++)
        {
            if (count == LongestGreekSymbol || Letters.GreekName(_text[at + count]) is null)
            {
                return 0;
            }
        }

        return count;
    }

    private void AppendLetter(int width)
    {
        var c = _text[_at];
        if (_length + LongestLetter < LongestWord)
        {
            if (char.IsAscii(c))
            {
                _folded[_length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            }
            else if (width == 1)
            {
                _length += Letters.Fold(c, _folded[_length..]);
            }
            else
            {
                Rune.DecodeFromUtf16(_text[_at..], out var rune, out _);
                _length += Rune.ToLowerInvariant(rune).EncodeToUtf16(_folded[_length..]);
            }
        }

        _at += width;
    }

    private void Append(string name)
    {
        if (_length + LongestLetter < LongestWord)
        {
            name.CopyTo(_folded[_length..]);
            _length += name.Length;
        }
    }

    /// <summary>Passes over an accent written as a mark of its own, and over the apostrophe of O'Brien.</summary>
    private bool SkipWithinWord(int start)
    {
        if (_at >= _text.Length || _at == start)
        {
            return false;
        }

        var c = _text[_at];
        if ((Letters.IsApostrophe(c) && char.IsLetter(_text[_at - 1]) && _at + 1 < _text.Length && char.IsLetter(_text[_at + 1]) && !IsPossessive())
            || (!char.IsAscii(c) && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark))
        {
            _at++;
            return true;
        }

        return false;
    }

    private readonly bool IsPossessive() =>
        _at + 1 < _text.Length && Letters.IsApostrophe(_text[_at]) && _text[_at + 1] is 's' or 'S' && WordLetterAt(_at + 2) == 0;

    private void SkipPossessive(int start)
    {
        if (_at > start && _at < _text.Length && IsPossessive())
        {
            _at += 2;
        }
    }

    private void Close(int run, int start, int folded)
    {
        if (_length == folded || _partCount >= Parts.Most)
        {
            return;
        }

        // The text and its folded form run side by side only while both are ASCII; a loose ending is looked for only there.
        var word = _text[start.._at];
        var split = word.Length == _length - folded ? Letters.LooseEndingOf(word) : 0;
        if (split > 0 && _partCount + 1 < Parts.Most)
        {
            _parts[_partCount++] = new(run, start, start + split, folded, folded + split);
            (start, folded) = (start + split, folded + split);
        }

        _parts[_partCount++] = new(run, start, _at, folded, _length);
    }

    private void Emit()
    {
        if (_partCount == 0)
        {
            return;
        }

        EmitJoined(0, _partCount);
        for (var part = 0; part < _partCount; part++)
        {
            if (part == 0 || _parts[part].Run != _parts[part - 1].Run)
            {
                var end = part + 1;
                while (end < _partCount && _parts[end].Run == _parts[part].Run)
                {
                    end++;
                }

                if (end - part < _partCount)
                {
                    EmitJoined(part, end);
                }
            }

            Emit(part, part + 1, joins: false);
            _position++;
        }
    }

    private readonly void EmitJoined(int from, int to)
    {
        if (to - from > 1)
        {
            Emit(from, to, joins: true);
        }
    }

    private readonly void Emit(int from, int to, bool joins)
    {
        var (first, last) = (_parts[from], _parts[to - 1]);
        if (Stems.Of(_folded[first.FoldedStart..last.FoldedEnd]) is { } term)
        {
            _tokens.Add(new(term, first.Start, last.End, _position, joins));
        }

        if (_marksNegation && !joins && NegationWords.Negates(_folded[first.FoldedStart..last.FoldedEnd], _text[..first.Start]))
        {
            _tokens.Add(new(NegationWords.Term, first.Start, last.End, _position, false));
        }
    }

    private readonly record struct Part(int Run, int Start, int End, int FoldedStart, int FoldedEnd);

    [InlineArray(Most)]
    private struct Parts
    {
        public const int Most = 8;
        private Part _first;
    }
}
