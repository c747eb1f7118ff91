using System.Globalization;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;

namespace OmicsOracle.Infrastructure.Catalog;

/// <summary>A tab-separated file an import, <c>reports/import-20260130T101500Z.tsv</c> in the data directory.</summary>
internal sealed class ImportReports(DataDirectory directory, TimeProvider time, ILogger<ImportReports> log) : IImportReports
{
    public IImportReport Begin()
    {
        var name = time.GetUtcNow().UtcDateTime.ToString("'import-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return new ImportReport(() => Create(name), log);
    }

    /// <summary>Two imports may begin within one second: the second's name gets a number.</summary>
    private FileStream Create(string name)
    {
        Directory.CreateDirectory(directory.ReportRoot);
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(directory.ReportRoot, number == 1 ? $"{name}.tsv" : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}.tsv"));
            try
            {
                return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(path))
            {
            }
        }
    }
}

/// <summary>One import's report. It serves the import and never stops it: where it cannot be written, a warning says so once and the import goes on.</summary>
/// <param name="create">Makes the file; asked when there is something to write.</param>
internal sealed partial class ImportReport(Func<FileStream> create, ILogger log) : IImportReport
{
    /// <summary>Lines after which the report is closed with a line that says so: a file full of bad records must not fill the disk.</summary>
    public const int MostLines = 100_000;

    private const int LongestCell = 500;

    private StreamWriter? _file;
    private int _lines;
    private bool _closed;

    public string? Path { get; private set; }

    public async Task Write(string file, int? line, string record, string reason, CancellationToken cancellation)
    {
        if (_closed)
        {
            return;
        }

        try
        {
            _file ??= await Open();
            _closed = ++_lines > MostLines;
            await _file.WriteLineAsync((_closed
                ? Row("", "", "", $"More than {MostLines} entries; the rest are not listed.")
                : Row(file, line?.ToString(CultureInfo.InvariantCulture) ?? "", record, reason)).AsMemory(), cancellation);
            // One by one, so that a killed import leaves what it found.
            await _file.FlushAsync(cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            GiveUp(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_file is not null)
            {
                await _file.DisposeAsync();
            }
        }
        catch (IOException failure)
        {
            GiveUp(failure);
        }
    }

    private async Task<StreamWriter> Open()
    {
        var file = create();
        Path = file.Name;
        var writer = new StreamWriter(file);
        await writer.WriteLineAsync(Row("file", "line", "record", "reason"));
        return writer;
    }

    private void GiveUp(Exception failure)
    {
        if (!_closed)
        {
            _closed = true;
            CannotWrite(log, failure.Message);
        }
    }

    private static string Row(params ReadOnlySpan<string> cells) => string.Join('\t', [.. cells.ToArray().Select(Cell)]);

    private static string Cell(string text)
    {
        var cut = text.Length <= LongestCell ? text : text[..LongestCell] + "…";
        return string.Create(cut.Length, cut, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The import's report cannot be written any further ({Reason}); the import goes on")]
    private static partial void CannotWrite(ILogger log, string reason);
}
