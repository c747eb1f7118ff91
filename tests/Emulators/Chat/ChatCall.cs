using System.Text;

namespace OmicsOracle.Emulators.Chat;

/// <summary>A request that came, and what became of it.</summary>
public sealed class ChatCall
{
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously), _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tokens;

    internal ChatCall(string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body) => (Path, Query, Headers, Body) = (path, query, headers, Encoding.UTF8.GetString(body));

    public string Path { get; }

    public string Query { get; }

    /// <summary>By name, whatever its case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Body { get; }

    /// <summary>Tokens that went out so far.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>Ends when the client leaves before its answer is complete.</summary>
    public Task HungUp => _hungUp.Task;

    /// <summary>Ends when all of the answer is out.</summary>
    public Task Answered => _answered.Task;

    internal void Wrote() => Interlocked.Increment(ref _tokens);

    internal void End(bool hungUp) => (hungUp ? _hungUp : _answered).TrySetResult();
}
