using System.Text.Json;
using OmicsOracle.Emulators.Records;

namespace OmicsOracle.Emulators.Tests;

/// <summary>Asks an emulator as any client would.</summary>
internal sealed class Asking(EntrezEmulator emulator) : IAsyncDisposable
{
    public EntrezEmulator Emulator => emulator;

    public HttpClient Http { get; } = new() { BaseAddress = emulator.Address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Without a rate limit, for tests that are about something else.</summary>
    public static async Task<Asking> Start(Action<EmulatorOptions>? configure = null) => new(await EntrezEmulator.Start(options =>
    {
        options.RequestsPerSecond = options.GeoRequestsPerSecond = null;
        configure?.Invoke(options);
    }));

    public static async Task<Asking> Holding(params EmulatedSeries[] series) => await Start(options =>
    {
        foreach (var each in series)
        {
            options.Records.Add(each);
        }
    });

    public async Task<JsonElement> Json(string utility, string query)
    {
        using var answer = await Http.GetAsync(new Uri($"entrez/eutils/{utility}.fcgi?retmode=json&{query}", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(body, Does.StartWith("{"));
        return JsonDocument.Parse(body).RootElement;
    }

    public Task<string> Text(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> Get(string path) => await Http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> Post(string utility, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Http.PostAsync(new Uri($"entrez/eutils/{utility}.fcgi", UriKind.Relative), content);
    }

    /// <summary>The <c>esearchresult</c> of a term in gds.</summary>
    public async Task<JsonElement> Search(string term, string more = "") =>
        (await Json("esearch", $"db=gds&term={Uri.EscapeDataString(term)}{more}")).GetProperty("esearchresult");

    /// <summary>The accession numbers that a term finds, as the list has them.</summary>
    public async Task<int[]> Numbers(string term, string more = "") =>
        [.. (await Search(term, more)).GetProperty("idlist").EnumerateArray().Select(id => int.Parse(id.GetString()!) % 100_000_000)];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await emulator.DisposeAsync();
    }
}

internal static class JsonShapes
{
    public static string[] Keys(this JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];

    public static string[] Strings(this JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
