using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Tests.Formats;

/// <summary>All that came of reading one file: what was good, what was set aside, and the refusal, if any, at its end.</summary>
internal sealed record FileRead(IReadOnlyList<RecordRead> Reads, string? Refusal)
{
    public static readonly DateTimeOffset Now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public IReadOnlyList<Dataset> Good => [.. Reads.OfType<RecordRead.Good>().Select(g => g.Dataset)];

    public IReadOnlyList<RecordRead.SetAside> SetAside => [.. Reads.OfType<RecordRead.SetAside>()];

    /// <summary>The one dataset of a file that holds nothing else.</summary>
    public Dataset Only
    {
        get
        {
            Assert.That((Refusal, Good.Count, SetAside.Count), Is.EqualTo(((string?)null, 1, 0)));
            return Good[0];
        }
    }

    public static async Task<FileRead> Of(string path)
    {
        var reads = new List<RecordRead>();
        try
        {
            await foreach (var read in new RecordFiles(new FakeTimeProvider(Now)).Read(new(path, new FileInfo(path) is { Exists: true } file ? file.Length : 0), default))
            {
                reads.Add(read);
            }
        }
        catch (FileRefused refused)
        {
            return new(reads, refused.Message);
        }

        return new(reads, null);
    }

    public static async Task<FileRead> OfBytes(byte[] content)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("content");
        await File.WriteAllBytesAsync(path, content);
        return await Of(path);
    }

    public static Task<FileRead> OfText(string content) => OfBytes(Encoding.UTF8.GetBytes(content));

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Packed(string content) => Packed(Encoding.UTF8.GetBytes(content));
}
