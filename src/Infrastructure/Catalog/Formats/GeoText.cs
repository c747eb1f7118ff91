using System.Text;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Text as GEO's files hold it: UTF-8, and Windows-1252 for every byte that is not. The records of one file were typed in over twenty years,
/// so both occur in one file, even in one that declares UTF-8 (GSE730 in MINiML).</summary>
internal static class GeoText
{
    /// <summary>Never fails: a byte that is not UTF-8 is read as Windows-1252.</summary>
    public static readonly Encoding Encoding = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252());

    /// <summary>Trimmed, without control characters but for line breaks and tabs; null where nothing is left.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Trim(" \t\r\n"u8);
        return bytes.IsEmpty ? null : Clean(Encoding.GetString(bytes));
    }

    /// <inheritdoc cref="Read"/>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0 && text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
            ? text
            : string.Create(text.Length, text, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsControl(from[i]) && from[i] is not ('\n' or '\t') ? ' ' : from[i];
                }
            });
        clean = clean.Trim();
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>The paragraphs of a text that came as several lines.</summary>
    public static string? Joined(IReadOnlyList<string> lines) => lines.Count == 1 ? Clean(lines[0]) : Clean(string.Join('\n', lines));

    private sealed class Windows1252 : DecoderFallback
    {
        private static readonly Encoding Codepage = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        /// <summary>At most three bytes are undecodable at once: the start of a four-byte sequence.</summary>
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Pending();

        private sealed class Pending : DecoderFallbackBuffer
        {
            private string _text = "";
            private int _next;

            public override int Remaining => _text.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_text, _next) = (Codepage.GetString(bytesUnknown), 0);
                return true;
            }

            public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset() => (_text, _next) = ("", 0);
        }
    }
}
