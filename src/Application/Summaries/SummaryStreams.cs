using System.Collections.Concurrent;
using MediatR;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries;

/// <summary>The summaries being written now. Whoever asks for one of them reads along; it is written once.</summary>
internal sealed class SummaryStreams(IMediator mediator)
{
    private readonly ConcurrentDictionary<string, SummaryStream> _streams = new(StringComparer.Ordinal);

    /// <summary>Reads along, or has it begun.</summary>
    public IAsyncEnumerable<SummaryEvent> Join(WriteSummary request, CancellationToken cancellation) => Joined(request, out _).Read(cancellation);

    /// <summary>Waits for the whole of it.</summary>
    public async Task<Summary> Whole(WriteSummary request, CancellationToken cancellation)
    {
        var stream = Joined(request, out var isFirst);
        Summary? whole = null;
        await foreach (var told in stream.Read(cancellation))
        {
            whole = told is SummaryEvent.Done done ? done.Summary : whole;
        }

        // Who has read along has it from the cache, and is told so.
        return isFirst ? whole! : await mediator.Send(request, cancellation);
    }

    private SummaryStream Joined(WriteSummary request, out bool isFirst)
    {
        var key = request.Cache.Key;
        while (true)
        {
            var begun = new SummaryStream();
            var stream = _streams.GetOrAdd(key, begun);
            isFirst = ReferenceEquals(stream, begun);
            if (stream.TryJoin())
            {
                if (isFirst)
                {
                    _ = Task.Run(() => Write(key, stream, request), CancellationToken.None);
                }

                return stream;
            }

            _streams.TryRemove(new(key, stream));
        }
    }

    private async Task Write(string key, SummaryStream stream, WriteSummary request)
    {
        try
        {
            var hasBegun = false;
            var summary = await mediator.Send(request with { Told = Tell, Left = stream.Left }, CancellationToken.None);
            if (!hasBegun)
            {
                Retell(summary, stream);
            }

            _streams.TryRemove(new(key, stream));
            stream.Tell(new SummaryEvent.Done(summary));
            stream.End();

            void Tell(SummaryEvent told)
            {
                hasBegun = true;
                stream.Tell(told);
            }
        }
        catch (Exception failure)
        {
            _streams.TryRemove(new(key, stream));
            stream.End(failure);
        }
        finally
        {
            stream.Dispose();
        }
    }

    /// <summary>One that was kept, or written for somebody who does not read along.</summary>
    private static void Retell(Summary summary, SummaryStream stream)
    {
        stream.Tell(new SummaryEvent.Begun(summary.Meta));
        for (var i = 0; i < summary.Sentences.Count; i++)
        {
            stream.Tell(new SummaryEvent.Delta(i == 0 ? summary.Sentences[i].Text : $" {summary.Sentences[i].Text}"));
            stream.Tell(new SummaryEvent.Checked(i, summary.Sentences[i]));
        }
    }
}
