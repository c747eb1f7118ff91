using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Net.Http.Headers;
using OmicsOracle.Application.Datasets;
using OmicsOracle.Domain;

namespace OmicsOracle.Presentation.Web.Http;

/// <summary>Writes answers that the cache gives again from bytes made the first time, with their ETag and what the cache says of them. The bytes live exactly as long
/// as the answer, and are the same whatever a caller would accept, so nothing varies.</summary>
internal sealed class RememberedJson(TimeSpan clientMaxAge) : IOutputFormatter
{
    private readonly ConditionalWeakTable<object, Written> _written = [];

    public bool CanWriteResult(OutputFormatterCanWriteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ObjectType == typeof(SearchAnswer) || context.ObjectType == typeof(Dataset) || context.ObjectType == typeof(DatasetLinks)
            || context.ObjectType == typeof(Summary);
    }

    public Task WriteAsync(OutputFormatterWriteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!_written.TryGetValue(context.Object!, out var written))
        {
            written = new(JsonSerializer.SerializeToUtf8Bytes(context.Object, context.ObjectType!, AnswerJson.Plain));
            _written.AddOrUpdate(context.Object!, written);
        }

        var http = context.HttpContext;
        Tell(http, written);
        if (http.Request.Headers.IfNoneMatch is { Count: > 0 } known && written.IsAmong(known))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = written.Bytes.Length;
        var writing = http.Response.BodyWriter.WriteAsync(written.Bytes, http.RequestAborted);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    private void Tell(HttpContext http, Written written)
    {
        var headers = http.Response.Headers;
        headers.ETag = written.ETag;
        if (http.Features.Get<ToldByCache>() is not { } told)
        {
            headers.CacheControl = CacheHeaders.NoStore;
            return;
        }

        var said = written.Said = CacheHeaders.Of(told.Outcome, clientMaxAge, written.Said);
        (headers.CacheControl, headers["Cache-Status"]) = (said.Control, said.Status);
        if (said.Age is { } age)
        {
            headers.Age = age;
        }
    }

    private sealed class Written(byte[] bytes)
    {
        private const int HashBytes = 16;

        public byte[] Bytes { get; } = bytes;

        /// <summary>Strong (RFC 9110, 8.8.3): a hash of the very bytes.</summary>
        public string ETag { get; } = $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, HashBytes))}\"";

        /// <summary>What the last answer's headers said.</summary>
        public CacheHeaders? Said { get; set; }

        /// <summary>By weak comparison, as If-None-Match is to be read (RFC 9110, 13.1.2). What cannot be read names nothing.</summary>
        public bool IsAmong(IList<string?> known)
        {
            if (known.Count == 1 && known[0] == ETag)
            {
                return true;
            }

            var mine = new EntityTagHeaderValue(ETag);
            return EntityTagHeaderValue.TryParseList(known!, out var tags) && tags.Any(t => t == EntityTagHeaderValue.Any || t.Compare(mine, useStrongComparison: false));
        }
    }
}
