using Microsoft.Extensions.Options;
using OmicsOracle.Application;

namespace OmicsOracle.Presentation.Web.Settings;

/// <summary>Every section of settings that the program knows: each options record that is bound has its name as a constant <c>Section</c>.</summary>
internal sealed class SettingsSections
{
    /// <summary>Sections that parts of the framework read by themselves.</summary>
    public static readonly string[] OfTheFramework = ["Serilog", "Kestrel", "Logging", "AllowedHosts", "urls"];

    private readonly Dictionary<string, Type> _types;

    private SettingsSections(Dictionary<string, Type> types) => _types = types;

    public IReadOnlyDictionary<string, Type> Types => _types;

    public static SettingsSections Of(IServiceCollection services) => new(services
        .Select(s => s.ServiceType)
        .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
        .Select(t => t.GenericTypeArguments[0])
        .Distinct()
        .Select(t => (Name: t.GetField("Section")?.GetRawConstantValue() as string, Type: t))
        .Where(s => s.Name is not null)
        .OrderBy(s => s.Name, StringComparer.Ordinal)
        .ToDictionary(s => s.Name!, s => s.Type, StringComparer.OrdinalIgnoreCase));

    /// <summary>The options of a section as they are in force.</summary>
    /// <exception cref="CannotProceed">They cannot be read or are refused; the message has a sentence for each fault.</exception>
    public static object Read(IServiceProvider provider, Type type)
    {
        try
        {
            return ((IOptions<object>)provider.GetRequiredService(typeof(IOptions<>).MakeGenericType(type))).Value;
        }
        catch (Exception failure) when (SettingsFaults.Sentence(failure) is { } sentence)
        {
            throw new CannotProceed(sentence, failure);
        }
    }

    /// <summary>The same for what is made before the settings are checked: what is wrong with them is said then, with all else that is.</summary>
    public static T ReadOrDefault<T>(IServiceProvider provider)
        where T : class, new()
    {
        try
        {
            return (T)Read(provider, typeof(T));
        }
        catch (CannotProceed)
        {
            return new();
        }
    }
}
