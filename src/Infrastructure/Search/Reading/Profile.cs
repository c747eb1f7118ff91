using System.Globalization;
using System.Text;
using Lucene.Net.Util;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Search.Reading;

/// <summary>The organisms, study types and platforms of a series taken together. Many series share one, so hits are counted a profile, and a filter is asked once a profile.</summary>
/// <param name="Organisms">Ordinals in <see cref="Profiles.Organisms"/>; the other two likewise.</param>
internal sealed record Profile(int[] Organisms, int[] Types, int[] Platforms)
{
    private const char Section = '\u001d';
    private const char Item = '\u001e';
    private const char Part = '\u001f';

    // Lucene takes at most 32,766 bytes; a UTF-16 unit may need three.
    private const int LongestText = 10_000;

    public static BytesRef Encode(Dataset series)
    {
        var text = new StringBuilder(64);
        foreach (var organism in series.Organisms)
        {
            Append(text, string.Create(CultureInfo.InvariantCulture, $"{organism.TaxonId}{Part}{Clean(organism.Name)}"), reserve: 2);
        }

        text.Append(Section);
        foreach (var type in series.StudyTypes)
        {
            Append(text, Clean(type), reserve: 1);
        }

        text.Append(Section);
        foreach (var platform in series.Platforms)
        {
            Append(text, platform.ToString(), reserve: 0);
        }

        return new BytesRef(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads an encoded profile, giving each of its values to a table and taking the ordinal.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Profile Decode(string encoded, Func<Organism, int> organism, Func<string, int> type, Func<Accession, int> platform)
    {
        var sections = encoded.Split(Section);
        return sections.Length == 3
            ? new(
                Ordinals(sections[0], o => organism(DecodeOrganism(o))),
                Ordinals(sections[1], type),
                Ordinals(sections[2], p => platform(Accession.Parse(p))))
            : throw new FormatException("The index holds something that is no profile.");
    }

    private static Organism DecodeOrganism(string text)
    {
        var split = text.IndexOf(Part, StringComparison.Ordinal);
        return new(
            split < text.Length - 1 ? text[(split + 1)..] : null,
            split > 0 ? int.Parse(text.AsSpan(0, split), NumberStyles.None, CultureInfo.InvariantCulture) : null);
    }

    private static int[] Ordinals(string section, Func<string, int> ordinal) =>
        section.Length == 0 ? [] : [.. section.Split(Item, StringSplitOptions.RemoveEmptyEntries).Select(ordinal).Distinct()];

    private static void Append(StringBuilder text, string item, int reserve)
    {
        if (text.Length + item.Length + reserve < LongestText)
        {
            text.Append(text.Length > 0 && text[^1] != Section ? Item : "").Append(item);
        }
    }

    private static string Clean(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(Section, Item, Part) < 0 ? value : value.Replace(Section, ' ').Replace(Item, ' ').Replace(Part, ' ');
}
