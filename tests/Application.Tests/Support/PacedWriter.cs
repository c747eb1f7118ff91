using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>A writer that says what a test tells it to, when it tells it.</summary>
internal sealed class PacedWriter : IModelWriter, IBuiltInWriter
{
    private readonly TaskCompletionSource _asked = new(), _left = new();
    private int _calls;

    public SummaryAuthor Author { get; init; } = SummaryAuthor.Model;

    public string? Model { get; init; } = "a-model";

    public string Version { get; set; } = "1";

    public string? Hindrance { get; set; }

    public decimal? Cost { get; set; }

    public Channel<WrittenPiece> Pieces { get; private set; } = Channel.CreateUnbounded<WrittenPiece>();

    public int Calls => _calls;

    public Task Asked => _asked.Task;

    /// <summary>Done when whoever read it has left before the end.</summary>
    public Task Left => _left.Task;

    public IReadOnlyList<WrittenPiece.Fact> Facts(SummaryBrief brief) => [];

    public decimal? Estimate(SummaryBrief brief) => Cost;

    public PacedWriter Says(params string[] words)
    {
        foreach (var word in words)
        {
            Pieces.Writer.TryWrite(new WrittenPiece.Words(word));
        }

        return this;
    }

    public PacedWriter Ends(Exception? failure = null, ModelUsage? usage = null)
    {
        if (usage is not null)
        {
            Pieces.Writer.TryWrite(new WrittenPiece.Used(usage));
        }

        Pieces.Writer.Complete(failure);
        return this;
    }

    /// <summary>Begins a new text for the next call.</summary>
    public PacedWriter Again()
    {
        Pieces = Channel.CreateUnbounded<WrittenPiece>();
        return this;
    }

    public async IAsyncEnumerable<WrittenPiece> Write(SummaryBrief brief, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Interlocked.Increment(ref _calls);
        _asked.TrySetResult();
        try
        {
            await foreach (var piece in Pieces.Reader.ReadAllAsync(cancellation))
            {
                yield return piece;
            }
        }
        finally
        {
            if (cancellation.IsCancellationRequested)
            {
                _left.TrySetResult();
            }
        }
    }
}
