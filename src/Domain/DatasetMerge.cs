namespace OmicsOracle.Domain;

/// <summary>How two readings of one series become one record.
/// The richer reading wins field by field (see <see cref="RecordSource"/>), the later one where both are equally rich; a field that the winner
/// lacks keeps the other's value. So a document summary never erases what SOFT brought, in whichever order they arrive.
/// Lists are taken whole from the winner unless it has none, but PubMed ids and relations are added up, since each source knows some.
/// A sample keeps the reading with more characteristics, completed by the other. A starter record is replaced as a whole.</summary>
public static class DatasetMerge
{
    /// <exception cref="ArgumentException">The two are not the same series.</exception>
    public static Dataset MergedWith(this Dataset held, Dataset arriving)
    {
        if (held.Accession != arriving.Accession)
        {
            throw new ArgumentException($"{arriving.Accession} cannot be merged into {held.Accession}.", nameof(arriving));
        }

        if (held.IsStarter || arriving.IsStarter)
        {
            return held.IsStarter ? arriving : held;
        }

        var (winner, other) = Rank(arriving).CompareTo(Rank(held)) >= 0 ? (arriving, held) : (held, arriving);
        return winner with
        {
            Title = winner.Title.Length > 0 ? winner.Title : other.Title,
            Summary = winner.Summary ?? other.Summary,
            OverallDesign = winner.OverallDesign ?? other.OverallDesign,
            Organisms = Organisms(winner.Organisms, other.Organisms),
            StudyTypes = Preferred(winner.StudyTypes, other.StudyTypes),
            Platforms = Preferred(winner.Platforms, other.Platforms),
            SampleCount = winner.SampleCount ?? other.SampleCount,
            Samples = Samples(winner.Samples, other.Samples),
            SubmittedOn = winner.SubmittedOn ?? other.SubmittedOn,
            PublishedOn = winner.PublishedOn ?? other.PublishedOn,
            UpdatedOn = winner.UpdatedOn ?? other.UpdatedOn,
            PubMedIds = [.. winner.PubMedIds.Union(other.PubMedIds)],
            Relations = [.. winner.Relations.Union(other.Relations)],
            Provenance = Sources(arriving, held),
        };
    }

    private static (RecordSource, DateTimeOffset) Rank(Dataset dataset) =>
        dataset.Provenance.Max(p => (p.Source, p.FetchedAt));

    private static IReadOnlyList<T> Preferred<T>(IReadOnlyList<T> first, IReadOnlyList<T> second) => first.Count > 0 ? first : second;

    private static IReadOnlyList<Organism> Organisms(IReadOnlyList<Organism> winner, IReadOnlyList<Organism> other)
    {
        // One series, one organism in each reading: a name from one and an id from the other speak of the same.
        if (winner is [var only] && other is [var counterpart] && Complement(only, counterpart))
        {
            return [Completed(only, counterpart)];
        }

        return [.. Preferred(winner, other).Select(o => winner.Concat(other).Where(o.IsSameAs).Aggregate(o, Completed)).Distinct()];
    }

    private static bool Complement(Organism one, Organism another) =>
        (one.Name is null || another.Name is null) && (one.TaxonId is null || another.TaxonId is null);

    private static Organism Completed(Organism organism, Organism same) => new(organism.Name ?? same.Name, organism.TaxonId ?? same.TaxonId);

    private static IReadOnlyList<Sample> Samples(IReadOnlyList<Sample> winner, IReadOnlyList<Sample> other)
    {
        if (winner.Count == 0 || other.Count == 0)
        {
            return Preferred(winner, other);
        }

        var known = other.DistinctBy(s => s.Accession).ToDictionary(s => s.Accession);
        return
        [
            .. winner.Select(s => known.Remove(s.Accession, out var same) ? Merged(s, same) : s),
            .. other.DistinctBy(s => s.Accession).Where(s => known.ContainsKey(s.Accession)),
        ];
    }

    private static Sample Merged(Sample winner, Sample other)
    {
        var (richer, poorer) = other.Characteristics.Count > winner.Characteristics.Count ? (other, winner) : (winner, other);
        return richer with
        {
            Title = richer.Title.Length > 0 ? richer.Title : poorer.Title,
            Source = richer.Source ?? poorer.Source,
            Organisms = Preferred(richer.Organisms, poorer.Organisms),
        };
    }

    private static IReadOnlyList<Provenance> Sources(Dataset arriving, Dataset held) =>
    [
        .. arriving.Provenance.Concat(held.Provenance)
            .GroupBy(p => p.Source)
            .Select(g => g.MaxBy(p => p.FetchedAt)!)
            .OrderByDescending(p => p.Source),
    ];
}
