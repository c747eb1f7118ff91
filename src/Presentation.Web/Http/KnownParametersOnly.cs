using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Refuses a query parameter that the call does not have: a mistyped filter that is silently dropped answers another question than was asked.</summary>
internal sealed class KnownParametersOnly : IResourceFilter
{
    private readonly ConcurrentDictionary<string, HashSet<string>> _known = new();

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var known = _known.GetOrAdd(context.ActionDescriptor.Id, static (_, action) => NamesOf(action), context.ActionDescriptor);
        foreach (var (name, _) in context.HttpContext.Request.Query)
        {
            if (!known.Contains(name))
            {
                var rule = known.Count > 0 ? $"There is no such parameter; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}." : "This call takes no parameters.";
                context.Result = Problem.Invalid(context.HttpContext, new Dictionary<string, string[]> { [name] = [rule] });
                return;
            }
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static HashSet<string> NamesOf(ActionDescriptor action) => action.Parameters
        .Where(p => p.BindingInfo?.BindingSource?.Id == "Query")
        .Select(p => p.BindingInfo?.BinderModelName ?? p.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
