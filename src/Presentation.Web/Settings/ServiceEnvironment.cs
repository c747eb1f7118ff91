using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Settings;

/// <summary>Which appsettings.NAME.json counts: what the command line says, or ASPNETCORE_ENVIRONMENT, or DOTNET_ENVIRONMENT, or Production.</summary>
/// <param name="From">Where the name comes from.</param>
internal sealed record ServiceEnvironment(string Name, string From)
{
    private static readonly string[] Variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <exception cref="CannotProceed">There are no settings for it: a mistyped name would quietly have those of none.</exception>
    public static ServiceEnvironment Of(string? commandLine)
    {
        var chosen = commandLine is not null
            ? new ServiceEnvironment(commandLine, "command line")
            : Variables.Where(v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v)))
                .Select(v => new ServiceEnvironment(Environment.GetEnvironmentVariable(v)!, $"environment variable {v}"))
                .FirstOrDefault() ?? new(Environments.Production, "default");
        var known = Known();
        return known.FirstOrDefault(k => string.Equals(k, chosen.Name, StringComparison.OrdinalIgnoreCase)) is { } name
            ? chosen with { Name = name }
            : throw new CannotProceed($"There is no environment '{chosen.Name}' ({chosen.From}); there are {string.Join(", ", known)}. One of your own needs an appsettings.{chosen.Name}.json beside the program.");
    }

    private static string[] Known() =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "appsettings.*.json").Select(f => Path.GetFileName(f).Split('.')[1]).Order(StringComparer.Ordinal)];
}
