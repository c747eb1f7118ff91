namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>A body that has been read to its end and judged.</summary>
internal sealed class ReadContent(Verdict verdict, ArraySegment<byte> body) : ByteArrayContent(body.Array ?? [], body.Offset, body.Count)
{
    public Verdict Verdict { get; } = verdict;

    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The verdict on a response that came through <see cref="ReadingHandler"/>.</summary>
    public static Verdict? Of(HttpResponseMessage? response) => (response?.Content as ReadContent)?.Verdict;
}
