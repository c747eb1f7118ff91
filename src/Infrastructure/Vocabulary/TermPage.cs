using System.IO.Compression;
using System.Text;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>A page of terms as it lies in the store: their fields one after the other, packed.</summary>
internal static class TermPage
{
    private const int MostPerTerm = 1_000_000;

    public static byte[] Pack(IReadOnlyList<VocabularyTerm> terms)
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new ZLibStream(packed, CompressionLevel.Fastest), Encoding.UTF8))
        {
            writer.Write7BitEncodedInt(terms.Count);
            foreach (var term in terms)
            {
                writer.Write(term.Id);
                writer.Write((byte)term.Kind);
                writer.Write(term.Label);
                WriteAll(writer, term.Synonyms);
                WriteAll(writer, term.Broader);
                WriteAll(writer, term.Types);
            }
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">The page is damaged.</exception>
    public static IReadOnlyList<VocabularyTerm> Unpack(byte[] page)
    {
        try
        {
            using var reader = new BinaryReader(new ZLibStream(new MemoryStream(page), CompressionMode.Decompress), Encoding.UTF8);
            var terms = new List<VocabularyTerm>();
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                var (id, kind, label) = (reader.ReadString(), (ConceptKind)reader.ReadByte(), reader.ReadString());
                terms.Add(new(id, kind, label, ReadAll(reader), ReadAll(reader), ReadAll(reader)));
            }

            return terms;
        }
        catch (Exception damage) when (damage is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("A page of the vocabulary is damaged.", damage);
        }
    }

    private static void WriteAll(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadAll(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count is < 0 or > MostPerTerm)
        {
            throw new InvalidDataException("A page of the vocabulary is damaged.");
        }

        var texts = count == 0 ? [] : new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }
}
