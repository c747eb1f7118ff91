using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OmicsOracle.Presentation.Web.Tests;

/// <summary>The program serving in a process of its own, its output line by line.</summary>
internal sealed partial class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServedProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
        Http = new HttpClient();
    }

    public HttpClient Http { get; }

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Open files and sockets now.</summary>
    public int Handles => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id}/fd").Count();

    public int Threads => Directory.EnumerateDirectories($"/proc/{_process.Id}/task").Count();

    public static async Task<ServedProcess> Start(Process started)
    {
        var served = new ServedProcess(started);
        try
        {
            served.Http.BaseAddress = await served._address.Task.WaitAsync(Deadline);
            await served.IsReady();
            return served;
        }
        catch (Exception failure)
        {
            await served.DisposeAsync();
            throw new InvalidOperationException($"It does not serve: {served.Output}", failure);
        }
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> Ends()
    {
        await _process.WaitForExitAsync().WaitAsync(Deadline);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await Ends();
        _process.Dispose();
    }

    /// <summary>On a busy machine the port opens before the index is made.</summary>
    private async Task IsReady()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (true)
        {
            using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative), deadline.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(20, deadline.Token);
        }
    }

    private async Task Read(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }

            if (Listening().Match(line) is { Success: true } match)
            {
                _address.TrySetResult(new Uri(match.Value));
            }
        }

        _address.TrySetException(new InvalidOperationException("It ended."));
    }

    [GeneratedRegex(@"(?<=(OmicsOracle answers at |""Address"":""))http://[0-9.]+:[0-9]+")]
    private static partial Regex Listening();
}
