using System.Text;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog.Formats;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>One stanza of an OBO file that names a term.</summary>
/// <param name="Synonyms">Those that mean exactly the same.</param>
/// <param name="IsA">Ids of the terms directly above.</param>
internal sealed record OboTerm(string Id, string Name, IReadOnlyList<string> Synonyms, IReadOnlyList<string> IsA);

/// <summary>Reads OBO 1.2 and 1.4 line by line. Obsolete terms are left out; what is broken is reported, and reading goes on with the next stanza.</summary>
internal sealed class OboReader(LineReader lines)
{
    /// <summary>A file with more of them is no OBO; reading ends there.</summary>
    public const int MostFaults = 100_000;

    private const int LongestShown = 40;

    private readonly OboLineage _lineage = new();

    /// <summary>data-version of the header; known once the first stanza has been read.</summary>
    public string? Version { get; private set; }

    /// <summary>ontology of the header, such as mondo; known once the first stanza has been read.</summary>
    public string? Ontology { get; private set; }

    public List<VocabularyFault> Faults { get; } = [];

    public IEnumerable<OboTerm> Terms()
    {
        Stanza? stanza = null;
        var inHeader = true;
        while (Faults.Count <= MostFaults && lines.Next())
        {
            if (lines.Line.StartsWith("def:"u8))
            {
                continue; // the longest lines, and of no use here
            }

            var line = Encoding.UTF8.GetString(lines.Line).TrimEnd();
            if (line.StartsWith('['))
            {
                if (Finish(stanza) is { } term)
                {
                    yield return term;
                }

                inHeader = false;
                if (!line.Contains(']', StringComparison.Ordinal))
                {
                    Faults.Add(new(lines.Number, $"The bracket of “{Shortened(line)}” is not closed; what stands below it is passed over."));
                }

                stanza = line.StartsWith("[Term]", StringComparison.Ordinal) ? new(lines.Number) : null;
            }
            else if (inHeader)
            {
                ReadHeader(line);
            }
            else
            {
                stanza?.Read(line, this, lines.Number);
            }
        }

        if (Finish(stanza) is { } last)
        {
            yield return last;
        }

        Faults.AddRange(_lineage.Cycles());
    }

    private static string Shortened(string line) => line.Length > LongestShown ? line[..LongestShown] : line;

    private void ReadHeader(string line)
    {
        Version = Value(line, "data-version:") ?? Version;
        Ontology = Value(line, "ontology:") ?? Ontology;
    }

    private OboTerm? Finish(Stanza? stanza)
    {
        if (stanza is null or { IsObsolete: true })
        {
            return null;
        }

        if (stanza.Id is not { } id || stanza.Name is not { } name)
        {
            Faults.Add(new(stanza.Line, stanza.Id is null ? "The term has no id." : $"{stanza.Id} has no name."));
            return null;
        }

        if (_lineage.FirstLine(id, stanza.Line, stanza.IsA) is { } first)
        {
            Faults.Add(new(stanza.Line, $"{id} is defined twice, in line {first} already; this one is passed over."));
            return null;
        }

        return new(id, name, stanza.Synonyms, stanza.IsA);
    }

    private static string? Value(string line, string tag) => line.StartsWith(tag, StringComparison.Ordinal) ? line[tag.Length..].Trim() : null;

    private sealed class Stanza(int line)
    {
        private const int MostSynonyms = 10_000;

        public int Line { get; } = line;

        public string? Id { get; private set; }

        public string? Name { get; private set; }

        public List<string> Synonyms { get; } = [];

        public List<string> IsA { get; } = [];

        public bool IsObsolete { get; private set; }

        public void Read(string line, OboReader reader, int number)
        {
            if (Value(line, "id:") is { Length: > 0 } id)
            {
                Id = id.Split(' ', 2)[0];
            }
            else if (Value(line, "name:") is { Length: > 0 } name)
            {
                Name = Unescaped(name);
            }
            else if (Value(line, "is_a:") is { Length: > 0 } parent)
            {
                IsA.Add(parent.Split([' ', '!'], 2)[0]);
            }
            else if (Value(line, "is_obsolete:") is "true")
            {
                IsObsolete = true;
            }
            else if (Value(line, "synonym:") is { } synonym)
            {
                ReadSynonym(synonym, reader, number);
            }
        }

        /// <summary>synonym: "text" SCOPE [sources] (OBO 1.4, 4.2). Cellosaurus calls the other names of a line related ones.</summary>
        private void ReadSynonym(string value, OboReader reader, int number)
        {
            var end = value.StartsWith('"') ? ClosingQuote(value) : -1;
            if (end < 1)
            {
                reader.Faults.Add(new(number, "A synonym's quotes are not closed."));
                return;
            }

            if (Synonyms.Count == MostSynonyms)
            {
                reader.Faults.Add(new(number, $"{Id} has more than {MostSynonyms} synonyms."));
                return;
            }

            var scope = value.AsSpan(end + 1).TrimStart();
            if (scope.StartsWith("EXACT") || (scope.StartsWith("RELATED") && Id?.StartsWith("CVCL_", StringComparison.Ordinal) == true))
            {
                Synonyms.Add(Unescaped(value[1..end]));
            }
        }

        private static int ClosingQuote(string value)
        {
            for (var i = 1; i < value.Length; i++)
            {
                if (value[i] == '\\')
                {
                    i++;
                }
                else if (value[i] == '"')
                {
                    return i;
                }
            }

            return -1;
        }

        private static string Unescaped(string value) => value.Replace("\\", "", StringComparison.Ordinal);
    }
}
