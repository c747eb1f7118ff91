using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Catalog.Formats;

/// <summary>A sample record as it is being read.</summary>
internal sealed class SampleDraft
{
    private const int MostText = 64 * 1024;
    private const int MostOrganisms = 64;
    private readonly List<string> _sources = [];
    private readonly List<Characteristic> _characteristics = [];
    private readonly List<Organism> _organisms = [];
    private readonly List<string> _names = [];
    private readonly List<int> _taxonIds = [];
    private char _channel;

    public Accession? Accession { get; set; }

    public string? Title { get; private set; }

    public Accession? Platform { get; set; }

    /// <summary>The series that it says it belongs to.</summary>
    public List<Accession> Series { get; } = [];

    /// <summary>Characters held.</summary>
    public int Text { get; private set; }

    public void Entitle(string? title)
    {
        if (Title is null && title is not null && HasRoom(title.Length))
        {
            Title = title;
        }
    }

    /// <summary>A second channel that names the same source adds nothing.</summary>
    public void AddSource(string source)
    {
        if (!_sources.Contains(source) && HasRoom(source.Length))
        {
            _sources.Add(source);
        }
    }

    public void AddCharacteristic(Characteristic? characteristic)
    {
        if (characteristic is not null && HasRoom(characteristic.Tag.Length + characteristic.Value.Length))
        {
            _characteristics.Add(characteristic);
        }
    }

    /// <summary>Names and taxon ids belong together within one channel.</summary>
    public void BeginChannel(char number)
    {
        if (number != _channel)
        {
            EndChannel();
            _channel = number;
        }
    }

    /// <summary>Names and ids of one channel, until <see cref="EndChannel"/>.</summary>
    public void AddOrganism(string name)
    {
        if (HasRoom(name.Length))
        {
            _names.Add(name);
        }
    }

    /// <inheritdoc cref="AddOrganism(string)"/>
    public void AddOrganism(int taxonId)
    {
        if (HasRoom(sizeof(int)))
        {
            _taxonIds.Add(taxonId);
        }
    }

    public void EndChannel()
    {
        foreach (var organism in OrganismList.Of(_names, _taxonIds, []))
        {
            if (_organisms.Count < MostOrganisms && !_organisms.Contains(organism))
            {
                _organisms.Add(organism);
            }
        }

        _names.Clear();
        _taxonIds.Clear();
    }

    public IReadOnlyList<Organism> Organisms => _organisms;

    /// <exception cref="InvalidOperationException">It has no accession.</exception>
    public Sample ToSample() => new(Accession!.Value, Title ?? "", _sources.Count == 0 ? null : string.Join("; ", _sources), _organisms, _characteristics);

    private bool HasRoom(int length) => (Text += length + 16) <= MostText;
}
