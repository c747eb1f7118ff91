using System.Buffers;
using System.Text;
using CsCheck;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Tests.Catalog;

public sealed class RecordBodyTests
{
    [Test]
    public void A_record_written_by_the_first_version_is_still_read()
    {
        var dataset = RecordBody.Read(Accession.Series(2034), Encoding.UTF8.GetBytes(Recorded));

        Assert.That(dataset.Everything(), Is.EqualTo(Series.Rich(2034).Everything()));
    }

    [Test]
    public void The_written_form_is_the_recorded_one() => Assert.That(Encoding.UTF8.GetString(Json(Series.Rich(2034))), Is.EqualTo(Recorded));

    [Test]
    public void What_a_record_lacks_takes_no_room() =>
        Assert.That(
            Encoding.UTF8.GetString(Json(Series.Soft(1))),
            Is.EqualTo("""{"title":"Series 1","provenance":[{"source":"Soft","fetchedAt":"2026-01-05T08:00:00+00:00"}]}"""));

    [Test]
    public void Any_text_survives_the_way_to_the_disk_and_back() =>
        Gen.String.Where(text => Encoding.UTF8.GetByteCount(text) > 0 && !text.Any(char.IsSurrogate)).Sample(text =>
        {
            var dataset = Series.Soft(1) with { Title = text, Summary = string.Concat(Enumerable.Repeat(text, 50)) };
            return RecordBody.Read(dataset.Accession, RecordBody.Unpack(RecordBody.Pack(Json(dataset)))).Everything() == dataset.Everything();
        });

    [Test]
    public void Damage_is_called_damage_or_does_no_harm_but_never_fails_otherwise()
    {
        var body = RecordBody.Pack(Json(Series.Rich(2034)));
        Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte, Gen.Int[0, body.Length]).Sample((at, value, length) =>
        {
            var damaged = body[..length];
            if (at < length)
            {
                damaged[at] = value;
            }

            try
            {
                RecordBody.Read(Accession.Series(2034), RecordBody.Unpack(damaged));
            }
            catch (InvalidDataException)
            {
            }
        });
    }

    private const string Recorded =
        """{"title":"TNF-α and \"IL-1β\" in <synovium> & more","summary":"Line one\nline two \uD83E\uDDEC","overallDesign":"Three arms","organisms":[{"name":"Homo sapiens","taxonId":9606},{"taxonId":4113334},{"name":"Solanum bukasovii"}],"studyTypes":["Expression profiling by array","Other"],"platforms":[100000096,100000570],"sampleCount":286,"samples":[{"accession":300036777,"title":"Patient 1","source":"lymph node","organisms":[{"name":"Homo sapiens","taxonId":9606}],"characteristics":[{"tag":"tissue","value":"breast"},{"tag":"tissue","value":"node"},{"tag":"","value":"alone"}]},{"accession":300036778,"title":"","organisms":[],"characteristics":[]}],"submittedOn":"2004-12-02","publishedOn":"2005-02-23","updatedOn":"2019-01-31","pubMedIds":[15721472,17420468],"relations":[{"kind":"SubSeriesOf","target":"GSE9"},{"kind":"BioProject","target":"PRJNA91577"},{"kind":"Sra","target":"SRP1"},{"kind":"Other","target":"Affiliated with: x"}],"provenance":[{"source":"Soft","fetchedAt":"2026-01-05T08:00:00+00:00"},{"source":"DocumentSummary","fetchedAt":"2026-01-04T08:00:00+00:00"}]}""";

    private static byte[] Json(Dataset dataset)
    {
        var json = new ArrayBufferWriter<byte>();
        RecordBody.WriteJson(dataset, json);
        return json.WrittenSpan.ToArray();
    }
}
