using OmicsOracle.Emulators;
using OmicsOracle.Emulators.Chat;

namespace OmicsOracle.Bench.Load;

/// <summary>The published program with an emulated NCBI and an emulated model behind it, both in this process.</summary>
internal sealed class LoadStage : IAsyncDisposable
{
    /// <summary>The collector's settings of the unit and the container.</summary>
    private static readonly (string, string)[] AsDeployed = [("DOTNET_GCHeapHardLimit", "0x12C00000")];

    private readonly string _data;

    private LoadStage(EntrezEmulator ncbi, ChatEmulator chat, ProductProcess service, Uri address, string data) =>
        (Ncbi, Chat, Service, Address, _data) = (ncbi, chat, service, address, data);

    public EntrezEmulator Ncbi { get; }

    public ChatEmulator Chat { get; }

    public ProductProcess Service { get; }

    public Uri Address { get; }

    public static async Task<LoadStage> Open(BenchCatalog catalog, LoadMix mix, params (string Setting, string Value)[] more)
    {
        var ncbi = await EntrezEmulator.Start(o =>
        {
            o.Latency = TimeSpan.FromMilliseconds(120);
            o.RequestsPerSecond = null; // what is measured here is the service, not NCBI's limit
            o.Records.Load(catalog.File());
        });
        var chat = await ChatEmulator.Start(o => (o.Text, o.FirstTokenAfter, o.TokensPerSecond) = (ChatTexts.Grounded, TimeSpan.FromMilliseconds(200), 200));
        var settings = NcbiBenchmark.Settings(ncbi, [("Ncbi:RequestsPerSecond", "1000"), ("LanguageModel:BaseUrl", $"{chat.Address}v1"), ("LanguageModel:Model", "any"), .. AsDeployed, .. more]);
        var address = new Uri($"http://127.0.0.1:{ProductProcess.FreePort()}");
        var data = Copied(await catalog.Data());
        var service = ProductProcess.Start(settings, "serve", "--data", data, "--urls", address.ToString());
        var stage = new LoadStage(ncbi, chat, service, address, data);
        try
        {
            using var client = new HttpClient();
            await service.Answers(client, new(address, "/health/ready"));
            foreach (var path in mix.Hot)
            {
                await client.GetByteArrayAsync(new Uri(address, path));
            }

            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Chat.DisposeAsync();
        await Ncbi.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A copy, since what is worked out is kept in the data directory and would be cached in the next run.</summary>
    private static string Copied(string data)
    {
        var copy = Workbench.Fresh("load");
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(data, f).StartsWith("cache", StringComparison.Ordinal)))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }
}
