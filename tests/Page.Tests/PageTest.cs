using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Page.Tests;

/// <summary>How a visitor's screen and browser are.</summary>
internal sealed record Look(int Width = 1280, int Height = 800, bool Dark = false, bool Script = true);

/// <summary>A test in the browser. An error in its console, one of the page, an offence against the content security policy and a request to any other host fail it.</summary>
public abstract class PageTest
{
    /// <summary>How long anything is waited for.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly List<string> _expected = [];
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<IAsyncDisposable> _behind = [];
    private volatile bool _isSeen;

    [TearDown]
    public async Task Nothing_went_wrong_in_the_browser()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        foreach (var part in Enumerable.Reverse(_behind))
        {
            await part.DisposeAsync();
        }

        Assert.That(_faults.Where(f => !_expected.Exists(e => f.Contains(e, StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>A fault that the test brings about: a part of what the browser's console says of it.</summary>
    protected void Expect(string fault) => _expected.Add(fault);

    /// <summary>What the test's own instruments do to the page from here on, such as reading its styles, is not held against it.</summary>
    protected void Seen() => _isSeen = true;

    /// <summary>Opens an address in a browser without history or storage.</summary>
    /// <param name="service">Null: the one with the starter catalogue.</param>
    private protected async Task<IPage> Open(string address, Look? look = null, Service? service = null)
    {
        var context = await Context(look ?? new(), service ?? await Chromium.Starter);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>A service of the test's own, ended with it.</summary>
    private protected async Task<Service> Serve(Action<IServiceCollection>? replace = null, params (string Name, string Value)[] settings) =>
        EndedWithTest(await Service.Start(replace: replace, settings: settings));

    /// <summary>Ended after the test, the latest first: begin an emulator before the service that asks it.</summary>
    private protected T EndedWithTest<T>(T part)
        where T : IAsyncDisposable
    {
        _behind.Add(part);
        return part;
    }

    /// <summary>Puts records beside what a service holds; they are found from then on.</summary>
    private protected static async Task Put(Service service, params Dataset[] records)
    {
        await service.Services.GetRequiredService<IDatasetCatalog>().UpsertFound(records, CancellationToken.None);
        await service.Services.GetRequiredService<ISearchIndex>().CatchUp(null, CancellationToken.None);
    }

    /// <summary>A picture of the page, in artifacts/page.</summary>
    private protected static Task Picture(IPage page, string name, bool whole = false) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), $"{name}.png"), FullPage = whole, Caret = ScreenshotCaret.Initial });

    private static string Pictures([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "artifacts", "page"));

    private async Task<IBrowserContext> Context(Look look, Service service)
    {
        var browser = await Chromium.Browser();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = service.Address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Script,
            Locale = "en-GB",
        });
        _contexts.Add(context);
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        context.Console += (_, line) => Note(line.Type is "error", $"console: {line.Text}");
        context.WebError += (_, error) => Note(true, $"page: {error.Error}");
        context.Request += (_, request) => Note(IsElsewhere(request.Url, service), $"request: {request.Url}");
        return context;
    }

    private void Note(bool isFault, string text)
    {
        if (isFault && !_isSeen)
        {
            _faults.Enqueue(text);
        }
    }

    private static bool IsElsewhere(string address, Service service) =>
        new Uri(address) is { Scheme: "http" or "https" or "ws" or "wss" } uri && uri.Authority != service.Address.Authority;
}
