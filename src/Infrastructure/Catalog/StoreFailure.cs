using Microsoft.Data.Sqlite;
using OmicsOracle.Application;
using SQLitePCL;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>Says in one sentence what ails the store and what to do about it.</summary>
internal static class StoreFailure
{
    /// <summary>What SQLite, the file system or the decoding of a record throws.</summary>
    public static bool IsOne(Exception failure) => failure is SqliteException or InvalidDataException or IOException or UnauthorizedAccessException;

    /// <summary>For a request: trying again may help.</summary>
    public static SourceUnavailable Unavailable(Exception failure, string path) => new("store", Sentence(failure, path), failure);

    /// <summary>For the start: without a store there is nothing to start for.</summary>
    public static CannotProceed Refusal(Exception failure, string path) => new(Sentence(failure, path), failure);

    private static string Sentence(Exception failure, string path) => failure switch
    {
        InvalidDataException => Damaged(path),
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => Damaged(path),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => $"There is no space left for the catalogue {path}; free some and try again, what was stored before is safe.",
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => $"Another program is writing to the catalogue {path}; try again once it is done.",
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN } => $"The catalogue {path} cannot be opened as needed; check that this user may read and write it and its folder.",
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => $"The disk refused to read or write the catalogue {path}; check its space and its health and try again, what was stored before is safe.",
        SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } => $"The file {path} is not a catalogue that omics-oracle made, or has lost its tables; put a copy of one in its place, or move it away and import again.",
        _ => $"The catalogue {path} cannot be used ({failure.Message.TrimEnd('.')}).",
    };

    private static string Damaged(string path) =>
        $"The catalogue {path} is damaged; put a copy of it in its place, or move it away and import again.";
}
