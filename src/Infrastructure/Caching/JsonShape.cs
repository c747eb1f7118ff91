using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace OmicsOracle.Infrastructure.Caching;

/// <summary>A number for a JSON contract: names and types of all that it holds, as deep as it goes. The same in every process; another as soon as something is added, renamed or retyped.</summary>
internal static class JsonShape
{
    // To be raised when the same names and types come to mean something else.
    private const int Format = 1;

    public static uint Of(JsonTypeInfo contract)
    {
        var text = new StringBuilder().Append(Format);
        Describe(contract, text, []);
        return unchecked((uint)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.ToString().AsSpan())));
    }

    private static void Describe(JsonTypeInfo contract, StringBuilder text, HashSet<Type> seen)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        text.Append('|').Append(Name(type));
        if (!seen.Add(type))
        {
            return;
        }

        if (type.IsEnum)
        {
            text.Append('=').AppendJoin(',', Enum.GetNames(type));
        }

        foreach (var property in contract.Properties)
        {
            text.Append('.').Append(property.Name);
            Describe(contract.Options.GetTypeInfo(property.PropertyType), text, seen);
        }

        if (contract.ElementType is { } element)
        {
            Describe(contract.Options.GetTypeInfo(element), text, seen);
        }

        text.Append(';');
    }

    // Not the full name, which holds the versions of assemblies.
    private static string Name(Type type) =>
        type.IsGenericType ? $"{type.Name}<{string.Join(',', type.GetGenericArguments().Select(Name))}>" : type.Name;
}
