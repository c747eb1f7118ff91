namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Passes XML on, unless a single tag is longer than 1 Mi characters: an XML reader holds a tag whole, however long it is made.</summary>
internal sealed class MarkupLimit(TextReader xml) : TextReader
{
    private const int LongestTag = 1024 * 1024;
    private int _tag;
    private bool _inTag;

    /// <exception cref="InvalidDataException">A tag is too long.</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = xml.Read(buffer, index, count);
        var text = buffer.AsSpan(index, read);
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(_inTag ? '>' : '<');
            var passed = end < 0 ? text.Length : end + 1;
            _tag = _inTag ? _tag + passed : 0;
            if (_tag > LongestTag)
            {
                throw new InvalidDataException("one of its tags is longer than 1 Mi characters");
            }

            _inTag ^= end >= 0;
            text = text[passed..];
        }

        return read;
    }

    public override int Read(Span<char> buffer)
    {
        var chars = new char[buffer.Length];
        var read = Read(chars, 0, chars.Length);
        chars.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            xml.Dispose();
        }

        base.Dispose(disposing);
    }
}
