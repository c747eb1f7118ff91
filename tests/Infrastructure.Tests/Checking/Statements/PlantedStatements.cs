using System.Globalization;
using System.Text.RegularExpressions;
using OmicsOracle.Application.Ports;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Tests.Checking;

/// <summary>Makes wrong statements out of records' own sentences: what one names is replaced by another of its kind out of another record. The same ones every time.</summary>
/// <param name="vocabulary">Tells names and their kinds.</param>
internal sealed partial class PlantedStatements(IReadOnlyDictionary<Accession, RecordText> records, IVocabulary vocabulary)
{
    private static readonly string[] General = ["cancer", "tumor", "tumors", "tumour", "tumours", "cell", "cells", "carcinoma", "treatment", "knockdown", "stress", "infection", "neoplasm", "cancers", "drug", "metastasis", "tissue", "stem cell", "stem cells", "syndrome"];

    private readonly List<RecordText> _records = [.. records.Values.Where(r => r.HasProse).OrderBy(r => r.Accession.Number)];

    /// <param name="count">How many of each kind at most.</param>
    public IEnumerable<Statement> Make(int count)
    {
        foreach (var kind in (ClaimKind[])[ClaimKind.Organism, ClaimKind.Number, ClaimKind.Accession, ClaimKind.Gene, ClaimKind.Drug, ClaimKind.SampleCount, ClaimKind.Source])
        {
            foreach (var (statement, at) in _records.Select((r, i) => Planted(kind, r, i)).OfType<Statement>().Take(count).Select((s, i) => (s, i)))
            {
                yield return statement with { IsReported = at % 2 == 1 };
            }
        }
    }

    private Statement? Planted(ClaimKind kind, RecordText record, int at) => kind switch
    {
        ClaimKind.SampleCount => Others(at).Select(o => o.Dataset.SampleCount).FirstOrDefault(c => c is not null && c != record.Dataset.SampleCount) is { } count && record.Dataset.SampleCount is not null
            ? Of(kind, record, string.Create(CultureInfo.InvariantCulture, $"The series comprises {count} samples.")) : null,
        ClaimKind.Accession => Others(at).SelectMany(o => o.Dataset.Platforms).FirstOrDefault(p => !record.Dataset.Platforms.Contains(p)) is { Number: > 0 } platform
            ? Of(kind, record, $"The samples were measured on platform {platform}.") : null,
        _ => Replaced(kind, record, at),
    };

    private Statement? Replaced(ClaimKind kind, RecordText record, int at)
    {
        foreach (var sentence in SentencesOf(record))
        {
            var (start, end, name, id) = Names(kind, sentence).FirstOrDefault();
            if (name is null)
            {
                continue;
            }

            var other = Others(at).SelectMany(o => SentencesOf(o).SelectMany(s => Names(kind, s))).FirstOrDefault(o => IsOther(kind, record, (name, id), (o.Name, o.Id)));
            return other.Name is null ? null : Of(kind, record, sentence[..start] + other.Name + sentence[end..]);
        }

        return null;
    }

    /// <summary>Of a name not the same thing, nor anything that the record speaks of; of a number only another number.</summary>
    private bool IsOther(ClaimKind kind, RecordText record, (string Name, string Id) here, (string Name, string Id) other)
    {
        if (kind is ClaimKind.Number)
        {
            return here.Name != other.Name;
        }

        var text = string.Join(" \n ", record.Fields.Select(f => f.Text));
        return other.Id != here.Id && !text.Contains(other.Name, StringComparison.OrdinalIgnoreCase)
            && !vocabulary.Find(text).Any(f => f.Meanings.Any(m => m.Id == other.Id || vocabulary.Broader(m).Any(b => b.Id == other.Id || vocabulary.Broader(b).Any(a => a.Id == other.Id))));
    }

    private IEnumerable<(int Start, int End, string Name, string Id)> Names(ClaimKind kind, string sentence) => kind switch
    {
        ClaimKind.Number => Numbers().Matches(sentence).Select(m => (m.Index, m.Index + m.Length, m.Value, m.Value)),
        ClaimKind.Gene => Symbols().Matches(sentence).Where(m => !m.Value.StartsWith("GSE", StringComparison.Ordinal)).Select(m => (m.Index, m.Index + m.Length, m.Value, m.Value)),
        _ => vocabulary.Find(sentence).Where(f => !f.IsAbbreviation && KindsOf(kind).Contains(f.Meanings[0].Kind) && !General.Contains(sentence[f.Start..f.End].ToLowerInvariant()) && (kind is not ClaimKind.Drug || f.Meanings[0].Id.StartsWith("CHEBI", StringComparison.Ordinal)))
            .Select(f => (f.Start, f.End, sentence[f.Start..f.End], f.Meanings[0].Id)),
    };

    private static ConceptKind[] KindsOf(ClaimKind kind) => kind switch
    {
        ClaimKind.Organism => [ConceptKind.Organism],
        ClaimKind.Drug => [ConceptKind.Treatment],
        _ => [ConceptKind.Tissue, ConceptKind.CellType, ConceptKind.CellLine],
    };

    /// <summary>The other records, from the next one on.</summary>
    private IEnumerable<RecordText> Others(int at) => Enumerable.Range(1, _records.Count - 1).Select(step => _records[(at + (step * 5)) % _records.Count]);

    private static IEnumerable<string> SentencesOf(RecordText record) =>
        record.Fields.Where(f => f.Name is RecordField.Summary or RecordField.OverallDesign)
            .SelectMany(f => Sentences.Of(f.Text).Select(r => f.Text[r])).Where(s => s.Length is > 40 and < 400 && !s.Contains("://", StringComparison.Ordinal) && !s.Contains('@', StringComparison.Ordinal));

    private static Statement Of(ClaimKind kind, RecordText record, string text) => new(record.Accession, text, kind, false);

    [GeneratedRegex(@"(?<![\w.,/-])\d{1,4}(?![\w.,/%-]|\s?(?:st|nd|rd|th)\b)")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![\w-])[A-Z]{2,5}\d{1,2}[A-Z]?(?![\w-])")]
    private static partial Regex Symbols();
}
