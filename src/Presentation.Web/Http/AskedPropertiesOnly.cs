using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Binds a record of query parameters: those of its properties that the request has; the others keep their defaults.</summary>
internal sealed class AskedPropertiesOnly(Func<object> make, (ModelMetadata Property, IModelBinder Binder)[] parameters) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var asked = bindingContext.HttpContext.Request.Query;
        var model = make();
        foreach (var (property, binder) in parameters)
        {
            var name = QueryParameters.NameOf(property);
            if (!asked.ContainsKey(name))
            {
                continue;
            }

            using var scope = bindingContext.EnterNestedScope(property, property.PropertyName!, name, model: null);
            await binder.BindModelAsync(bindingContext);
            if (bindingContext.Result.IsModelSet)
            {
                property.PropertySetter!(model, bindingContext.Result.Model);
            }
        }

        bindingContext.Result = ModelBindingResult.Success(model);
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return context.BindingInfo.BindingSource == BindingSource.Query && QueryParameters.AreIn(context.Metadata)
                ? new AskedPropertiesOnly(() => Activator.CreateInstance(context.Metadata.ModelType)!, [.. context.Metadata.Properties.Select(p => (p, context.CreateBinder(p)))])
                : null;
        }
    }
}
