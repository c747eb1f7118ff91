using System.Text.Json;
using OmicsOracle.Application.Search.Enhanced;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The stages of a search as server-sent events: understood, source, local, done.</summary>
internal static class StageEvents
{
    /// <summary>Longer than a search takes.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(10);

    public static EventForm<SearchStage> Form { get; } = new(Name, Write);

    private static string Name(SearchStage stage) => stage switch
    {
        SearchStage.Understood => "understood",
        SearchStage.Local => "local",
        SearchStage.Source => "source",
        _ => "done",
    };

    private static void Write(Utf8JsonWriter json, SearchStage stage)
    {
        switch (stage)
        {
            case SearchStage.Understood understood:
                JsonSerializer.Serialize(json, understood.Interpretation, AnswerJson.Plain.Interpretation);
                break;
            case SearchStage.Source source:
                JsonSerializer.Serialize(json, source.Report, AnswerJson.Plain.SourceReport);
                break;
            case SearchStage.Local local:
                JsonSerializer.Serialize(json, local.Answer, AnswerJson.Plain.SearchAnswer);
                break;
            case SearchStage.Done done:
                JsonSerializer.Serialize(json, done.Answer, AnswerJson.Plain.SearchAnswer);
                break;
        }
    }
}
