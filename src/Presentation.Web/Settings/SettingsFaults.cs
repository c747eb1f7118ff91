using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Settings;

/// <summary>What is wrong with the settings, all of it at once and a sentence each.</summary>
internal static class SettingsFaults
{
    /// <exception cref="CannotProceed">Something is.</exception>
    public static void Check(IServiceProvider provider)
    {
        var faults = Find(provider);
        if (faults.Count > 0)
        {
            throw new CannotProceed(string.Join(Environment.NewLine, faults));
        }
    }

    public static IReadOnlyList<string> Find(IServiceProvider provider)
    {
        var faults = new List<string>();
        var sections = provider.GetRequiredService<SettingsSections>();
        if (sections.Types.ContainsKey(Http.HttpOptions.Section)) // a command at the terminal knows only its own
        {
            faults.AddRange(UnknownSections(sections, (IConfigurationRoot)provider.GetRequiredService<IConfiguration>()));
        }

        foreach (var type in sections.Types.Values)
        {
            try
            {
                SettingsSections.Read(provider, type);
            }
            catch (CannotProceed refused)
            {
                faults.Add(refused.Message);
            }
        }

        return faults;
    }

    /// <summary>The sentence to a failure of reading options; null for any other failure.</summary>
    public static string? Sentence(Exception failure) => failure switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        InvalidOperationException { InnerException: not null } setting when setting.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => $"A setting cannot be read: {setting.Message}",
        InvalidOperationException unknown when unknown.Message.Contains("ErrorOnUnknownConfiguration", StringComparison.Ordinal) => $"There is no such setting: {unknown.Message[(unknown.Message.LastIndexOf(':') + 1)..].Trim()}.",
        _ => null,
    };

    /// <summary>Of the files alone: the environment is full of variables that are not ours.</summary>
    private static IEnumerable<string> UnknownSections(SettingsSections sections, IConfigurationRoot configuration) =>
        from file in configuration.Providers.OfType<JsonConfigurationProvider>()
        from name in file.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        where !sections.Types.ContainsKey(name) && !SettingsSections.OfTheFramework.Contains(name, StringComparer.OrdinalIgnoreCase)
        select $"There is no such section of settings: {name}, in {file.Source.Path}.";
}
