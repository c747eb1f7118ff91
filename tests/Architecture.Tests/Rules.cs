using System.Reflection;
using FluentValidation;
using MediatR;
using NetArchTest.Rules;
using OmicsOracle.Application.Pipeline;

namespace OmicsOracle.Architecture.Tests;

/// <summary>The rules of the house, each as a question with the violators as its answer, so that a canary can show that it is able to fail.</summary>
internal static class Rules
{
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Util", "Utils", "Utilities"];

    /// <summary>Types of a namespace that use anything of the forbidden ones.</summary>
    public static string[] Uses(Assembly assembly, string @namespace, params string[] forbidden) =>
        Names(Types.InAssembly(assembly).That().ResideInNamespaceStartingWith(@namespace).ShouldNot().HaveDependencyOnAny(forbidden).GetResult());

    /// <summary>Types outside the allowed namespaces that use the dependency.</summary>
    public static string[] UsedOutside(Assembly assembly, string dependency, params string[] allowed) =>
    [
        .. Names(Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(dependency).GetResult())
            .Where(name => !allowed.Any(a => name.StartsWith(a, StringComparison.Ordinal))),
    ];

    /// <summary>Handlers that are not internal and sealed.</summary>
    public static string[] OpenHandlers(IEnumerable<Type> types) =>
        [.. types.Where(t => HandledRequests(t).Any() && (t.IsVisible || !t.IsSealed)).Select(t => t.FullName!)];

    /// <summary>Requests without a handler, or with several.</summary>
    public static string[] RequestsWithoutTheirOneHandler(IReadOnlyList<Type> types)
    {
        var handled = types.SelectMany(HandledRequests).ToLookup(r => r);
        return [.. types.Where(IsRequest).Where(r => handled[r].Count() != 1).Select(r => $"{r.FullName} ({handled[r].Count()})")];
    }

    /// <summary>Requests that hold user input and have no validator.</summary>
    public static string[] UnvalidatedRequests(IReadOnlyList<Type> types)
    {
        var validated = types.Where(t => !t.IsAbstract).SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>))
            .Select(i => i.GenericTypeArguments[0]).ToHashSet();
        return [.. types.Where(IsRequest).Where(r => !typeof(IWithoutUserInput).IsAssignableFrom(r) && !validated.Contains(r)).Select(r => r.FullName!)];
    }

    /// <summary>Requests marked as holding no user input that do hold text.</summary>
    public static string[] RequestsThatHideTheirInput(IEnumerable<Type> types) =>
    [
        .. types.Where(t => IsRequest(t) && typeof(IWithoutUserInput).IsAssignableFrom(t))
            .Where(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => p.PropertyType == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(p.PropertyType)))
            .Select(t => t.FullName!),
    ];

    /// <summary>Types whose names say nothing.</summary>
    public static string[] EmptyNames(IEnumerable<Type> types) =>
        [.. types.Where(t => EmptyWords.Any(word => t.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal))).Select(t => t.FullName!)];

    /// <summary>Referenced assemblies that are neither the framework's nor allowed.</summary>
    public static string[] ForeignReferences(Assembly assembly, params string[] allowed) =>
    [
        .. assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard" or "mscorlib") && !allowed.Contains(name)),
    ];

    private static bool IsRequest(Type type) => type is { IsAbstract: false, IsInterface: false }
        && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>));

    private static IEnumerable<Type> HandledRequests(Type type) => type is { IsAbstract: true }
        ? []
        : type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(i => i.GenericTypeArguments[0]);

    private static string[] Names(NetArchTest.Rules.TestResult result) => [.. result.FailingTypeNames ?? []];
}
