using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>All profiles that a reader of the index has met, with the values they are made of. Grows as segments are opened and never forgets, so a number once given stays true.</summary>
internal sealed class ProfileTable
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<Profile> _profiles = [];
    private readonly Values<Organism> _organisms = new(EqualityComparer<Organism>.Default);
    private readonly Values<string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Values<Accession> _platforms = new(EqualityComparer<Accession>.Default);

    public int Add(string encoded)
    {
        if (!_known.TryGetValue(encoded, out var number))
        {
            number = _profiles.Count;
            _profiles.Add(Profile.Decode(encoded, _organisms.OrdinalOf, _types.OrdinalOf, _platforms.OrdinalOf));
            _known.Add(encoded, number);
        }

        return number;
    }

    /// <summary>What is known now, for searches to read while the table grows on.</summary>
    public Profiles Freeze() => new([.. _profiles], OrganismNames.Of(_organisms.All), _types.All, _platforms.All);

    private sealed class Values<T>(IEqualityComparer<T> equality) where T : notnull
    {
        private readonly Dictionary<T, int> _ordinals = new(equality);
        private readonly List<T> _values = [];

        public T[] All => [.. _values];

        public int OrdinalOf(T value)
        {
            if (!_ordinals.TryGetValue(value, out var ordinal))
            {
                ordinal = _values.Count;
                _values.Add(value);
                _ordinals.Add(value, ordinal);
            }

            return ordinal;
        }
    }
}

/// <summary>Profiles by number, and the values that their ordinals mean.</summary>
internal sealed record Profiles(Profile[] All, OrganismNames Organisms, string[] Types, Accession[] Platforms);
