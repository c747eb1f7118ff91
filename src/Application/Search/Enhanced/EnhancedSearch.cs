using Microsoft.Extensions.Options;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Search.Enhanced;

/// <summary>Understands a question, asks the sources at once, and makes one answer of what came in time.</summary>
internal sealed class EnhancedSearch(
    QuestionReader reader,
    UnderstoodSearch understood,
    OutsideSources outside,
    IDatasetCatalog catalog,
    LiveKeeping keeping,
    IOptions<EnhancedOptions> options,
    TimeProvider time)
{
    /// <summary>Groups that are weighed, as many as a simple search weighs words; the lightest of more are not searched.</summary>
    private const int MostGroups = 64;

    private readonly FurtherHits _further = new(catalog);

    /// <exception cref="SourceUnavailable">No source has answered.</exception>
    public async Task<SearchAnswer> Answer(SearchEnhanced request, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var (query, source) = request;
        if (source is SearchSource.Live && !outside.AreOn)
        {
            throw LiveFailure.Refusal("source", LiveFailure.SwitchedOff);
        }

        var isLimitedByConcept = query.Filters.Concepts.Count > 0;
        if (source is SearchSource.Live && isLimitedByConcept)
        {
            throw LiveFailure.Refusal("concept", LiveFailure.ConceptsAreLocal);
        }

        var told = request.Told ?? (_ => { });
        var (read, dropped) = Bounded(reader.Read(query));
        if (source is SearchSource.Live && read.Asked.Groups.Count == 0)
        {
            throw LiveFailure.Refusal("q", "Nothing in the question was understood that GEO could be asked for; leave source out, or use the simple search.");
        }

        var interpretation = new Interpretation(FiltersAsked.Of(read.Asked), dropped) { Concepts = read.Concepts, Notes = read.Notes };
        told(new SearchStage.Understood(interpretation));

        // Where nothing was understood there is nothing to ask them, and of what they find nobody can say what it mentions. A further page goes on where the catalogue's hits ended; the others were asked with the first one.
        var asksOutside = read.Asked.Groups.Count > 0 && !isLimitedByConcept && (source is SearchSource.Live || (source is SearchSource.Auto && query.After is null && outside.AreOn && !await outside.AreNeedless(cancellation)));
        Task<LiveReport>[] asking = asksOutside ? [Reported(outside.Geo(read.Asked, cancellation)), Reported(outside.PubMed(read.Asked, cancellation))] : [];
        var held = source is SearchSource.Live ? null : await Held();
        var reports = await Task.WhenAll(asking);
        if (held is not { IsThere: true } && !reports.Any(r => r.Hits is not null))
        {
            throw Failure(held?.Failure, reports);
        }

        keeping.Keep([.. reports.SelectMany(r => r.Hits?.Datasets ?? []).DistinctBy(d => d.Accession)]);
        var answer = await Fused(query, held?.Part ?? Nothing(query, interpretation), reports, cancellation);
        return answer with
        {
            TookMs = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3),
            Interpretation = answer.Interpretation with { Dropped = [.. answer.Interpretation.Dropped.Union(dropped)] },
        };

        async Task<HeldOutcome> Held()
        {
            var outcome = await HeldInTime(read, query, interpretation, cancellation);
            told(new SearchStage.Source(outcome.Part.Answer.Sources[0]));
            if (outcome.IsThere)
            {
                told(new SearchStage.Local(outcome.Part.Answer with { Results = Families.Folded(outcome.Part.Answer.Results) }));
            }

            return outcome;
        }

        async Task<LiveReport> Reported(Task<LiveReport> task)
        {
            var report = await task;
            told(new SearchStage.Source(report.Source));
            return report;
        }
    }

    private async Task<HeldOutcome> HeldInTime(ReadQuestion read, SearchQuery query, Interpretation interpretation, CancellationToken cancellation)
    {
        var within = options.Value.Within;
        try
        {
            var part = await Task.Run(() => understood.Answer(read, query, cancellation), cancellation).WaitAsync(within, time, cancellation);
            return new(part, null);
        }
        catch (TimeoutException)
        {
            var late = FormattableString.Invariant($"The index did not answer within {within.TotalSeconds:0.#} s.");
            return new(Without(SourceStatus.Timeout, late), new SourceUnavailable("index", late));
        }
        catch (SourceUnavailable failure)
        {
            return new(Without(SourceStatus.Unavailable, failure.Message), failure);
        }

        HeldPart Without(SourceStatus status, string reason) => Nothing(query, interpretation, new SourceReport("local", status, 0, 0, null, reason));
    }

    private async Task<SearchAnswer> Fused(SearchQuery query, HeldPart held, IReadOnlyList<LiveReport> reports, CancellationToken cancellation)
    {
        var answered = reports.Where(r => r.Hits is not null).ToList();
        var lists = answered.Select(r => r.Hits!.Datasets).ToList();
        var further = (await _further.Of(held.Answer, [.. lists.SelectMany(l => l).DistinctBy(d => d.Accession)], cancellation)).ConvertAll(f => f.Hit);
        var page = RankFusion.Page(query, held.Answer.Results, further, lists);
        var heldShown = page.Count(hit => hit.Source != "live");
        var geo = answered.FirstOrDefault(r => r.Source.Name == LiveSearch.Source);
        return held.Answer with
        {
            Total = Math.Max(held.Answer.Total + further.Count, geo?.Hits!.Total ?? 0),
            Completeness = reports.All(r => r.Source.Status is SourceStatus.Ok) ? held.Answer.Completeness : Completeness.Partial,
            Sources = [.. held.Answer.Sources, .. reports.Select(r => r.Source)],
            Interpretation = geo is null ? held.Answer.Interpretation : LiveAnswer.Told(held.Answer.Interpretation, geo),
            Facets = LiveFacets.With(held.Answer.Facets, further),
            Results = Families.Folded(page),
            NextCursor = heldShown == held.Answer.Results.Count ? held.Answer.NextCursor : await held.CursorAfter(heldShown),
        };
    }

    internal static (ReadQuestion Read, IReadOnlyList<string> Dropped) Bounded(ReadQuestion read)
    {
        var (groups, lightest) = (read.Asked.Groups, new List<PhraseGroup>());
        if (groups.Count > MostGroups)
        {
            lightest = [.. groups.OrderByDescending(g => g.Weight).Skip(MostGroups)];
            read = read with { Asked = read.Asked with { Groups = [.. groups.Where(g => !lightest.Contains(g))] } };
        }

        return (read, lightest.ConvertAll(g => g.Name));
    }

    private static HeldPart Nothing(SearchQuery query, Interpretation interpretation, params SourceReport[] sources) => new(
        new SearchAnswer(query.Text, 0, 0, sources.Length == 0 ? Completeness.Complete : Completeness.Partial, sources, interpretation, Facets.None, [], null),
        _ => Task.FromResult<SearchCursor?>(null));

    private static Exception Failure(SourceUnavailable? held, LiveReport[] reports)
    {
        if (held is not null)
        {
            return held;
        }

        return reports.FirstOrDefault(r => r.Kind is AnswerKind.InvalidRequest) is { } refused
            ? LiveFailure.Refusal("q", refused.Source.Reason!)
            : new SourceUnavailable(SourceUnavailable.Upstream, reports[0].Source.Reason!) { RetryAfter = reports[0].RetryAfter };
    }

    /// <param name="Failure">Null where the catalogue has answered.</param>
    private sealed record HeldOutcome(HeldPart Part, SourceUnavailable? Failure)
    {
        public bool IsThere => Failure is null;
    }
}
