using System.Buffers;
using System.Text.Json;
using OmicsOracle.Application.Search;
using OmicsOracle.Domain;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Export;

/// <summary>One JSON object a line, every line alike: what was asked stands in the answer's headers.</summary>
internal sealed class NdjsonFormat : ISeriesFormat
{
    public string MediaType => "application/x-ndjson; charset=utf-8";

    public string Ending => "ndjson";

    public void Begin(ExportHead head, IBufferWriter<byte> output)
    {
    }

    public void Write(ListedSeries series, IBufferWriter<byte> output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = AnswerJson.Plain.Options.Encoder }))
        {
            JsonSerializer.Serialize(json, series, AnswerJson.Plain.ListedSeries);
        }

        output.Write("\n"u8);
    }
}
