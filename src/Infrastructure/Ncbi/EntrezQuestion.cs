using OmicsOracle.Application.Search;
using OmicsOracle.Domain;

namespace OmicsOracle.Infrastructure.Ncbi;

/// <summary>A person's words, made ready for Entrez.</summary>
/// <param name="Words">Each once, in their order; a phrase of several words stands in quotes.</param>
/// <param name="Accessions">GEO accessions among the words.</param>
/// <param name="Dropped">What is not sent: function words, signs, and what goes beyond the longest question.</param>
internal sealed record EntrezQuestion(IReadOnlyList<string> Words, IReadOnlyList<Accession> Accessions, IReadOnlyList<string> Dropped)
{
    /// <summary>As many as a search in the own index weighs.</summary>
    private const int MostWords = 64;
    private const int LongestWord = 100;

    public static EntrezQuestion Read(string text)
    {
        var (terms, accessions, dropped) = (new List<string>(), new List<Accession>(), new List<string>());
        var room = MostWords;
        var pieces = text.Split(['"', '\u201C', '\u201D']);
        for (var i = 0; i < pieces.Length; i++)
        {
            // Every second piece stands in quotes, but after the last quote of an odd number nothing is closed.
            if (i % 2 == 1 && i < pieces.Length - 1)
            {
                Add(pieces[i], EntrezText.Words(pieces[i]), quoted: true);
                continue;
            }

            foreach (var typed in pieces[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                Add(typed, EntrezText.Words(typed), quoted: false);
            }
        }

        return new(
            [.. terms.Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. accessions.Distinct()],
            [.. dropped.Distinct(StringComparer.OrdinalIgnoreCase)]);

        void Add(string typed, List<string> words, bool quoted)
        {
            if (words.Count == 0 || words.Count > room || words.Any(w => w.Length > LongestWord))
            {
                Drop(typed);
            }
            else if (words is [var only] && Accession.TryParse(only, out var accession))
            {
                accessions.Add(accession);
                room--;
            }
            else if (quoted)
            {
                terms.Add($"\"{string.Join(' ', words)}\"");
                room -= words.Count;
            }
            else
            {
                foreach (var word in words)
                {
                    AddWord(word, words.Count == 1 ? typed : word);
                }
            }
        }

        void AddWord(string word, string typed)
        {
            if (StopWords.Contains(word.ToLowerInvariant()))
            {
                Drop(typed);
            }
            else if (Accession.TryParse(word, out var accession))
            {
                accessions.Add(accession);
                room--;
            }
            else
            {
                terms.Add(word);
                room--;
            }
        }

        void Drop(string typed)
        {
            if (!string.IsNullOrWhiteSpace(typed))
            {
                dropped.Add(typed.Trim());
            }
        }
    }
}
