using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using OmicsOracle.Domain;
using OmicsOracle.Infrastructure.Catalog;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>The searches asked most, as a file in the data directory that only its owner may read. Replaced whole, so that a reader never sees half of it.</summary>
internal sealed partial class AskedFile(DataDirectory directory, ILogger<AskedFile> log)
{
    private const long LongestFile = 32_000_000;

    private string Path => System.IO.Path.Combine(directory.Root, "asked.json");

    /// <summary>Nothing where there is no such file or it cannot be read; the latter is logged, without what stands in it.</summary>
    public async Task<IReadOnlyList<Asked>> Read(CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(Path) is not { Exists: true } file)
            {
                return [];
            }

            if (file.Length > LongestFile)
            {
                throw new JsonException("It is too long.");
            }

            await using var stream = file.OpenRead();
            var lines = await JsonSerializer.DeserializeAsync(stream, AskedJson.Default.AskedSearchArray, cancellation);
            return [.. (lines ?? []).Select(line => line?.Read() ?? throw new JsonException("A line is missing."))];
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(Path, failure.GetType().Name);
            return [];
        }
    }

    public async Task Write(IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        var beside = Path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using (var stream = new FileStream(beside, options))
            {
                await JsonSerializer.SerializeAsync(stream, [.. asked.Select(AskedSearch.Of)], AskedJson.Default.AskedSearchArray, cancellation);
            }

            File.Move(beside, Path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(Path, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{File} cannot be read ({Failure}) and is left aside: which searches to keep warm is counted anew")]
    private partial void LogUnreadable(string file, string failure);

    [LoggerMessage(LogLevel.Warning, "{File} cannot be written ({Reason}): which searches to keep warm is counted anew after the next start")]
    private partial void LogUnwritable(string file, string reason);
}

/// <summary>One search as it is written down, in the names that callers use.</summary>
internal sealed record AskedSearch(
    double Weight, string Q, int Limit, SearchSort Sort, SearchSource Source, string[] Organism, string[] Type, string[] Platform, DateOnly? From, DateOnly? To, int? MinSamples)
{
    public static AskedSearch Of(Asked asked)
    {
        var ((query, source), weight) = asked;
        var filters = query.Filters;
        return new(weight, query.Text, query.Limit, query.Sort, source, [.. filters.Organisms], [.. filters.Types], [.. filters.Platforms.Select(p => p.ToString())], filters.From, filters.To, filters.MinSamples);
    }

    /// <exception cref="JsonException">It is no search; what is merely out of bounds is refused when it is asked.</exception>
    public Asked Read()
    {
        if (!double.IsFinite(Weight) || Weight < 0 || !Enum.IsDefined(Sort) || !Enum.IsDefined(Source) || Organism.Concat(Type).Contains(null))
        {
            throw new JsonException("A line is no search.");
        }

        var filters = new SearchFilters
        {
            Organisms = Organism,
            Types = Type,
            Platforms = [.. Platform.Select(p => Accession.TryParse(p, out var accession) ? accession : throw new JsonException("A platform is none."))],
            From = From,
            To = To,
            MinSamples = MinSamples,
        };
        return new(new(new(Q, filters, Sort, Limit), Source), Weight);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AskedSearch[]))]
internal sealed partial class AskedJson : JsonSerializerContext;
