using System.Collections.Concurrent;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Tests.Support;

/// <summary>A GEO that answers what a test says, and notes what it is asked.</summary>
internal sealed class GeoInMemory : IGeoSource
{
    public ConcurrentQueue<string> Asked { get; } = [];

    public Func<Task<SourceAnswer<LiveHits>>> Found { get; set; } = () => Task.FromResult(new SourceAnswer<LiveHits>(AnswerKind.Empty));

    public Func<Accession, SourceAnswer<Dataset>> Record { get; set; } = _ => new(AnswerKind.NotFound);

    public Func<Accession, SourceAnswer<Dataset>> Soft { get; set; } = _ => new(AnswerKind.NotFound);

    public SourceBudget Budget { get; set; } = new(3, 3, 0, 0, 0, 0, "open", null);

    public static SourceAnswer<LiveHits> Hits(params int[] numbers) =>
        new(AnswerKind.Ok, new LiveHits(numbers.Length, [.. numbers.Select(SomeSeries.Live)], "\"cells\" AND gse[ETYP]", "cells[All Fields]", []));

    public Task<SourceAnswer<LiveHits>> Search(SearchQuery query, CancellationToken cancellation)
    {
        Asked.Enqueue(query.Text);
        return Found();
    }

    public Task<SourceAnswer<LiveHits>> Search(ConceptQuestion question, CancellationToken cancellation) => Search(question.Query, cancellation);

    public Task<SourceAnswer<Dataset>> Find(Accession accession, CancellationToken cancellation)
    {
        Asked.Enqueue(accession.ToString());
        return Task.FromResult(Record(accession));
    }

    public Task<SourceAnswer<Dataset>> FindInFull(Accession accession, CancellationToken cancellation)
    {
        Asked.Enqueue($"SOFT {accession}");
        return Task.FromResult(Soft(accession));
    }
}

internal static class SomeSeries
{
    public static readonly DateTimeOffset Monday = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static Dataset Live(int number) => new()
    {
        Accession = Accession.Series(number),
        Title = $"Series {number}",
        Organisms = [new("Homo sapiens", 9606)],
        SampleCount = number,
        PublishedOn = new DateOnly(2000, 1, 1).AddDays(number),
        Provenance = [new(RecordSource.DocumentSummary, Monday)],
    };

    public static Dataset Soft(int number) => Live(number) with { OverallDesign = "Two arms", Provenance = [new(RecordSource.Soft, Monday)] };
}
