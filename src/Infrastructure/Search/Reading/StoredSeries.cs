using Lucene.Net.Util;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>What a result shows of a record and the columns do not have, in the index itself: twenty of these are read faster than the store finds one.</summary>
/// <param name="Samples">What the samples say, each thing once.</param>
internal sealed record StoredSeries(
    string Title,
    string? Summary,
    string? OverallDesign,
    string Samples,
    IReadOnlyList<int> PubMedIds,
    DateTimeOffset FetchedAt,
    bool IsStarter,
    IReadOnlyList<Relation> Kin)
{
    public static BytesRef Encode(Dataset series, string samples)
    {
        using var bytes = new MemoryStream(2048);
        using var writer = new BinaryWriter(bytes);
        writer.Write(series.IsStarter);
        writer.Write(series.Provenance.Select(p => p.FetchedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max().UtcTicks);
        writer.Write(series.Title);
        WriteOptional(writer, series.Summary);
        WriteOptional(writer, series.OverallDesign);
        writer.Write(samples);
        writer.Write7BitEncodedInt(series.PubMedIds.Count);
        foreach (var id in series.PubMedIds)
        {
            writer.Write7BitEncodedInt(id);
        }

        WriteKin(writer, series.Kin);
        return new BytesRef(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static StoredSeries Decode(BytesRef stored)
    {
        using var reader = new BinaryReader(new MemoryStream(stored.Bytes, stored.Offset, stored.Length, writable: false));
        var starter = reader.ReadBoolean();
        var fetched = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var title = reader.ReadString();
        var summary = ReadOptional(reader);
        var design = ReadOptional(reader);
        var samples = reader.ReadString();
        var ids = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = reader.Read7BitEncodedInt();
        }

        return new(title, summary, design, samples, ids, fetched, starter, ReadKin(reader));
    }

    private static void WriteKin(BinaryWriter writer, IReadOnlyList<Relation> kin)
    {
        writer.Write7BitEncodedInt(kin.Count);
        foreach (var relation in kin)
        {
            writer.Write(relation.Kind is RelationKind.SuperSeriesOf);
            writer.Write(relation.Target);
        }
    }

    private static Relation[] ReadKin(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
        {
            return [];
        }

        var kin = new Relation[count];
        for (var i = 0; i < count; i++)
        {
            kin[i] = new(reader.ReadBoolean() ? RelationKind.SuperSeriesOf : RelationKind.SubSeriesOf, reader.ReadString());
        }

        return kin;
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
