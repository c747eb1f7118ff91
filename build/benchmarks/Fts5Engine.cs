using Microsoft.Data.Sqlite;

namespace OmicsOracle.Bench;

/// <summary>SQLite's full-text index: title and summary, Porter stems, its bm25 rank. The index is optimized, mapped into memory, and the statement prepared once.</summary>
internal sealed class Fts5Engine : IEngine, IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _search;
    private readonly SqliteParameter _words;

    private Fts5Engine(string file)
    {
        _connection = new($"Data Source={file};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        Run(_connection, "PRAGMA mmap_size = 2147483648");
        _search = _connection.CreateCommand();
        _search.CommandText = $"SELECT accession, title FROM records WHERE records MATCH $words ORDER BY rank LIMIT {IEngine.Best}";
        _words = _search.Parameters.Add("$words", SqliteType.Text);
        _search.Prepare();
    }

    public string Name => "SQLite FTS5";

    public static Fts5Engine Over(BenchCatalog catalog)
    {
        var file = Path.Combine(catalog.Folder, "fts5.db");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine("Indexing with SQLite FTS5 …");
            Build(file + ".part", SummaryFile.Read(catalog.File()));
            File.Move(file + ".part", file);
        }

        return new(file);
    }

    public ValueTask<Answered> Ask(string question) => Timed.Answer(() =>
    {
        _words.Value = string.Join(" OR ", question.Split(' ').Select(w => $"\"{w}\""));
        using var rows = _search.ExecuteReader();
        var results = 0;
        while (rows.Read())
        {
            results += rows.GetString(0).Length > 0 && rows.GetString(1).Length > 0 ? 1 : 0;
        }

        return Task.FromResult(results);
    });

    public async ValueTask DisposeAsync()
    {
        await _search.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static void Build(string file, IEnumerable<DocumentSummary> records)
    {
        File.Delete(file);
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "CREATE VIRTUAL TABLE records USING fts5(accession UNINDEXED, title, summary, tokenize = 'porter unicode61')");
        using (var all = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO records VALUES ($accession, $title, $summary)";
            var (accession, title, summary) = (insert.Parameters.Add("$accession", SqliteType.Text), insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$summary", SqliteType.Text));
            foreach (var record in records)
            {
                (accession.Value, title.Value, summary.Value) = (record.Accession, record.Title, record.Summary);
                insert.ExecuteNonQuery();
            }

            all.Commit();
        }

        Run(connection, "INSERT INTO records(records) VALUES ('optimize')");
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
