using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Writes answers that the cache gives again from bytes made the first time. The bytes live exactly as long as the answer.</summary>
internal sealed class RememberedJson : OutputFormatter
{
    private const string Json = "application/json";
    private readonly ConditionalWeakTable<object, byte[]> _written = [];

    public RememberedJson() => SupportedMediaTypes.Add(Json);

    public override async Task WriteResponseBodyAsync(OutputFormatterWriteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!_written.TryGetValue(context.Object!, out var bytes))
        {
            bytes = JsonSerializer.SerializeToUtf8Bytes(context.Object, context.ObjectType!, AnswerJson.Plain);
            _written.AddOrUpdate(context.Object!, bytes);
        }

        var response = context.HttpContext.Response;
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }

    public override void WriteResponseHeaders(OutputFormatterWriteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HttpContext.Response.ContentType = "application/json; charset=utf-8";
    }

    protected override bool CanWriteType(Type? type) => type == typeof(SearchAnswer) || type == typeof(Dataset);
}
