using System.Diagnostics;
using System.Net;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>What <c>build/publish</c> made, as a container runs it: another user, nothing to write but the data directory, little memory. Skipped where it was not made or this user may become no other.</summary>
public sealed class PublishedProgram : IDisposable
{
    private const string NobodyId = "65534";
    private const string DataLimit = "data limit";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task It_serves_as_nobody_with_one_folder_to_write()
    {
        await using var served = await ServedProcess.Start(AsNobody([], "serve", "--urls", "http://127.0.0.1:0", "--data", _folder.Path));

        using var ready = await served.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var found = await served.Http.GetAsync(new Uri("/api/v1/search?q=breast+cancer&source=local", UriKind.Relative));
        var page = await served.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.That((ready.StatusCode, found.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)), served.Output);
        Assert.That(page, Does.Contain("<title>OmicsOracle</title>"));
        served.Signal("TERM");
        Assert.That(await served.Ends(), Is.Zero, served.Output);
    }

    [Test]
    public async Task A_container_s_health_check_asks_it_by_its_own_verb()
    {
        await using var served = await ServedProcess.Start(AsNobody([], "serve", "--urls", "http://127.0.0.1:0", "--data", _folder.Path));
        var address = served.Http.BaseAddress!.ToString();

        var (healthy, output, _) = await Terminal.Run(AsNobody([], "health", "--url", address));
        served.Signal("TERM");
        await served.Ends();
        var (gone, _, error) = await Terminal.Run(AsNobody([], "health", "--url", address));

        Assert.That((healthy, gone), Is.EqualTo((0, 1)));
        Assert.That(output, Does.Contain("\"status\":\"ready\""));
        Assert.That(error, Does.Contain("does not answer"));
    }

    [Test]
    public async Task It_answers_within_the_memory_that_the_container_has()
    {
        // 150 MB of managed heap, to which the runtime itself holds; 384 MB of all memory of its own, to which the system holds it.
        await using var served = await ServedProcess.Start(AsNobody([("DOTNET_GCHeapHardLimit", "0x9600000"), (DataLimit, "402653184")], "serve", "--urls", "http://127.0.0.1:0", "--data", _folder.Path));

        for (var page = 1; page <= 200; page++)
        {
            using var answer = await served.Http.GetAsync(new Uri($"/api/v1/search?q=cells+{page}&source=local&limit=100", UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.TooManyRequests), served.Output);
        }
    }

    [Test]
    public async Task Thousands_of_requests_fail_nowhere_and_leave_no_handle_or_thread_behind()
    {
        (string, string)[] limits = [("DOTNET_GCHeapHardLimit", "0x9600000"), (DataLimit, "402653184"), ("RateLimit__PermitsPerMinute", "1000000"), ("RateLimit__Burst", "1000000"), ("Load__Queue", "1000"), ("Load__Patience", "00:01:00")];
        await using var served = await ServedProcess.Start(AsNobody(limits, "serve", "--urls", "http://127.0.0.1:0", "--data", _folder.Path));
        await Soak(served, "early");
        var (handles, threads) = (served.Handles, served.Threads);

        await Soak(served, "later");
        await Soak(served, "last");

        Assert.That(served.Handles, Is.LessThanOrEqualTo(handles + 10));
        Assert.That(served.Threads, Is.LessThanOrEqualTo(threads + 5));
    }

    /// <summary>The mix of the load benchmark, eight at a time.</summary>
    private static Task Soak(ServedProcess served, string round) =>
        Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, stop) =>
        {
            var path = (request % 100) switch
            {
                < 70 => $"/api/v1/search?source=local&q=cells+{request % 20}",
                < 90 => $"/api/v1/search?source=local&q={round}+{request}+liver",
                < 95 => $"/api/v1/search/enhanced?source=local&q={round}+{request}+lung",
                < 99 => "/api/v1/datasets/GSE2034",
                _ => "/api/v1/datasets/GSE2034/summary",
            };
            using var answer = await served.Http.GetAsync(new Uri(path, UriKind.Relative), stop);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        });

    private static Process AsNobody(IReadOnlyList<(string Name, string Value)> variables, params string[] arguments)
    {
        var program = Published();
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/setpriv"))
        {
            Assert.Ignore("Only root with setpriv can start a program as nobody.");
        }

        if (OperatingSystem.IsLinux() && arguments is [.., "--data", var data])
        {
            const UnixFileMode everybody = (UnixFileMode)0b111_111_111;
            File.SetUnixFileMode(data, everybody);
        }

        var start = new ProcessStartInfo("/usr/bin/setpriv", ["--reuid", NobodyId, "--regid", NobodyId, "--clear-groups", "--no-new-privs", "--inh-caps=-all", .. Limited(variables), program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Remove("HOME");
        start.Environment["TMPDIR"] = "/proc"; // where nothing can be written
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // its socket would need a folder
        start.Environment["Live__Enabled"] = "false";
        start.Environment["Load__LongestLine"] = "00:01:00"; // a busy machine is not what is tested
        start.Environment["Log__Format"] = "Text";
        foreach (var (name, value) in variables.Where(v => v.Name != DataLimit))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>As ulimit -d does.</summary>
    private static string[] Limited(IReadOnlyList<(string Name, string Value)> variables) =>
        [.. variables.Where(v => v.Name == DataLimit).SelectMany(v => new[] { "/usr/bin/prlimit", $"--data={v.Value}" })];

    private static string Published()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "artifacts", "app", "omics-oracle");
            if (File.Exists(Path.Combine(folder.FullName, "OmicsOracle.sln")) && File.Exists(program))
            {
                return program;
            }
        }

        Assert.Ignore("There is no artifacts/app; ./build/test makes it.");
        return "";
    }
}
