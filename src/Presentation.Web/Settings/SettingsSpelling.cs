using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace OmicsOracle.Presentation.Web.Settings;

/// <summary>Settings that are written but are none, all of them by their whole names, and times that would be read as days.</summary>
internal static class SettingsSpelling
{
    private const string Own = nameof(OmicsOracle);

    public static IEnumerable<string> Faults(SettingsSections sections, IConfigurationRoot configuration) =>
        sections.Types.SelectMany(s => Within(configuration.GetSection(s.Key), s.Value));

    /// <summary>Sections that there are not: any in a file; in the environment, which is full of variables that are not ours, those that are nearly one of ours.</summary>
    public static IEnumerable<string> UnknownSections(SettingsSections sections, IConfigurationRoot configuration)
    {
        string[] known = [.. sections.Types.Keys, .. SettingsSections.OfTheFramework];
        foreach (var provider in configuration.Providers)
        {
            foreach (var name in provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => !known.Contains(n, StringComparer.OrdinalIgnoreCase)))
            {
                if (provider is JsonConfigurationProvider file)
                {
                    yield return $"There is no such section of settings: {name}, in {file.Source.Path}.{Meant(Spelling.Nearest(name, known))}";
                }
                else if (provider is EnvironmentVariablesConfigurationProvider && provider.GetChildKeys([], name).Any() && Spelling.Nearest(name, known) is { } near)
                {
                    yield return $"There is no such section of settings: {name}, in an environment variable.{Meant(near)}";
                }
                else if (provider is EnvironmentVariablesConfigurationProvider && sections.Types.FirstOrDefault(s => IsOneBarShort(name, s.Key, s.Value)) is { Key: { } section })
                {
                    yield return $"The environment variable {name} sets nothing: write {section}__{name[(section.Length + 1)..]}, with two low lines.";
                }
            }
        }
    }

    private static IEnumerable<string> Within(IConfigurationSection section, Type type)
    {
        var properties = type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).ToArray();
        foreach (var child in section.GetChildren())
        {
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            var faults = property is null
                ? [$"There is no such setting: {child.Path}.{Meant(Spelling.Nearest(child.Key, properties.Select(p => p.Name)))}"]
                : Value(child, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Value(IConfigurationSection setting, Type type)
    {
        if (type == typeof(TimeSpan))
        {
            return int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0
                ? [string.Create(CultureInfo.InvariantCulture, $"{setting.Path}: {days} would be {days} days; write {TimeSpan.FromSeconds(days):c} for as many seconds, or {days}.00:00:00.")]
                : [];
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GenericTypeArguments is [{ } item] && IsOwn(item))
        {
            return setting.GetChildren().SelectMany(c => Within(c, item));
        }

        return IsOwn(type) ? Within(setting, type) : [];
    }

    private static bool IsOwn(Type type) => type is { IsClass: true, Namespace: { } name } && name.StartsWith(Own, StringComparison.Ordinal);

    private static bool IsOneBarShort(string variable, string section, Type type) =>
        variable.StartsWith(section + "_", StringComparison.Ordinal)
        && type.GetProperties().Any(p => p.SetMethod is { IsPublic: true } && p.Name.Equals(variable[(section.Length + 1)..], StringComparison.OrdinalIgnoreCase));

    private static string Meant(string? near) => near is null ? "" : $" Did you mean {near}?";
}
