using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Says in the API's description what its JSON converters keep to themselves: domain values travel as text.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options) => options.AddSchemaTransformer((schema, context, _) =>
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(Accession) || type == typeof(SearchCursor))
        {
            Describe(schema, type);
        }
        else if (type == typeof(Accession[]) || type == typeof(IReadOnlyList<Accession>))
        {
            var item = new OpenApiSchema();
            Describe(item, typeof(Accession));
            schema.Items = item;
        }

        return Task.CompletedTask;
    });

    private static void Describe(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.String;
        if (type == typeof(Accession))
        {
            schema.Pattern = "^(GSE|GSM|GPL|GDS)[1-9][0-9]{0,7}$";
        }
    }
}
