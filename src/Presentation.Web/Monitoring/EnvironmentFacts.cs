using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using OmicsOracle.Presentation.Web.Http;

namespace OmicsOracle.Presentation.Web.Monitoring;

/// <summary>Where and as what the service runs, for whoever has to tell one instance from another: no paths, no settings, no environment variables.</summary>
/// <param name="MemoryLimit">Bytes that the runtime may use; in a container, its share.</param>
/// <param name="HeapHardLimit">Bytes; 0 where there is none.</param>
/// <param name="ConserveMemory">0 (not) to 9.</param>
/// <param name="LatencyMode">How the collector weighs pauses against memory.</param>
internal sealed record EnvironmentFacts(
    string Service,
    string EnvironmentName,
    string Machine,
    int ProcessId,
    bool Is64Bit,
    string OperatingSystem,
    string Architecture,
    int Processors,
    string Runtime,
    bool ServerGc,
    bool ConcurrentGc,
    string LatencyMode,
    long HeapHardLimit,
    int ConserveMemory,
    long MemoryLimit,
    string ServiceVersion,
    DateTimeOffset StartedAt,
    double UptimeSeconds,
    string TimeZone)
{
    private static readonly DateTimeOffset Started = ProcessStart();

    public static string Version { get; } = typeof(EnvironmentFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static Task Answer(HttpContext context)
    {
        var services = context.RequestServices;
        var facts = Now(services.GetRequiredService<IHostEnvironment>().EnvironmentName, services.GetRequiredService<TimeProvider>());
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = CacheHeaders.NoStore;
        return JsonSerializer.SerializeAsync(context.Response.Body, facts, EnvironmentJson.Default.EnvironmentFacts, context.RequestAborted);
    }

    private static EnvironmentFacts Now(string environment, TimeProvider time)
    {
        var gc = GC.GetConfigurationVariables();
        return new(
            "OmicsOracle",
            environment,
            Environment.MachineName,
            Environment.ProcessId,
            Environment.Is64BitProcess,
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription,
            GCSettings.IsServerGC,
            gc.TryGetValue("ConcurrentGC", out var concurrent) && concurrent is true,
            GCSettings.LatencyMode.ToString(),
            gc.TryGetValue("GCHeapHardLimit", out var limit) ? Convert.ToInt64(limit, CultureInfo.InvariantCulture) : 0,
            gc.TryGetValue("GCConserveMem", out var conserve) ? Convert.ToInt32(conserve, CultureInfo.InvariantCulture) : 0,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Version,
            Started,
            (time.GetUtcNow() - Started).TotalSeconds,
            time.LocalTimeZone.Id);
    }

    private static DateTimeOffset ProcessStart()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime.ToUniversalTime();
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EnvironmentFacts))]
internal sealed partial class EnvironmentJson : JsonSerializerContext;
