namespace OmicsOracle.Page.Tests;

/// <summary>One browser for the whole run, Debian's own; tests that need it are skipped where there is none.</summary>
[SetUpFixture]
public sealed class Chromium
{
    // No other host is ever asked, whatever the browser or a page wants of it.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Launched = new(Launch);
    private static readonly Lazy<Task<Service>> Started = new(() => Service.Start());

    /// <summary>The service with the starter catalogue and nothing behind it, for all tests that only look.</summary>
    internal static Task<Service> Starter => Started.Value;

    internal static async Task<IBrowser> Browser()
    {
        if (Executable is null)
        {
            Assert.Ignore("Chromium is not installed: the page is not tested in a browser here.");
        }

        return (await Launched.Value).Browser;
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (Launched.IsValueCreated)
        {
            var (driver, browser) = await Launched.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }

        if (Started.IsValueCreated)
        {
            await (await Started.Value).DisposeAsync();
        }
    }

    private static string? Executable => Array.Find(Places, File.Exists);

    private static async Task<(IPlaywright Driver, IBrowser Browser)> Launch()
    {
        Assertions.SetDefaultExpectTimeout((float)PageTest.Patience.TotalMilliseconds); // a busy machine is not what is tested
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments }));
    }
}
