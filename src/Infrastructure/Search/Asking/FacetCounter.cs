using System.Globalization;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>Counts how hits spread. A hit costs two additions: its profile's and its year's; what the profiles are made of is worked out once at the end.</summary>
internal sealed class FacetCounter(Profiles profiles)
{
    private const int MostValues = 25;
    private readonly int[] _hits = new int[profiles.All.Length];
    private readonly int[] _years = new int[DateOnly.MaxValue.Year + 1];

    public void Add(SegmentColumns columns, int doc)
    {
        _hits[columns.Profiles[doc]]++;
        _years[columns.Years[doc]]++;
    }

    /// <summary>The 25 most frequent values of each, ties by name; of the years the latest 25.</summary>
    public Facets Count()
    {
        var (organisms, types, platforms) = (new int[profiles.Organisms.All.Length], new int[profiles.Types.Length], new int[profiles.Platforms.Length]);
        for (var number = 0; number < _hits.Length; number++)
        {
            if (_hits[number] is > 0 and var hits)
            {
                var profile = profiles.All[number];
                AddOrganisms(profile.Organisms, hits, organisms);
                Add(profile.Types, hits, types);
                Add(profile.Platforms, hits, platforms);
            }
        }

        return new(
            MostFrequent(organisms, o => profiles.Organisms.Labels[o]),
            MostFrequent(types, t => profiles.Types[t]),
            MostFrequent(platforms, p => profiles.Platforms[p].ToString()),
            Years());
    }

    private void AddOrganisms(int[] ordinals, int hits, int[] counts)
    {
        for (var i = 0; i < ordinals.Length; i++)
        {
            // Two namings of one organism in one record are one.
            var ordinal = profiles.Organisms.Canonical[ordinals[i]];
            var counted = false;
            for (var j = 0; j < i; j++)
            {
                counted |= profiles.Organisms.Canonical[ordinals[j]] == ordinal;
            }

            counts[ordinal] += counted ? 0 : hits;
        }
    }

    private static void Add(int[] ordinals, int hits, int[] counts)
    {
        foreach (var ordinal in ordinals)
        {
            counts[ordinal] += hits;
        }
    }

    private static FacetCount[] MostFrequent(int[] counts, Func<int, string> label)
    {
        var best = new PriorityQueue<FacetCount, FacetCount>(MostValues + 1, LeastFirst);
        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0 && (best.Count < MostValues || counts[ordinal] >= best.Peek().Count))
            {
                var count = new FacetCount(label(ordinal), counts[ordinal]);
                best.Enqueue(count, count);
                if (best.Count > MostValues)
                {
                    best.Dequeue();
                }
            }
        }

        var list = new FacetCount[best.Count];
        for (var i = list.Length - 1; i >= 0; i--)
        {
            list[i] = best.Dequeue();
        }

        return list;
    }

    private static readonly Comparer<FacetCount> LeastFirst = Comparer<FacetCount>.Create(
        (a, b) => a.Count != b.Count ? a.Count.CompareTo(b.Count) : string.CompareOrdinal(b.Value, a.Value));

    private List<FacetCount> Years()
    {
        var list = new List<FacetCount>();
        for (var year = _years.Length - 1; year > 0 && list.Count < MostValues; year--)
        {
            if (_years[year] > 0)
            {
                list.Add(new(year.ToString(CultureInfo.InvariantCulture), _years[year]));
            }
        }

        return list;
    }
}
