using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace OmicsOracle.Presentation.Web.Settings;

/// <param name="Name">As it stands in a file: RateLimit:Burst.</param>
/// <param name="Value">As it is in force; what is secret is masked.</param>
/// <param name="From">The code, a file, an environment variable, or the command line.</param>
internal sealed record SettingInForce(string Name, string Value, string From);

/// <summary>Every setting, its value, and where that comes from.</summary>
internal sealed class SettingsInForce(IServiceProvider provider)
{
    private const string Masked = "********";
    private const string InCode = "default";
    private static readonly string[] Secrets = ["ApiKey", "ApiKeyHash", "ApiKeyHashes", "ConnectionString", "Password", "Secret", "Token", "Key", "WebhookUrl"];
    private readonly IConfigurationRoot _configuration = (IConfigurationRoot)provider.GetRequiredService<IConfiguration>();

    public IEnumerable<SettingInForce> All()
    {
        foreach (var (section, type) in provider.GetRequiredService<SettingsSections>().Types)
        {
            foreach (var setting in Of(section, SettingsSections.Read(provider, type)))
            {
                yield return setting;
            }
        }

        foreach (var (name, value) in SettingsSections.OfTheFramework.SelectMany(s => _configuration.GetSection(s).AsEnumerable()).Where(s => s.Value is not null))
        {
            yield return Told(name, value!);
        }
    }

    private IEnumerable<SettingInForce> Of(string name, object? value) => value switch
    {
        null or string or Uri or IFormattable or bool => [Told(name, Text(value))],
        IDictionary many => many.Keys.Cast<object>().SelectMany(k => Of($"{name}:{k}", many[k])),
        IEnumerable many => many.Cast<object>().SelectMany((v, i) => Of(string.Create(CultureInfo.InvariantCulture, $"{name}:{i}"), v)),
        _ => value.GetType().GetProperties().Where(p => p.GetMethod is { IsPublic: true, IsStatic: false } && p.GetIndexParameters().Length == 0).SelectMany(p => Of($"{name}:{p.Name}", p.GetValue(value))),
    };

    private SettingInForce Told(string name, string value) => new(name, value.Length > 0 && IsSecret(name) ? Masked : value, From(name));

    private string From(string name)
    {
        foreach (var source in _configuration.Providers.Reverse())
        {
            if (source.TryGet(name, out _))
            {
                return source switch
                {
                    JsonConfigurationProvider file => file.Source.Path ?? "file",
                    EnvironmentVariablesConfigurationProvider => $"environment variable {Variable(name)}",
                    MemoryConfigurationProvider => OfTheProgram(name),
                    _ => source.ToString() ?? "elsewhere",
                };
            }
        }

        return InCode;
    }

    /// <summary>What the program itself puts over the other sources.</summary>
    private string OfTheProgram(string name) => name switch
    {
        "urls" when _configuration["urls"] == Http.WebService.DefaultUrls => InCode,
        "Catalog:Access" => "the verb",
        "Catalog:Directory" when !Environment.GetCommandLineArgs().Any(a => a.StartsWith("--data", StringComparison.Ordinal)) => "environment variable OMICS_ORACLE_DATA",
        _ => "command line",
    };

    /// <summary>As it was written, where it can still be found.</summary>
    private static string Variable(string name)
    {
        var written = name.Replace(":", "__", StringComparison.Ordinal);
        return Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .FirstOrDefault(v => new[] { written, $"ASPNETCORE_{written}", $"DOTNET_{written}", name }.Contains(v, StringComparer.OrdinalIgnoreCase)) ?? written;
    }

    private static bool IsSecret(string name) => Secrets.Any(s => name.EndsWith(s, StringComparison.OrdinalIgnoreCase));

    private static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
