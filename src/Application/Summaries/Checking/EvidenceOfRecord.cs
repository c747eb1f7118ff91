using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>What one record holds, prepared so that a sentence is looked up in it at once.</summary>
internal sealed class EvidenceOfRecord
{
    /// <summary>Of a record with more samples, the words of the first ones are read; their number and groups are counted over all.</summary>
    public const int MostSamples = 500;

    private const int MostOfSamples = 20_000, MostOfField = 20_000, MostSentences = 300, MostMeanings = 4, MostBroader = 48;

    private readonly Dictionary<string, Place> _concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Place> _organisms = [];
    private readonly Dictionary<string, Place> _accessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(NumberFound Number, Place Place)> _numbers = [];
    private readonly List<EvidenceSentence> _sentences = [];
    private readonly IVocabulary _vocabulary;
    private readonly HashSet<Accession> _samples;

    private EvidenceOfRecord(RecordText record, IVocabulary vocabulary)
    {
        (Record, _vocabulary) = (record, vocabulary);
        _samples = [.. record.Dataset.Samples.Select(s => s.Accession)];
        foreach (var field in record.Fields)
        {
            Read(field);
        }

        ReadSamples();
        ReadData();
    }

    public RecordText Record { get; }

    public WordIndex Words { get; } = new();

    public IReadOnlyList<(NumberFound Number, Place Place)> Numbers => _numbers;

    public IReadOnlyList<EvidenceSentence> Sentences => _sentences;

    public static EvidenceOfRecord Of(RecordText record, IVocabulary vocabulary) => new(record, vocabulary);

    public Place? Concept(Concept concept) =>
        _concepts.TryGetValue(concept.Id, out var place) ? place : _vocabulary.TypesOf(concept).Any(Record.Dataset.StudyTypes.Contains) ? Whole(RecordField.StudyTypes) : null;

    public Place? Organism(int taxon) => _organisms.TryGetValue(taxon, out var place) ? place : null;

    public Place? Named(string accession) =>
        _accessions.TryGetValue(accession, out var place) ? place : Accession.TryParse(accession, out var sample) && _samples.Contains(sample) ? Whole(RecordField.Samples) : null;

    public Place Whole(string field) => new(Record.Accession, field, 0, 0);

    private void Read(RecordField field)
    {
        var text = Talk.WithoutOrders(field.Text.Length > MostOfField ? field.Text[..MostOfField] : field.Text);
        Place At(int start, int end) => new(Record.Accession, field.Name, start, end);
        if (field.Name is RecordField.PublishedOn or RecordField.SampleCount)
        {
            return;
        }

        var isProse = field.Name is RecordField.Title or RecordField.Summary or RecordField.OverallDesign;
        foreach (var sentence in isProse ? Summaries.Sentences.Of(text) : [Range.All])
        {
            var (start, length) = sentence.GetOffsetAndLength(text.Length);
            var words = TextWord.Of(text, start, start + length);
            Words.Add(text, words, At);
            if (isProse && _sentences.Count < MostSentences)
            {
                _sentences.Add(EvidenceSentence.Of(At(start, start + length), text, words));
                var numbers = NumbersInText.Of(text, words);
                _numbers.AddRange(numbers.Select(n => (n, At(n.Start, n.End))));
                _numbers.AddRange(FollowingNumbers.Sums(text, numbers).Select(n => (n, At(start, start + length))));
            }
        }

        foreach (var (start, end, taxon) in OrganismNames.In(text, TextWord.Of(text)))
        {
            _organisms.TryAdd(taxon, At(start, end));
        }

        foreach (var (start, end, accession) in AccessionNames.In(text))
        {
            _accessions.TryAdd(accession, At(start, end));
        }

        ReadNames(text, At);
    }

    private void ReadNames(string text, Func<int, int, Place> at)
    {
        foreach (var found in _vocabulary.Find(text))
        {
            foreach (var meaning in found.Meanings.Take(MostMeanings))
            {
                AddWithBroader(meaning, at(found.Start, found.End));
            }
        }
    }

    /// <summary>What is said of a thing is said of its kind too.</summary>
    private void AddWithBroader(Concept concept, Place place)
    {
        if (!_concepts.TryAdd(concept.Id, place))
        {
            return;
        }

        var left = new Queue<Concept>(_vocabulary.Broader(concept));
        for (var seen = 0; seen < MostBroader && left.TryDequeue(out var above); seen++)
        {
            if (_concepts.TryAdd(above.Id, place))
            {
                foreach (var further in _vocabulary.Broader(above))
                {
                    left.Enqueue(further);
                }
            }
        }
    }

    private void ReadSamples()
    {
        var (place, read) = (Whole(RecordField.Samples), 0);
        var samples = Record.Dataset.Samples.Take(MostSamples).ToList();
        var values = samples.SelectMany(s => s.Characteristics.Select(c => $"{c.Tag}: {c.Value}").Append(s.Source ?? "")).Distinct(StringComparer.Ordinal).Select(Talk.WithoutOrders).ToList();
        foreach (var value in values.TakeWhile(v => (read += v.Length) < MostOfSamples))
        {
            var words = TextWord.Of(value);
            Words.Add(value, words, (_, _) => place);
            _numbers.AddRange(NumbersInText.Of(value, words).Where(n => n.Unit is not null).Select(n => (n, place)));
            foreach (var (_, _, taxon) in OrganismNames.In(value, words))
            {
                _organisms.TryAdd(taxon, place);
            }
        }

        // One text for all, since names are found faster in a few long texts than in many short ones.
        var together = string.Join("; ", values);
        ReadNames(together.Length > MostOfSamples ? together[..MostOfSamples] : together, (_, _) => place);
        foreach (var title in samples.Select(s => Talk.WithoutOrders(s.Title)).TakeWhile(t => (read += t.Length) < 2 * MostOfSamples))
        {
            Words.Add(title, TextWord.Of(title), (_, _) => place);
        }
    }

    private void ReadData()
    {
        var series = Record.Dataset;
        _numbers.AddRange(FollowingNumbers.Of(series).Select(n => (n.Number, Whole(n.Field))));
        foreach (var organism in series.Organisms)
        {
            if ((organism.TaxonId ?? (organism.Name is { } name ? WellKnownOrganisms.TaxonIdOf(name) : null)) is { } taxon)
            {
                _organisms.TryAdd(taxon, Whole(RecordField.Organisms));
            }
        }

        _accessions.TryAdd(series.Accession.ToString(), Whole(RecordField.Title));
        foreach (var other in series.PubMedIds.Select(p => $"PMID{p}").Concat(series.Relations.Select(r => r.Target)))
        {
            _accessions.TryAdd(other, Whole(RecordField.Summary));
        }
    }
}
