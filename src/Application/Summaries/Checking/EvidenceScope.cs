using OmicsOracle.Domain;

namespace OmicsOracle.Application.Summaries.Checking;

/// <summary>The records that one sentence may rest on.</summary>
internal sealed class EvidenceScope(IReadOnlyList<EvidenceOfRecord> records)
{
    private const int MostPlaces = 4;

    public IReadOnlyList<EvidenceOfRecord> Records => records;

    public IEnumerable<EvidenceSentence> Sentences => records.SelectMany(r => r.Sentences);

    public bool HasStem(string stem) => records.Any(r => r.Words.Stem(stem).Count > 0);

    public List<Place> Name(string compact) => [.. records.SelectMany(r => r.Words.Name(compact)).Take(MostPlaces)];

    /// <summary>Where the telling words of a phrase stand together: in one sentence, or in what is said of the samples. Null where they do not.</summary>
    public List<Place>? Together(IReadOnlyCollection<string> stems)
    {
        if (stems.Count == 0)
        {
            return null;
        }

        var places = new List<Place>();
        foreach (var record in records)
        {
            var of = stems.Select(record.Words.Stem).ToList();
            if (of.Exists(p => p.Count == 0))
            {
                continue;
            }

            if (stems.Count == 1 || of.TrueForAll(p => p.Any(w => w.End == 0)))
            {
                places.AddRange(of[0]);
            }
            else if (record.Sentences.FirstOrDefault(s => stems.All(s.Stems.Contains)) is { } sentence)
            {
                places.AddRange(of.SelectMany(p => p).Where(sentence.Holds));
            }
            else if (of.TrueForAll(p => p.Any(w => w.Field is not (RecordField.Title or RecordField.Summary or RecordField.OverallDesign))))
            {
                places.AddRange(of[0]);
            }
            else
            {
                continue;
            }

            if (places.Count >= MostPlaces)
            {
                break;
            }
        }

        return places.Count > 0 ? [.. places.Take(MostPlaces)] : null;
    }

    public List<Place>? Concepts(IEnumerable<Concept> meanings)
    {
        List<Place> places = [.. records.Select(r => meanings.Select(r.Concept).FirstOrDefault(p => p is not null)).OfType<Place>().Take(MostPlaces)];
        return places.Count > 0 ? places : null;
    }

    public List<Place> Organism(int taxon) => [.. records.Select(r => r.Organism(taxon)).OfType<Place>().Take(MostPlaces)];

    public List<Place> Accession(string accession) => [.. records.Select(r => r.Named(accession)).OfType<Place>().Take(MostPlaces)];
}
