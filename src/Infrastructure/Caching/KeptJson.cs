using System.Text.Json.Serialization;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>How kept answers are written as JSON. What can be worked out of the rest is left out.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(AccessionAsUid)])]
[JsonSerializable(typeof(FusionCacheDistributedEntry<Kept<SearchAnswer>>), TypeInfoPropertyName = "Search")]
[JsonSerializable(typeof(FusionCacheDistributedEntry<Kept<Dataset>>), TypeInfoPropertyName = "Record")]
[JsonSerializable(typeof(FusionCacheDistributedEntry<Kept<DatasetLinks>>), TypeInfoPropertyName = "Links")]
[JsonSerializable(typeof(FusionCacheDistributedEntry<Kept<SourceAnswer<LiveHits>>>), TypeInfoPropertyName = "LiveSearch")]
[JsonSerializable(typeof(FusionCacheDistributedEntry<Kept<SourceAnswer<Dataset>>>), TypeInfoPropertyName = "LiveRecord")]
[JsonSerializable(typeof(FusionCacheDistributedEntry<Kept<Summary>>), TypeInfoPropertyName = "WrittenSummary")]
[JsonSerializable(typeof(FusionCacheDistributedEntry<long>), TypeInfoPropertyName = "TagMark")]
internal sealed partial class KeptJson : JsonSerializerContext;
