using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Refuses a query parameter that the call does not have, has twice, or has empty: what is silently dropped answers another question than was asked.</summary>
internal sealed class KnownParametersOnly(IModelMetadataProvider metadata) : IResourceFilter
{
    private readonly ConcurrentDictionary<string, Dictionary<string, Type>> _known = new();

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var known = _known.GetOrAdd(context.ActionDescriptor.Id, static (_, asked) => ParametersOf(asked.ActionDescriptor, asked.metadata), (context.ActionDescriptor, metadata));
        foreach (var (name, values) in context.HttpContext.Request.Query)
        {
            if (Fault(known, name, values) is { } fault)
            {
                context.Result = Problem.Invalid(context.HttpContext, new Dictionary<string, string[]> { [name] = [fault] });
                return;
            }
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static string? Fault(Dictionary<string, Type> known, string name, StringValues values)
    {
        if (!known.TryGetValue(name, out var type))
        {
            return known.Count > 0 ? $"There is no such parameter; there are {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}." : "This call takes no parameters.";
        }

        return type.IsArray || type == typeof(string) && values.Count == 1 ? null
            : values.Count > 1 ? "It is given more than once."
            : string.IsNullOrEmpty(values[0]) ? "It is empty; leave it out or give it a value."
            : (Nullable.GetUnderlyingType(type) ?? type).IsEnum && !char.IsAsciiLetter(values[0]![0]) ? "It is one of a few words; see /docs."
            : null;
    }

    private static Dictionary<string, Type> ParametersOf(ActionDescriptor action, IModelMetadataProvider metadata) =>
        QueryParameters.Of(action, metadata).ToDictionary(p => p.Name, p => p.Type, StringComparer.OrdinalIgnoreCase);
}
