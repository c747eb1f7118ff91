using System.Text.Json;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Walks through JSON of any length, token by token, or takes a value whole. Several values may follow each other.</summary>
internal sealed class JsonValues(Stream content)
{
    /// <summary>Bytes of a value that is taken whole.</summary>
    private const int LongestValue = 16 * 1024 * 1024;

    private JsonReaderState _state = new(new() { AllowMultipleValues = true });
    private byte[] _buffer = new byte[256 * 1024];
    private int _start, _end, _nextLine = 1;
    private bool _isLast;

    /// <summary>Where the last token or value began, from 1.</summary>
    public int Line { get; private set; } = 1;

    public JsonTokenType Token { get; private set; }

    /// <summary>The text of <see cref="Token"/> where it is a name or a text.</summary>
    public string? Text { get; private set; }

    /// <summary>False at the end.</summary>
    /// <exception cref="JsonException">It is not JSON, or not whole.</exception>
    public bool Next()
    {
        while (true)
        {
            var json = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (json.Read())
            {
                Token = json.TokenType;
                Text = Token is JsonTokenType.PropertyName or JsonTokenType.String ? GeoText.Encoding.GetString(json.ValueSpan) : null;
                Pass(json);
                return true;
            }

            if (_isLast)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>The value that comes next, whole. Valid until the next call.</summary>
    /// <exception cref="JsonException">It is not JSON, or not whole.</exception>
    /// <exception cref="InvalidDataException">It is too long.</exception>
    public ReadOnlySpan<byte> Take()
    {
        while (true)
        {
            var json = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (json.Read())
            {
                var begin = (int)json.TokenStartIndex;
                if (json.TrySkip())
                {
                    var value = _buffer.AsSpan(_start + begin, (int)json.BytesConsumed - begin);
                    Pass(json, begin);
                    return value;
                }
            }

            if (_isLast)
            {
                throw new JsonException("the value is not whole");
            }

            Fill();
        }
    }

    private void Pass(in Utf8JsonReader json, int begin = -1)
    {
        var consumed = (int)json.BytesConsumed;
        _state = json.CurrentState;
        Line = _nextLine + _buffer.AsSpan(_start, begin < 0 ? (int)json.TokenStartIndex : begin).Count((byte)'\n');
        _nextLine += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
        _start += consumed;
    }

    /// <summary>Fills the buffer to its end, and makes it larger where one value fills it: so a long value is not looked through again for every few bytes.</summary>
    private void Fill()
    {
        var held = _end - _start;
        if (held > LongestValue)
        {
            throw new InvalidDataException("one of its values is longer than 16 MiB");
        }

        var buffer = held * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        Buffer.BlockCopy(_buffer, _start, buffer, 0, held);
        _buffer = buffer;
        var wanted = buffer.Length - held;
        var read = content.ReadAtLeast(buffer.AsSpan(held), wanted, throwOnEndOfStream: false);
        (_start, _end, _isLast) = (0, held + read, read < wanted);
    }
}
