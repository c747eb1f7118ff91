using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads the members of an archive that are records, such as the one document of a MINiML family, and passes over the others, its tables.</summary>
internal sealed class TarReader(Stream archive, UnpackedFile file) : IRecordReader
{
    public HeldRecords Held { get; } = new();

    public IEnumerable<RecordRead> Read()
    {
        foreach (var member in new TarMembers(archive).Read())
        {
            if (RecordFormat.Recognised(new PeekedStream(member), file) is not { } reader)
            {
                continue;
            }

            foreach (var read in reader.Read())
            {
                yield return read;
            }

            Held.Add(reader.Held);
        }
    }
}
