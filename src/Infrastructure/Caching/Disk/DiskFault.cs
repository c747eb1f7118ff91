using Microsoft.Data.Sqlite;

namespace OmicsOracle.Infrastructure.Caching.Disk;

/// <summary>What may ail the file, and in what words it is told.</summary>
internal static class DiskFault
{
    private const int Error = 1, Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Schema = 17, Mismatch = 20, Format = 24, NotADatabase = 26;
    private const int ShortRead = InputOutput | (2 << 8);

    /// <summary>Whether it is the file or the folder that failed, and not this program.</summary>
    public static bool IsOne(Exception failure) => failure is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException || IsDamage(failure);

    /// <summary>Whether the file is damaged or not ours, so that a new one has to take its place.</summary>
    public static bool IsDamage(Exception failure) => failure switch
    {
        SqliteException { SqliteExtendedErrorCode: ShortRead } => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is Error or Corrupt or Schema or Mismatch or Format or NotADatabase,
        InvalidDataException or InvalidCastException or FormatException or OverflowException => true,
        _ => false,
    };

    /// <summary>Whether another process is writing, which passes.</summary>
    public static bool IsBusy(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    /// <summary>Whether a process that only reads has to expect it: the folder is not its to write.</summary>
    public static bool IsUnwritable(Exception failure) =>
        failure is UnauthorizedAccessException or IOException or SqliteException { SqliteErrorCode: ReadOnly or CannotOpen or InputOutput };

    /// <summary>One sentence.</summary>
    public static string Sentence(Exception failure, string folder) => failure switch
    {
        SqliteException { SqliteErrorCode: Full } => $"The disk of {folder} is full.",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } or UnauthorizedAccessException => $"{folder} cannot be written.",
        SqliteException { SqliteErrorCode: Busy or Locked } => $"Another process holds the cache in {folder}.",
        SqliteException sqlite => $"SQLite reports error {sqlite.SqliteExtendedErrorCode} for the cache in {folder}.",
        _ => $"{folder} cannot be used: {failure.Message.TrimEnd('.')}.",
    };
}
