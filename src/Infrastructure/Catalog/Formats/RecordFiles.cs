using System.Text.Json;
using System.Xml;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>Reads SOFT, MINiML and document summaries, packed or not. Records are read ahead on a thread of their own while the caller stores the ones before.</summary>
internal sealed class RecordFiles(TimeProvider clock) : IRecordFiles
{
    public IReadOnlyList<RecordFile> Expand(IReadOnlyList<string> paths) => FilePaths.Expand(paths);

    public IAsyncEnumerable<RecordRead> Read(RecordFile file, CancellationToken cancellation) =>
        ReadAhead.Of(left => Records(file, left), cancellation);

    /// <summary>What is wrong with the data of a file, to follow its name.</summary>
    public static string DamageOf(UnpackedFile file) => file switch
    {
        { Damage: InvalidDataException, IsPacked: true } => "is cut short or damaged: its gzip data does not end as it should; fetch it again",
        { Damage: { } failure } => $"cannot be read to its end ({failure.Message.TrimEnd('.')})",
        _ => "",
    };

    private IEnumerable<RecordRead> Records(RecordFile file, CancellationToken cancellation)
    {
        if (file.Length == 0 && File.Exists(file.Path))
        {
            // Pipes and devices have no length either; opening one could wait for ever.
            throw new FileRefused($"{file.Path} is empty.");
        }

        using var content = UnpackedFile.Open(file, clock, cancellation);
        var reader = RecordFormat.ReaderFor(new PeekedStream(content), content);
        using var reads = reader.Read().GetEnumerator();
        var (good, setAside) = (0, 0);
        RecordRead.SetAside? first = null;
        while (Advance(reads, content))
        {
            if (reads.Current is RecordRead.SetAside aside)
            {
                first ??= aside;
                setAside++;
            }
            else
            {
                good++;
            }

            yield return reads.Current;
        }

        if (content.Damage is not null)
        {
            throw new FileRefused($"{file.Path} {DamageOf(content)}.", content.Damage);
        }

        if (good == 0)
        {
            throw new FileRefused($"{file.Path} holds no series that can be imported{Instead(reader.Held.ToString(), setAside, first)}.");
        }
    }

    private static string Instead(string? others, int setAside, RecordRead.SetAside? first) => (others, first) switch
    {
        ({ } held, null) => $", only {held}",
        ({ } held, _) when first.Reason.EndsWith(HeldRecords.NotASeries, StringComparison.Ordinal) => $", only {held}",
        (_, null) => "",
        _ => $"; {(setAside == 1 ? "its one record" : $"the first of its {setAside} records")} was set aside ({first.Record}{(first.Record.Length > 0 ? ": " : "")}{first.Reason})",
    };

    /// <summary>One record further; whatever a format's reader makes of a broken file becomes a refusal.</summary>
    private static bool Advance(IEnumerator<RecordRead> reads, UnpackedFile file)
    {
        try
        {
            return reads.MoveNext();
        }
        catch (Exception broken) when (file.Damage is not null && broken is XmlException or JsonException or InvalidDataException)
        {
            throw new FileRefused($"{file.Name} {DamageOf(file)}.", broken);
        }
        catch (XmlException broken)
        {
            throw new FileRefused($"{file.Name} is not whole XML: it breaks in line {broken.LineNumber}; fetch it again.", broken);
        }
        catch (JsonException broken)
        {
            throw new FileRefused($"{file.Name} is not whole JSON; fetch it again.", broken);
        }
        catch (InvalidDataException broken)
        {
            throw new FileRefused($"{file.Name} cannot be read further: {broken.Message}.", broken);
        }
    }
}
