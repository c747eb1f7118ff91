using System.Globalization;
using System.Text;
using OmicsOracle.Application.Summaries;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>Records as the model gets them: a field a line, within so many characters; the longest fields lose their last sentences first.</summary>
internal static class RecordData
{
    /// <summary>Of a field that has no sentence short enough.</summary>
    private const double LeastKept = 0.5;

    public static void Write(StringBuilder data, IReadOnlyList<RecordText> records, int mostCharacters)
    {
        var fields = records.Select(r => Fields(r).Select(f => (f.Name, Text: HarmlessText.Of(f.Text))).ToList()).ToList();
        var longest = Longest([.. fields.SelectMany(r => r).Select(f => f.Text.Length)], mostCharacters);
        foreach (var (record, texts) in records.Zip(fields))
        {
            data.Append(CultureInfo.InvariantCulture, $"accession: {record.Accession}\n");
            foreach (var (name, text) in texts)
            {
                data.Append(name).Append(": ").Append(Cut(text, longest)).Append('\n');
            }
        }
    }

    private static IEnumerable<RecordField> Fields(RecordText record)
    {
        var groups = SampleGroups.Of(record.Dataset).Select(g => $"{g.Tag} {string.Join(", ", g.Groups.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Value} ({v.Samples})")))}".TrimStart());
        var samples = string.Join("; ", groups);
        return samples.Length == 0 ? record.Fields : record.Fields.Append(new(RecordField.Samples, samples));
    }

    /// <summary>How long a field may be, so that all of them together are no longer than is permitted and the short ones stay whole.</summary>
    private static int Longest(int[] lengths, int most)
    {
        Array.Sort(lengths);
        for (var (i, left) = (0, most); i < lengths.Length; left -= lengths[i++])
        {
            var share = left / (lengths.Length - i);
            if (lengths[i] > share)
            {
                return share;
            }
        }

        return int.MaxValue;
    }

    /// <summary>At the end of a sentence; where that would leave too little, between words.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = Sentences.Of(text).Select(s => s.End.GetOffset(text.Length)).LastOrDefault(e => e <= longest);
        if (end < longest * LeastKept)
        {
            end = text.LastIndexOf(' ', longest) is > 0 and var blank ? blank : longest;
        }

        return text[..end];
    }
}
