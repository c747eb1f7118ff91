using System.Globalization;
using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>One gene of NCBI's gene_info.</summary>
/// <param name="FullName">Null where it has none.</param>
internal sealed record GeneLine(int TaxonId, string GeneId, string Symbol, IReadOnlyList<string> Synonyms, string? FullName);

/// <summary>Reads gene_info (ftp.ncbi.nlm.nih.gov/gene/DATA): tab-separated, "-" for nothing, columns named by the header line, whose names differ in place between releases.</summary>
internal sealed class GeneInfoReader(LineReader lines)
{
    private const int MostFaults = OboReader.MostFaults;
    private const string NoSymbolYet = "NEWENTRY";
    private static readonly string[] Wanted = ["tax_id", "GeneID", "Symbol", "Synonyms", "description"];

    public List<VocabularyFault> Faults { get; } = [];

    /// <summary>The last day on which a gene was changed, yyyyMMdd; null where the file does not tell.</summary>
    public string? Version { get; private set; }

    public IEnumerable<GeneLine> Genes()
    {
        Columns? columns = null;
        while (Faults.Count <= MostFaults && lines.Next())
        {
            var line = Encoding.UTF8.GetString(lines.Line).TrimEnd('\r');
            if (line.StartsWith('#'))
            {
                columns = Columns.Read(line) ?? columns;
                continue;
            }

            if (columns is null)
            {
                Faults.Add(new(lines.Number, "The header line with the names of the columns is missing."));
                yield break;
            }

            var values = line.Split('\t');
            if (values.Length < columns.Least
                || !int.TryParse(values[columns.Taxon], NumberStyles.None, CultureInfo.InvariantCulture, out var taxon)
                || !int.TryParse(values[columns.Gene], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                Faults.Add(new(lines.Number, "This is no line of gene_info."));
                continue;
            }

            Note(columns.Changed >= 0 && columns.Changed < values.Length ? values[columns.Changed] : "");
            if (values[columns.Symbol] is not ("" or "-" or NoSymbolYet))
            {
                yield return new(
                    taxon,
                    values[columns.Gene],
                    values[columns.Symbol],
                    values[columns.Synonyms] is "-" ? [] : values[columns.Synonyms].Split('|', StringSplitOptions.RemoveEmptyEntries),
                    values[columns.Description] is "-" or "" ? null : values[columns.Description]);
            }
        }
    }

    private void Note(string changed)
    {
        if (changed.Length == 8 && changed.All(char.IsAsciiDigit) && string.CompareOrdinal(changed, Version) > 0)
        {
            Version = changed;
        }
    }

    private sealed record Columns(int Taxon, int Gene, int Symbol, int Synonyms, int Description, int Changed)
    {
        public int Least { get; } = new[] { Taxon, Gene, Symbol, Synonyms, Description }.Max() + 1;

        /// <returns>Null where a column is missing.</returns>
        public static Columns? Read(string header)
        {
            var names = header.TrimStart('#').Replace("Format:", "", StringComparison.Ordinal).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            int[] at = [.. Wanted.Select(n => Array.IndexOf(names, n))];
            return at.Min() < 0 ? null : new(at[0], at[1], at[2], at[3], at[4], Array.IndexOf(names, "Modification_date"));
        }
    }
}
