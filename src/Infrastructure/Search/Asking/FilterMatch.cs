using System.Globalization;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Search.Reading;

namespace OmicsOracle.Infrastructure.Search.Asking;

/// <summary>The filters in force, translated into the ordinals of one snapshot.</summary>
internal sealed class FilterMatch
{
    private readonly Profiles _profiles;
    private readonly bool[]? _organisms, _types, _platforms;
    private readonly byte[]? _verdicts;
    private readonly MentionFilter? _mentioned;
    private readonly int _from, _to, _minSamples;

    /// <param name="filters">All but the concepts, of which an index knows no names.</param>
    /// <param name="profiles">The snapshot's.</param>
    /// <param name="mentioned">What a record has to mention.</param>
    public FilterMatch(SearchFilters filters, Profiles profiles, MentionFilter? mentioned = null)
    {
        _profiles = profiles;
        _mentioned = mentioned;
        var inForce = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        _organisms = Wanted(filters.Organisms, profiles.Organisms.All.Length, profiles.Organisms.Mark, "organism", inForce);
        _types = Wanted(filters.Types, profiles.Types.Length, MarkType, "type", inForce);
        _platforms = Wanted(filters.Platforms, profiles.Platforms.Length, MarkPlatform, "platform", inForce);
        _verdicts = _organisms is null && _types is null && _platforms is null ? null : new byte[profiles.All.Length];
        _from = filters.From?.DayNumber ?? int.MinValue;
        _to = filters.To?.DayNumber ?? int.MaxValue;
        _minSamples = filters.MinSamples ?? int.MinValue;
        HasRanges = filters.From is not null || filters.To is not null || filters.MinSamples is not null;
        Note(inForce, "from", filters.From?.ToString("O", CultureInfo.InvariantCulture));
        Note(inForce, "to", filters.To?.ToString("O", CultureInfo.InvariantCulture));
        Note(inForce, "minSamples", filters.MinSamples?.ToString(CultureInfo.InvariantCulture));
        if (mentioned is not null)
        {
            inForce["concept"] = mentioned.Names;
        }

        InForce = inForce;
    }

    /// <summary>Name and values, in the words of the index.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> InForce { get; }

    public bool IsEmpty => _verdicts is null && !HasRanges && _mentioned is null;

    private bool HasRanges { get; }

    public bool Allows(SegmentColumns columns, int doc)
    {
        if (HasRanges && !(FitsFrom(columns.Days[doc]) && FitsTo(columns.Days[doc]) && FitsSamples(columns.Samples[doc])))
        {
            return false;
        }

        return (_verdicts is null || Allows(columns.Profiles[doc])) && _mentioned?.Allows(columns, doc) is not false;
    }

    /// <summary>The names of the filters that a record does not fit.</summary>
    public IEnumerable<string> Refusals(SegmentColumns columns, int doc)
    {
        var (day, profile) = (columns.Days[doc], _profiles.All[columns.Profiles[doc]]);
        return new (string Name, bool Fits)[]
        {
            ("organism", FitsOrganism(profile)),
            ("type", FitsType(profile)),
            ("platform", FitsPlatform(profile)),
            ("from", FitsFrom(day)),
            ("to", FitsTo(day)),
            ("minSamples", FitsSamples(columns.Samples[doc])),
            ("concept", _mentioned?.Allows(columns, doc) is not false),
        }.Where(f => !f.Fits).Select(f => f.Name);
    }

    private bool Allows(int profile)
    {
        const byte unknown = 0, no = 1, yes = 2;
        ref var verdict = ref _verdicts![profile];
        if (verdict == unknown)
        {
            verdict = Decide(_profiles.All[profile]) ? yes : no;
        }

        return verdict == yes;
    }

    private bool Decide(Profile profile) => FitsOrganism(profile) && FitsType(profile) && FitsPlatform(profile);

    private bool FitsOrganism(Profile profile) => _organisms is null || profile.Organisms.Any(o => _organisms[_profiles.Organisms.Canonical[o]]);

    private bool FitsType(Profile profile) => _types is null || profile.Types.Any(t => _types[t]);

    private bool FitsPlatform(Profile profile) => _platforms is null || profile.Platforms.Any(p => _platforms[p]);

    // An unknown day or size is -1 and fails every range that is asked for.
    private bool FitsFrom(int day) => day >= _from;

    private bool FitsTo(int day) => day <= _to && (day >= 0 || _to == int.MaxValue);

    private bool FitsSamples(int samples) => samples >= _minSamples;

    private string MarkType(string asked, bool[] wanted)
    {
        var ordinal = Array.FindIndex(_profiles.Types, t => string.Equals(t, asked.Trim(), StringComparison.OrdinalIgnoreCase));
        return Marked(ordinal, wanted) ? _profiles.Types[ordinal] : asked.Trim();
    }

    private string MarkPlatform(Accession asked, bool[] wanted)
    {
        Marked(Array.IndexOf(_profiles.Platforms, asked), wanted);
        return asked.ToString();
    }

    private static bool Marked(int ordinal, bool[] wanted) => ordinal >= 0 && (wanted[ordinal] = true);

    private static bool[]? Wanted<T>(IReadOnlyList<T> asked, int count, Func<T, bool[], string> mark, string name, SortedDictionary<string, IReadOnlyList<string>> inForce)
    {
        if (asked.Count == 0)
        {
            return null;
        }

        var wanted = new bool[count];
        inForce[name] = [.. asked.Select(a => mark(a, wanted)).Distinct(StringComparer.Ordinal)];
        return wanted;
    }

    private static void Note(SortedDictionary<string, IReadOnlyList<string>> inForce, string name, string? value)
    {
        if (value is not null)
        {
            inForce[name] = [value];
        }
    }
}
