using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Dates as yyyy-MM-dd only: 01/02/2020 means two days to two people.</summary>
internal sealed class IsoDateBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;
    }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        if (bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue is not { } text)
        {
            return Task.CompletedTask;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            bindingContext.Result = ModelBindingResult.Success(date);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, "A date is written yyyy-MM-dd.");
        }

        return Task.CompletedTask;
    }
}
