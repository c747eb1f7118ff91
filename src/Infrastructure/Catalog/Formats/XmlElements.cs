using System.Text;
using System.Xml;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Walks through the elements of an XML document of any length. Document types, and with them entities, are refused.</summary>
internal sealed class XmlElements(Stream content) : IDisposable
{
    /// <summary>Characters of one element that are held.</summary>
    private const int LongestText = 1024 * 1024;

    private const int DeepestElement = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader _xml = XmlReader.Create(new MarkupLimit(new StreamReader(content, GeoText.Encoding)), Settings);
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[4096];

    /// <summary>Of the element that it stands on, from 1.</summary>
    public int Line => ((IXmlLineInfo)_xml).LineNumber;

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>The names of the elements right below the root, as it comes to each.</summary>
    /// <exception cref="XmlException">The document is not well formed, or not whole.</exception>
    /// <exception cref="InvalidDataException">It is made to fill the memory.</exception>
    public IEnumerable<string> OfRoot()
    {
        while (Step())
        {
            if (_xml is { NodeType: XmlNodeType.Element, Depth: 1 })
            {
                yield return _xml.LocalName;
            }
        }
    }

    /// <summary>The names of all elements within the one that it stands on, as it comes to each.</summary>
    /// <inheritdoc cref="OfRoot"/>
    public IEnumerable<string> Within()
    {
        if (_xml.IsEmptyElement)
        {
            yield break;
        }

        var depth = _xml.Depth;
        while (Step() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                yield return _xml.LocalName;
            }
        }
    }

    /// <summary>The text of the element that it stands on; then it stands on the element's end.</summary>
    /// <inheritdoc cref="OfRoot"/>
    public string? Text()
    {
        if (_xml.IsEmptyElement)
        {
            return null;
        }

        _text.Clear();
        var depth = _xml.Depth;
        while (Step() && _xml.Depth > depth)
        {
            while (_xml.HasValue && _xml.ReadValueChunk(_chunk, 0, _chunk.Length) is > 0 and var count)
            {
                _text.Append(_chunk, 0, Math.Min(count, LongestText - _text.Length));
            }
        }

        return GeoText.Clean(_text.ToString());
    }

    public void Dispose() => _xml.Dispose();

    private bool Step() =>
        _xml.Read() && (_xml.Depth <= DeepestElement ? true : throw new InvalidDataException("its elements lie deeper in each other than in any MINiML"));
}
