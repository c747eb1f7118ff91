using System.Runtime.CompilerServices;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>One gene of NCBI's gene_info.</summary>
/// <param name="FullName">Null where it has none.</param>
internal sealed record GeneLine(int TaxonId, string GeneId, string Symbol, IReadOnlyList<string> Synonyms, string? FullName, string Type);

/// <summary>Reads gene_info (ftp.ncbi.nlm.nih.gov/gene/DATA): tab-separated, "-" for nothing, columns named by the header line, whose names differ in place between releases.</summary>
internal sealed class GeneInfoReader(TextReader text)
{
    private static readonly char[] Bar = ['|'];
    private static readonly string[] Wanted = ["tax_id", "GeneID", "Symbol", "Synonyms", "description", "type_of_gene"];

    public List<OboFault> Faults { get; } = [];

    public async IAsyncEnumerable<GeneLine> Genes([EnumeratorCancellation] CancellationToken cancellation)
    {
        Columns? columns = null;
        long number = 0;
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (line.StartsWith('#'))
            {
                columns = Columns.Read(line);
                continue;
            }

            if (columns is null)
            {
                Faults.Add(new(number, "The header line with the names of the columns is missing."));
                yield break;
            }

            var values = line.Split('\t');
            if (values.Length < columns.Least || !int.TryParse(values[columns.Taxon], out var taxon) || values[columns.Symbol] is "-" or "NEWENTRY" or "")
            {
                if (!line.Contains("NEWENTRY", StringComparison.Ordinal))
                {
                    Faults.Add(new(number, "This is no line of gene_info."));
                }

                continue;
            }

            yield return new(
                taxon,
                values[columns.Gene],
                values[columns.Symbol],
                values[columns.Synonyms] is "-" ? [] : values[columns.Synonyms].Split(Bar, StringSplitOptions.RemoveEmptyEntries),
                values[columns.Description] is "-" or "" ? null : values[columns.Description],
                values[columns.Type]);
        }
    }

    private sealed record Columns(int Taxon, int Gene, int Symbol, int Synonyms, int Description, int Type)
    {
        public int Least { get; } = new[] { Taxon, Gene, Symbol, Synonyms, Description, Type }.Max() + 1;

        /// <returns>Null where a column is missing.</returns>
        public static Columns? Read(string header)
        {
            var names = header.TrimStart('#').Replace("Format:", "", StringComparison.Ordinal).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            int[] at = [.. Wanted.Select(n => Array.IndexOf(names, n))];
            return at.Min() < 0 ? null : new(at[0], at[1], at[2], at[3], at[4], at[5]);
        }
    }
}
