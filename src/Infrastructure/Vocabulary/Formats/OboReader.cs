using System.Runtime.CompilerServices;

namespace OmicsOracle.Infrastructure.Vocabulary.Formats;

/// <summary>One stanza of an OBO file that names a term.</summary>
/// <param name="Line">On which it begins.</param>
/// <param name="Synonyms">Those that mean exactly the same.</param>
internal sealed record OboTerm(long Line, string Id, string Name, IReadOnlyList<string> Synonyms, IReadOnlyList<string> IsA);

/// <summary>A stanza that cannot be taken, and why.</summary>
internal sealed record OboFault(long Line, string Reason);

/// <summary>Reads OBO 1.2 and 1.4 line by line. Obsolete terms are left out; what is broken is reported, and reading goes on with the next stanza.</summary>
internal sealed class OboReader(TextReader text)
{
    private long _line;

    /// <summary>data-version of the header; known once the first stanza has been read.</summary>
    public string? Version { get; private set; }

    /// <summary>ontology of the header, such as mondo; known once the first stanza has been read.</summary>
    public string? Ontology { get; private set; }

    public List<OboFault> Faults { get; } = [];

    public async IAsyncEnumerable<OboTerm> Terms([EnumeratorCancellation] CancellationToken cancellation)
    {
        Stanza? stanza = null;
        var inHeader = true;
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            _line++;
            if (line.StartsWith('['))
            {
                if (Finish(stanza) is { } term)
                {
                    yield return term;
                }

                inHeader = false;
                stanza = line.StartsWith("[Term]", StringComparison.Ordinal) ? new(_line) : null;
            }
            else if (inHeader)
            {
                ReadHeader(line);
            }
            else
            {
                stanza?.Read(line, this, _line);
            }
        }

        if (Finish(stanza) is { } last)
        {
            yield return last;
        }
    }

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

        return new(stanza.Line, id, name, stanza.Synonyms, stanza.IsA);
    }

    private static string? Value(string line, string tag) => line.StartsWith(tag, StringComparison.Ordinal) ? line[tag.Length..].Trim() : null;

    private sealed class Stanza(long line)
    {
        public long Line { get; } = line;

        public string? Id { get; private set; }

        public string? Name { get; private set; }

        public List<string> Synonyms { get; } = [];

        public List<string> IsA { get; } = [];

        public bool IsObsolete { get; private set; }

        public void Read(string line, OboReader reader, long number)
        {
            if (Value(line, "id:") is { Length: > 0 } id)
            {
                Id = id;
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

        /// <summary>synonym: "text" SCOPE [sources] (OBO 1.4, 4.2).</summary>
        private void ReadSynonym(string value, OboReader reader, long number)
        {
            var end = value.StartsWith('"') ? ClosingQuote(value) : -1;
            if (end < 1)
            {
                reader.Faults.Add(new(number, "A synonym's quotes are not closed."));
            }
            else if (value.AsSpan(end + 1).TrimStart().StartsWith("EXACT"))
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

        private static string Unescaped(string value) => value.Contains('\\', StringComparison.Ordinal) ? value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal) : value;
    }
}
