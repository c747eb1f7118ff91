namespace OmicsOracle.Application.Ports;

/// <summary>Keeps, for each import, the list of what was not taken.</summary>
public interface IImportReports
{
    /// <summary>A new report. It makes its file only when something is written.</summary>
    IImportReport Begin();
}

/// <summary>One import's list of records and files that were not taken, a line each.</summary>
public interface IImportReport : IAsyncDisposable
{
    /// <summary>Where a person finds it; null while nothing was written.</summary>
    string? Path { get; }

    /// <param name="line">From 1, in the unpacked text; null where the whole file is meant.</param>
    Task Write(string file, int? line, string record, string reason, CancellationToken cancellation);
}
