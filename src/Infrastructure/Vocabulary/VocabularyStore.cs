using System.Globalization;
using Microsoft.Data.Sqlite;
using OmicsOracle.Application.Ports;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;
using OmicsOracle.Infrastructure.Vocabulary.Formats;

namespace OmicsOracle.Infrastructure.Vocabulary;

/// <summary>The vocabularies in the store: a row of facts each, and pages of terms.</summary>
internal sealed class VocabularyStore(CatalogFile file, TimeProvider time) : IVocabularyStore
{
    private const int PageSize = 1_000;

    private static readonly Lazy<HeldVocabulary> Starter = new(() =>
    {
        VocabularyTerm[] terms = [.. StarterVocabulary.Read()];
        return new("starter", null, "MIT", "comes with the program", terms.Length, NamesOf(terms), ImportedAt: null);
    });

    public Task<IReadOnlyList<HeldVocabulary>> List(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<HeldVocabulary>>([Starter.Value, .. file.Ask(Imported)]);

    public Task Replace(VocabularyOrigin origin, IReadOnlyList<VocabularyTerm> terms, CancellationToken cancellation)
    {
        file.Change(store =>
        {
            using var transaction = store.BeginTransaction(deferred: false);
            Run(transaction, "DELETE FROM VocabularyTerms WHERE Vocabulary = $name", ("$name", origin.Name));
            foreach (var (number, page) in terms.Chunk(PageSize).Index())
            {
                cancellation.ThrowIfCancellationRequested();
                Run(transaction, "INSERT INTO VocabularyTerms (Vocabulary, Page, Body) VALUES ($name, $page, $body)", ("$name", origin.Name), ("$page", number), ("$body", TermPage.Pack(page)));
            }

            Run(
                transaction,
                "INSERT OR REPLACE INTO Vocabularies (Name, Version, Licence, Source, Terms, Names, ImportedAt, Revision) VALUES ($name, $version, $licence, $source, $terms, $names, $at, (SELECT COALESCE(MAX(Revision), 0) + 1 FROM Vocabularies))",
                ("$name", origin.Name),
                ("$version", (object?)origin.Version ?? DBNull.Value),
                ("$licence", origin.Licence),
                ("$source", origin.Source),
                ("$terms", terms.Count),
                ("$names", NamesOf(terms)),
                ("$at", time.GetUtcNow().ToUnixTimeMilliseconds()));
            transaction.Commit();
            return terms.Count;
        });
        return Task.CompletedTask;
    }

    /// <summary>Which store it is and its last import; null where nothing was imported. Costs next to nothing.</summary>
    public string? Revision() => file.Ask(store =>
    {
        using var command = store.CreateCommand();
        command.CommandText = "SELECT StoreId, (SELECT MAX(Revision) FROM Vocabularies) FROM Facts";
        using var row = command.ExecuteReader();
        return row.Read() && !row.IsDBNull(1) ? string.Create(CultureInfo.InvariantCulture, $"{row.GetString(0)}/{row.GetInt64(1)}") : null;
    });

    /// <summary>Every term, those that count more first.</summary>
    public IReadOnlyList<VocabularyTerm> Terms(CancellationToken cancellation) => file.Ask(store =>
    {
        using var transaction = store.BeginTransaction(deferred: true); // one state of the store for all of them
        var terms = new List<VocabularyTerm>(StarterVocabulary.Read());
        foreach (var vocabulary in Imported(store))
        {
            using var command = store.CreateCommand();
            command.CommandText = "SELECT Body FROM VocabularyTerms WHERE Vocabulary = $name ORDER BY Page";
            command.Parameters.AddWithValue("$name", vocabulary.Name);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                terms.AddRange(TermPage.Unpack(rows.GetFieldValue<byte[]>(0)));
            }
        }

        return terms;
    });

    private static HeldVocabulary[] Imported(SqliteConnection store)
    {
        using var command = store.CreateCommand();
        command.CommandText = "SELECT Name, Version, Licence, Source, Terms, Names, ImportedAt FROM Vocabularies ORDER BY Name";
        using var row = command.ExecuteReader();
        var held = new List<HeldVocabulary>();
        while (row.Read())
        {
            held.Add(new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6))));
        }

        return [.. held.OrderBy(v => KnownOntologies.Rank(v.Name))];
    }

    private static int NamesOf(IReadOnlyList<VocabularyTerm> terms) => terms.Sum(t => 1 + t.Synonyms.Count);

    private static void Run(SqliteTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
