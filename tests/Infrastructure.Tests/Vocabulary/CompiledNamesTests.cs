using OmicsOracle.Infrastructure.Vocabulary;
using OmicsOracle.Tests;

namespace OmicsOracle.Infrastructure.Tests.Vocabulary;

public sealed class CompiledNamesTests : IDisposable
{
    private static readonly NameArrays Made = NameTableMaking.Of(StarterVocabulary.Read()).Arrays;
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("vocabulary/names.bin");

    public void Dispose() => _folder.Dispose();

    [Test]
    public void What_is_written_is_read_back()
    {
        CompiledNames.Write(Path, "store/1", Made);

        var read = CompiledNames.Read(Path, "store/1")!;
        foreach (var array in typeof(NameArrays).GetProperties().Where(p => p.PropertyType.IsArray))
        {
            Assert.That(array.GetValue(read), Is.EqualTo(array.GetValue(Made)), array.Name);
        }

        Assert.That(new VocabularyNames(new(read)).Find("breast carcinoma"), Is.Not.Empty);
        Assert.That(Directory.GetFiles(_folder.File("vocabulary")), Has.Length.EqualTo(1));
    }

    [Test]
    public void One_made_from_something_else_or_absent_is_not_taken()
    {
        Assert.That(CompiledNames.Read(Path, "store/1"), Is.Null);
        CompiledNames.Write(Path, "store/1", Made);
        Assert.That(CompiledNames.Read(Path, "store/2"), Is.Null);
    }

    [Test]
    public void One_that_is_damaged_anywhere_is_not_taken()
    {
        CompiledNames.Write(Path, "store/1", Made);
        var good = File.ReadAllBytes(Path);
        for (var i = 0; i < 60; i++)
        {
            var at = (int)((long)i * (good.Length - 1) / 59);
            byte[] bad = [.. good];
            bad[at] ^= 0x10;
            File.WriteAllBytes(Path, bad);
            Assert.That(CompiledNames.Read(Path, "store/1"), Is.Null, $"byte {at}");
            File.WriteAllBytes(Path, good[..at]);
            Assert.That(CompiledNames.Read(Path, "store/1"), Is.Null, $"cut at {at}");
        }

        File.WriteAllBytes(Path, [.. good, 0]);
        Assert.That(CompiledNames.Read(Path, "store/1"), Is.Null, "longer");
    }
}
