using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OmicsOracle.Emulators.Faults;

namespace OmicsOracle.Emulators;

/// <summary>What NCBI has not: <c>GET /emulator/state</c> tells what was counted; <c>POST /emulator/faults?name=…[&amp;count=N | &amp;always]</c> makes answers fail, without a name no longer.</summary>
internal static class EmulatorPage
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Task Answer(EntrezEmulator emulator, HttpContext context) => context.Request.Path.Value switch
    {
        "/emulator/state" => Write(context, State(emulator)),
        "/emulator/faults" when context.Request.Method == HttpMethods.Post => Write(context, Plan(emulator, context)),
        _ => Write(context, new { error = "There is GET /emulator/state and POST /emulator/faults." }, StatusCodes.Status404NotFound),
    };

    private static object State(EntrezEmulator emulator) => new
    {
        emulator.Address,
        Records = emulator.Records.Count,
        Requests = emulator.Traffic.ByEndpoint,
        emulator.Traffic.Total,
        emulator.Traffic.Throttled,
        emulator.Traffic.MostInASecond,
        emulator.Traffic.InFlight,
        emulator.Traffic.MostInFlight,
        Faults = emulator.Faults.Injected,
    };

    private static object Plan(EntrezEmulator emulator, HttpContext context)
    {
        var query = context.Request.Query;
        if (query["name"].ToString() is not { Length: > 0 } name)
        {
            emulator.Faults.Clear();
            return new { faults = "none" };
        }

        if (Fault.All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } fault)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return new { error = "No fault has this name.", names = Fault.All.Select(f => f.Name) };
        }

        if (query.ContainsKey("always"))
        {
            emulator.Faults.Always(fault);
            return new { always = fault.Name };
        }

        var count = int.TryParse(query["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        emulator.Faults.Next(fault, count);
        return new { next = fault.Name, count };
    }

    private static Task Write(HttpContext context, object body, int? status = null)
    {
        context.Response.StatusCode = status ?? context.Response.StatusCode;
        return context.Response.WriteAsJsonAsync(body, Readable);
    }
}
