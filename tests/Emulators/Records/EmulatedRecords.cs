using System.IO.Compression;
using System.Text;

namespace OmicsOracle.Emulators.Records;

/// <summary>What the emulated NCBI holds. May be changed while it runs.</summary>
public sealed class EmulatedRecords
{
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);

    internal EmulatedRecords() => PubMed = new(
        "pubmed",
        p => p.PubMedId,
        p => $"{p.Uid} {p.Title} {p.Abstract} {p.Journal} {string.Join(' ', p.Authors)} {p.Doi}",
        (paper, filter) => filter is "pubmed gds" or "pubmed_gds" && Geo.All.Any(r => r.PubMedIds.Contains(paper.PubMedId)));

    /// <summary>Whoever reads or changes records holds it.</summary>
    internal Lock Gate { get; } = new();

    internal GeoDatabase Geo { get; } = new();

    internal TextDatabase<EmulatedPaper> PubMed { get; }

    internal TextDatabase<EmulatedExperiment> Sra { get; } = new("sra", e => e.Uid, e => e.SearchText);

    internal GeoAccessions Accessions { get; } = new();

    /// <summary>Document summaries of gds.</summary>
    public int Count
    {
        get
        {
            lock (Gate)
            {
                return Geo.Count;
            }
        }
    }

    /// <summary>Reads document summaries, one JSON object a line; unpacked where the name ends in .gz.</summary>
    public void Load(string path)
    {
        lock (Gate)
        {
            foreach (var line in Lines(path).Where(l => l.Length > 0))
            {
                Geo.Put(GeoRecord.Read(Encoding.UTF8.GetBytes(line), null, Pooled));
            }
        }
    }

    /// <summary>Indexes the words now (some 20 µs a record) and not when the first is searched.</summary>
    public void IndexWords() => Changed(Geo.IndexWords);

    /// <summary>Reads SOFT records of series, one after another; unpacked where the name ends in .gz.</summary>
    public void LoadSoft(string path)
    {
        var (accession, text) = ((string?)null, new StringBuilder());
        foreach (var line in Lines(path))
        {
            if (line.StartsWith("^SERIES", StringComparison.Ordinal))
            {
                Store();
                accession = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
            }

            text.Append(line).Append('\n');
        }

        Store();

        void Store()
        {
            if (accession is not null)
            {
                Soft(accession, text.ToString());
            }

            text.Clear();
        }
    }

    public EmulatedRecords Add(EmulatedSeries series) => AddJson(series.ToSummary().ToJsonString(), series.UpdatedOn);

    /// <summary>A document summary by esummary's JSON names; needs an accession, and what it leaves out is empty.</summary>
    public EmulatedRecords AddJson(string summary, DateOnly? updatedOn = null) => Changed(() => Geo.Put(GeoRecord.Read(Encoding.UTF8.GetBytes(summary), updatedOn, Pooled)));

    public EmulatedRecords Add(EmulatedPaper paper) => Changed(() => PubMed.Put(paper));

    public EmulatedRecords Add(EmulatedExperiment experiment) => Changed(() => Sra.Put(experiment));

    /// <summary>The SOFT text of a series. A series without one is served what its document summary tells.</summary>
    public EmulatedRecords Soft(string accession, string text) => Changed(() => Accessions.Soft[accession] = Encoding.UTF8.GetBytes(text));

    /// <summary>A record that is not public before a day.</summary>
    public EmulatedRecords Private(string accession, DateOnly until) => Changed(() =>
    {
        Geo.Remove(GeoNumber.Uid(accession) ?? 0);
        Accessions.Private[accession] = until;
    });

    /// <summary>A record that GEO's staff took back on a day.</summary>
    /// <param name="stillListed">esearch still lists it, though esummary no longer has it.</param>
    public EmulatedRecords Withdrawn(string accession, DateOnly on, bool stillListed = false) => Changed(() =>
    {
        var uid = GeoNumber.Uid(accession) ?? 0;
        if (stillListed && Geo.Find(uid) is { } record)
        {
            Geo.Put(record with { HasSummary = false });
        }
        else
        {
            Geo.Remove(uid);
        }

        Accessions.Soft.Remove(accession);
        Accessions.Withdrawn[accession] = on;
    });

    private EmulatedRecords Changed(Action change)
    {
        lock (Gate)
        {
            change();
        }

        return this;
    }

    private string Pooled(string text)
    {
        if (!_pool.TryGetValue(text, out var held))
        {
            _pool[text] = held = text;
        }

        return held;
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
