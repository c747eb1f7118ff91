using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OmicsOracle.Application.Ports;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.LanguageModels;

/// <summary>What models cost today, as a file in the data directory, so that a restart does not renew the budget. Written a moment after each change and at the end.</summary>
internal sealed partial class SpendingFile(DataDirectory directory, ILogger<SpendingFile> log) : BackgroundService, ISpendings
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _changed = new(0, 1);
    private DateOnly? _day;
    private decimal _spent;

    private string Path => System.IO.Path.Combine(directory.Root, "spent.json");

    public decimal On(DateOnly day)
    {
        lock (_gate)
        {
            _day ??= Read();
            return day == _day ? _spent : 0;
        }
    }

    public void Add(DateOnly day, decimal cost)
    {
        lock (_gate)
        {
            _spent = On(day) + cost;
            _day = day;
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(stoppingToken);
                Write();
            }
        }
        catch (OperationCanceledException)
        {
            if (_changed.CurrentCount > 0)
            {
                Write();
            }
        }
    }

    private DateOnly Read()
    {
        try
        {
            using var stream = File.OpenRead(Path);
            var held = JsonSerializer.Deserialize<Dictionary<string, decimal>>(stream)!.Single();
            _spent = held.Value;
            return DateOnly.ParseExact(held.Key, "O", CultureInfo.InvariantCulture);
        }
        catch (FileNotFoundException)
        {
            return DateOnly.MinValue;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(Path, failure.GetType().Name);
            return DateOnly.MinValue;
        }
    }

    private void Write()
    {
        Dictionary<string, decimal> held;
        lock (_gate)
        {
            held = new() { [_day!.Value.ToString("O", CultureInfo.InvariantCulture)] = _spent };
        }

        try
        {
            File.WriteAllBytes(Path + ".new", JsonSerializer.SerializeToUtf8Bytes(held));
            File.Move(Path + ".new", Path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogUnwritten(Path, failure.GetType().Name);
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "What language models cost today cannot be read from {Path} ({Failure}); it is counted from nothing.")]
    private partial void LogUnreadable(string path, string failure);

    [LoggerMessage(LogLevel.Warning, "What language models cost today cannot be written to {Path} ({Failure}); a restart would forget it.")]
    private partial void LogUnwritten(string path, string failure);
}
