using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OmicsOracle.Application.Caching;
using OmicsOracle.Application.Catalog;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Monitoring;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Search.Fielded;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>How answers are written as JSON: camelCase, dates in ISO 8601, accessions and cursors as text. Made at compile time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters =
[
    typeof(TextConverter<Accession>), typeof(TextConverter<SearchCursor>), typeof(CamelCase<SearchSort>), typeof(CamelCase<Completeness>), typeof(CamelCase<SourceStatus>),
    typeof(CamelCase<RelationKind>), typeof(CamelCase<RecordSource>), typeof(CamelCase<IndexState>), typeof(CamelCase<ReadinessStatus>),
    typeof(CamelCase<SearchSource>), typeof(CamelCase<SyncStage>), typeof(CamelCase<LinkStatus>), typeof(CamelCase<CacheTier>), typeof(CamelCase<FindingSeverity>),
    typeof(CamelCase<LostAt>), typeof(CamelCase<ConceptKind>), typeof(CamelCase<ConceptRole>), typeof(CamelCase<BetterQuestionKind>),
    typeof(CamelCase<SummaryAuthor>), typeof(CamelCase<ClaimKind>),
    typeof(CamelCase<AlertState>),
])]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(Dataset))]
[JsonSerializable(typeof(CatalogStatus))]
[JsonSerializable(typeof(DatasetLinks))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(CacheStatus))]
[JsonSerializable(typeof(Suggestions))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ListedSeries))]
[JsonSerializable(typeof(LintAnswer))]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(SummaryEvent.Delta))]
[JsonSerializable(typeof(SummaryEvent.Checked))]
[JsonSerializable(typeof(AlertList))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>Text as it is, Greek letters and quotes included: the answers are JSON, never pieces of a page.</summary>
    public static AnswerJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Makes other serialization (problem details, the API description) follow the same rules.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolverChain.Insert(0, Default);
        foreach (var converter in Default.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}

/// <summary>An enumeration as its names in camelCase.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>A domain value as the text it is read from.</summary>
internal sealed class TextConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), null, out var value) ? value : throw new JsonException($"This is not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
