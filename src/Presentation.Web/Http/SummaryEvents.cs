using System.Text.Json;
using OmicsOracle.Application.Summaries;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>A summary being written as server-sent events: meta, delta, check, done.</summary>
internal static class SummaryEvents
{
    public static EventForm<SummaryEvent> Form { get; } = new(Name, Write);

    private static string Name(SummaryEvent told) => told switch
    {
        SummaryEvent.Begun => "meta",
        SummaryEvent.Delta => "delta",
        SummaryEvent.Checked => "check",
        _ => "done",
    };

    private static void Write(Utf8JsonWriter json, SummaryEvent told)
    {
        switch (told)
        {
            case SummaryEvent.Begun begun:
                JsonSerializer.Serialize(json, begun.Meta, AnswerJson.Plain.SummaryMeta);
                break;
            case SummaryEvent.Delta delta:
                JsonSerializer.Serialize(json, delta, AnswerJson.Plain.Delta);
                break;
            case SummaryEvent.Checked check:
                JsonSerializer.Serialize(json, check, AnswerJson.Plain.Checked);
                break;
            case SummaryEvent.Done done:
                JsonSerializer.Serialize(json, done.Summary, AnswerJson.Plain.Summary);
                break;
        }
    }
}
