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
        var configuration = (IConfigurationRoot)provider.GetRequiredService<IConfiguration>();
        if (sections.Types.ContainsKey(Http.HttpOptions.Section)) // a command at the terminal knows only its own
        {
            faults.AddRange(SettingsSpelling.UnknownSections(sections, configuration));
        }

        faults.AddRange(SettingsSpelling.Faults(sections, configuration));

        foreach (var type in sections.Types.Values)
        {
            try
            {
                SettingsSections.Read(provider, type);
            }
            catch (CannotProceed refused) when (refused.InnerException is InvalidOperationException unknown && IsUnknown(unknown))
            {
                // Said above, with its whole name.
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
        InvalidDataException file when file.Message.StartsWith("Failed to load configuration", StringComparison.Ordinal) => $"A file of settings cannot be read: {(file.InnerException ?? file).Message} ({file.Message})",
        InvalidOperationException unknown when IsUnknown(unknown) => $"There is no such setting: {unknown.Message[(unknown.Message.LastIndexOf(':') + 1)..].Trim()}.",
        _ => null,
    };

    private static bool IsUnknown(InvalidOperationException failure) => failure.Message.Contains("ErrorOnUnknownConfiguration", StringComparison.Ordinal);
}
