using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>The query parameters of an action, whether they are its own or those of a record that it takes.</summary>
internal static class QueryParameters
{
    /// <summary>Whether a type that is bound from a query is a record of parameters, and none itself.</summary>
    public static bool AreIn(ModelMetadata type) => type is { IsComplexType: true, IsEnumerableType: false };

    public static IEnumerable<(string Name, Type Type)> Of(ActionDescriptor action, IModelMetadataProvider metadata) => action.Parameters
        .Where(p => p.BindingInfo?.BindingSource == BindingSource.Query)
        .SelectMany(p => metadata.GetMetadataForType(p.ParameterType) is var type && AreIn(type)
            ? type.Properties.Select(property => (NameOf(property), property.ModelType))
            : [(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType)]);

    public static string NameOf(ModelMetadata property) => property.BinderModelName ?? property.PropertyName!;
}
